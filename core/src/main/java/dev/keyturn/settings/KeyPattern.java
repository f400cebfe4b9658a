package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A set of keys that can be told without looking at settings: {@code db.url} and all below it; {@code tenants.*.db},
 * where the star stands for any one segment; {@code server_*}, where it stands for the rest of a name.
 *
 * <p>A pattern always includes what lies below the keys that it matches.
 */
public final class KeyPattern {
    private final List<Part> parts;

    private KeyPattern(List<Part> parts) {
        this.parts = parts;
    }

    /** One part of a pattern. */
    sealed interface Part {
        boolean matches(Segment segment);

        /** Whether some segment matches both. */
        boolean meets(Part other);
    }

    record Exactly(Segment segment) implements Part {
        @Override
        public boolean matches(Segment other) {
            return segment.equals(other);
        }

        @Override
        public boolean meets(Part other) {
            return other.matches(segment);
        }

        @Override
        public String toString() {
            return segment.toString();
        }
    }

    record Any() implements Part {
        @Override
        public boolean matches(Segment segment) {
            return true;
        }

        @Override
        public boolean meets(Part other) {
            return true;
        }

        @Override
        public String toString() {
            return "*";
        }
    }

    record Prefix(String prefix) implements Part {
        @Override
        public boolean matches(Segment segment) {
            return segment instanceof Segment.Name name && name.name().startsWith(prefix);
        }

        @Override
        public boolean meets(Part other) {
            return other instanceof Prefix p
                    ? prefix.startsWith(p.prefix) || p.prefix.startsWith(prefix)
                    : other instanceof Any || (other instanceof Exactly e && matches(e.segment));
        }

        @Override
        public String toString() {
            return KeyText.name(prefix) + "*";
        }
    }

    /** The pattern of a key: the key and all below it. */
    public static KeyPattern of(Key key) {
        return new KeyPattern(key.segments().stream().<Part>map(Exactly::new).toList());
    }

    /**
     * Parses a pattern: a key in which {@code *} may stand for a name, or for the rest of one.
     *
     * @throws IllegalArgumentException if the text is no pattern
     */
    public static KeyPattern of(String text) {
        return new KeyPattern(text.equals(".") ? List.of() : List.copyOf(new KeyText(text).parts()));
    }

    /** This pattern with any one segment below it. */
    public KeyPattern any() {
        return with(new Any());
    }

    /** This pattern with, below it, any name that begins with this text. */
    public KeyPattern startingWith(String prefix) {
        return with(new Prefix(prefix));
    }

    private KeyPattern with(Part part) {
        List<Part> longer = new ArrayList<>(parts);
        longer.add(part);
        return new KeyPattern(List.copyOf(longer));
    }

    /** This pattern with another one below it. */
    public KeyPattern append(KeyPattern below) {
        List<Part> longer = new ArrayList<>(parts);
        longer.addAll(below.parts);
        return new KeyPattern(List.copyOf(longer));
    }

    /** Whether the key is, or lies below, one that this pattern matches. */
    public boolean covers(Key key) {
        List<Segment> segments = key.segments();
        if (segments.size() < parts.size()) {
            return false;
        }
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).matches(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether keys that this pattern matches may lie below this key. */
    public boolean isBelow(Key key) {
        List<Segment> segments = key.segments();
        if (segments.size() >= parts.size()) {
            return false;
        }
        for (int i = 0; i < segments.size(); i++) {
            if (!parts.get(i).matches(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** What all names right below {@link #around} begin with, so far as the pattern says; nothing where any name will do. */
    public String beginning() {
        int fixed = around().segments().size();
        return fixed < parts.size() && parts.get(fixed) instanceof Prefix begins ? begins.prefix : "";
    }

    /** The key that all keys of this pattern lie at or below: as far as nothing in it is open. */
    public Key around() {
        List<Segment> segments = new ArrayList<>();
        for (Part part : parts) {
            if (!(part instanceof Exactly exactly)) {
                break;
            }
            segments.add(exactly.segment);
        }
        return Key.ofSegments(segments);
    }

    /** Whether a change at the one can be seen at the other: some key of one lies at or below some key of the other. */
    public boolean overlaps(KeyPattern other) {
        int shorter = Math.min(parts.size(), other.parts.size());
        for (int i = 0; i < shorter; i++) {
            if (!parts.get(i).meets(other.parts.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The key that this pattern is, if nothing in it is open. */
    public Optional<Key> key() {
        List<Segment> segments = new ArrayList<>();
        for (Part part : parts) {
            if (!(part instanceof Exactly exactly)) {
                return Optional.empty();
            }
            segments.add(exactly.segment);
        }
        return Optional.of(Key.ofSegments(segments));
    }

    /** All keys in these settings that the pattern matches, whether they have a value or children. */
    public List<Key> matches(Settings settings) {
        List<Key> found = List.of(Key.root());
        for (Part part : parts) {
            List<Key> next = new ArrayList<>();
            for (Key key : found) {
                settings.at(key).ifPresent(node -> children(key, node, part, next));
            }
            found = next;
        }
        return found;
    }

    private static void children(Key key, Value node, Part part, List<Key> found) {
        if (part instanceof Exactly exactly) {
            Key child = Key.ofSegments(append(key, exactly.segment));
            if (Path.find(node, key.isRoot() ? child : child.below(key).orElseThrow()) != null) {
                found.add(child);
            }
            return;
        }
        if (node instanceof Table table) {
            List<String> names = part instanceof Prefix begins ? table.names(begins.prefix) : table.names();
            names.forEach(name -> found.add(key.child(name)));
        }
        if (part instanceof Any && Path.listAt(node) instanceof Items list) {
            for (int i = 0; i < list.size(); i++) {
                found.add(key.item(i));
            }
        }
    }

    private static List<Segment> append(Key key, Segment segment) {
        List<Segment> longer = new ArrayList<>(key.segments());
        longer.add(segment);
        return longer;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof KeyPattern other && parts.equals(other.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    @Override
    public String toString() {
        return KeyText.print(parts);
    }
}
