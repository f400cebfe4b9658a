package dev.keyturn.files.properties;

import dev.keyturn.files.layout.Vocabulary;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of a text, as a tree of the names that their keys are made of. */
final class Names {
    private static final int FEW = 4;

    private Map<String, Names> below = Map.of();
    private @Nullable Line line;
    private @Nullable Line last;

    /** Adds the entry of a key, and gives the one that has the key already. */
    Optional<Line> add(String key, Line entry, Vocabulary words) {
        Names at = this;
        at.last = entry;
        int start = 0;
        for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', start)) {
            at = at.passing(words.word(key.substring(start, dot)), entry);
            start = dot + 1;
        }
        at = at.passing(words.word(key.substring(start)), entry);
        if (at.line != null) {
            return Optional.of(at.line);
        }
        at.line = entry;
        return Optional.empty();
    }

    private Names passing(String name, Line entry) {
        if (below.isEmpty()) {
            below = new LinkedHashMap<>(FEW); // most names have nothing below them
        }
        Names child = below.computeIfAbsent(name, any -> new Names());
        child.last = entry;
        return child;
    }

    /** What has one name more, in the order of the text. */
    Map<String, Names> below() {
        return below;
    }

    /** The entry with exactly these names. */
    Optional<Line> line() {
        return Optional.ofNullable(line);
    }

    /** The entry of a key. */
    Optional<Line> line(Key key) {
        Names at = this;
        for (Segment segment : key.segments()) {
            Names next = at.child(segment);
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return at.line();
    }

    /** The last entry that shares the most leading names with a key. */
    Optional<Line> neighbour(Key key) {
        Names at = this;
        for (Segment segment : key.segments()) {
            Names next = at.child(segment);
            if (next == null) {
                break;
            }
            at = next;
        }
        return Optional.ofNullable(at.last);
    }

    private @Nullable Names child(Segment segment) {
        return segment instanceof Segment.Name name ? below.get(name.name()) : null;
    }
}
