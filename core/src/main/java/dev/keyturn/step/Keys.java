package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What steps ask of the keys that they are given when they are made. */
final class Keys {
    private Keys() {}

    /** A key that a value can be put at and taken from: it ends with a name. */
    static Key named(Key key) {
        if (key.isRoot()) {
            throw new IllegalArgumentException("a step works on a key, not on the settings as a whole");
        }
        if (key.last().orElseThrow() instanceof Segment.Index) {
            throw new IllegalArgumentException(key
                    + ": a step does not take an element of a list by its place, which an edit may change; use each");
        }
        return key;
    }

    /** Who accepts a loss says why. */
    static void reason(Key key, Optional<String> acceptedLoss) {
        if (acceptedLoss.filter(String::isBlank).isPresent()) {
            throw new IllegalArgumentException(key + ": the reason for accepting the loss is blank; expected a reason");
        }
    }

    static void different(Key from, Key to) {
        if (from.equals(to)) {
            throw new IllegalArgumentException(from + ": the old and the new key are the same");
        }
    }

    /** Keys none of which lies at or below another. */
    static void apart(List<Key> keys) {
        Set<Key> seen = new HashSet<>();
        for (Key key : keys) {
            named(key);
            if (seen.stream().anyMatch(key::overlaps)) {
                throw new IllegalArgumentException(
                        key + ": it is named twice, or lies at or below another key of the step");
            }
            seen.add(key);
        }
    }
}
