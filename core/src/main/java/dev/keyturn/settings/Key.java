package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The address of a setting: {@code db.url}, {@code logging.level."com.foo"}, {@code servers[0].host}.
 *
 * <p>Segments are joined by dots. A name that holds a dot, a quote, a bracket, a star, white space or nothing at all is
 * written in double quotes with JSON's escapes. Every key prints as text that parses back to the same key. The
 * {@linkplain #root() root}, the address of all settings together, is written as a single dot.
 */
public final class Key {
    /** As deep as settings may nest; it keeps every walk over them far from the end of the stack. */
    public static final int MAX_DEPTH = 500;

    private static final Key ROOT = new Key(List.of());

    private final List<Segment> segments;
    private final int hash;
    private @Nullable Key parent; // made when somebody asks; whoever asks at the same time makes an equal one

    private Key(List<Segment> segments) {
        if (segments.size() > MAX_DEPTH) {
            throw new IllegalArgumentException("a key has at most " + MAX_DEPTH + " segments, got " + segments.size());
        }
        this.segments = segments;
        this.hash = segments.hashCode();
    }

    /** The address of everything. */
    public static Key root() {
        return ROOT;
    }

    /**
     * Parses a key.
     *
     * @throws IllegalArgumentException if the text is no key; the message shows the place and what was expected
     */
    public static Key of(String text) {
        return text.equals(".") ? ROOT : ofSegments(new KeyText(text).segments());
    }

    /** The key with these names as they are: no character of them is special. */
    public static Key ofNames(String... names) {
        List<Segment> segments = new ArrayList<>(names.length);
        for (String name : names) {
            segments.add(new Segment.Name(name));
        }
        return ofSegments(segments);
    }

    /** The key with these segments; the first is a name, because settings as a whole are a table. */
    public static Key ofSegments(List<? extends Segment> segments) {
        if (segments.isEmpty()) {
            return ROOT;
        }
        if (segments.get(0) instanceof Segment.Index) {
            throw new IllegalArgumentException("a key starts with a name, got " + segments.get(0));
        }
        return new Key(List.copyOf(segments));
    }

    /** The key of the entry with this name below this key. */
    public Key child(String name) {
        return child(new Segment.Name(name));
    }

    /** The key of the list element at this place below this key. */
    public Key item(int index) {
        return child(new Segment.Index(index));
    }

    private Key child(Segment segment) {
        List<Segment> longer = new ArrayList<>(segments.size() + 1);
        longer.addAll(segments);
        longer.add(segment);
        Key child = isRoot() ? ofSegments(longer) : new Key(List.copyOf(longer));
        child.parent = this;
        return child;
    }

    /** This key with {@code below} appended: {@code a.b} and {@code c.d} give {@code a.b.c.d}. */
    public Key append(Key below) {
        if (isRoot()) {
            return below;
        }
        List<Segment> longer = new ArrayList<>(segments.size() + below.segments.size());
        longer.addAll(segments);
        longer.addAll(below.segments);
        return new Key(List.copyOf(longer));
    }

    /**
     * What remains of this key below {@code prefix}, or nothing if it is not below it. What remains of {@code a[0].b}
     * below {@code a} starts with a place: it is no address of its own, and {@link #of} does not read its text.
     */
    public Optional<Key> below(Key prefix) {
        return startsWith(prefix)
                ? Optional.of(ofTail(segments.subList(prefix.segments.size(), segments.size())))
                : Optional.empty();
    }

    private static Key ofTail(List<Segment> tail) {
        return tail.isEmpty() ? ROOT : new Key(List.copyOf(tail));
    }

    /** The key one segment shorter; nothing for the root. */
    public Optional<Key> parent() {
        if (isRoot()) {
            return Optional.empty();
        }
        Key known = parent;
        if (known == null) {
            known = ofTail(segments.subList(0, segments.size() - 1));
            parent = known;
        }
        return Optional.of(known);
    }

    /** The last segment; nothing for the root. */
    public Optional<Segment> last() {
        return isRoot() ? Optional.empty() : Optional.of(segments.get(segments.size() - 1));
    }

    /** The segments, from the outside in. */
    public List<Segment> segments() {
        return segments;
    }

    /** Whether this is the address of everything. */
    public boolean isRoot() {
        return segments.isEmpty();
    }

    /** Whether {@code prefix} is this key or one of the tables and lists around it. */
    public boolean startsWith(Key prefix) {
        int length = prefix.segments.size();
        if (length > segments.size()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!segments.get(i).equals(prefix.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the two keys lies at or below the other, so that a change at one can be seen at the other. */
    public boolean overlaps(Key other) {
        return startsWith(other) || other.startsWith(this);
    }

    @Override
    public boolean equals(Object o) {
        return this == o
                || (o instanceof Key other
                        && hash == other.hash
                        && segments.size() == other.segments.size()
                        && startsWith(other));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** The text that {@link #of} parses back to this key. */
    @Override
    public String toString() {
        return KeyText.print(segments);
    }
}
