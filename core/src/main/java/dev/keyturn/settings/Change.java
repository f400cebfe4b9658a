package dev.keyturn.settings;

import java.util.Optional;

/**
 * What became of one key's value.
 *
 * @param key the key
 * @param before its value before, if it had one
 * @param after its value after, if it has one
 */
public record Change(Key key, Optional<Value> before, Optional<Value> after) {
    public Change {
        if (before.equals(after)) {
            throw new IllegalArgumentException(key + ": a change changes something");
        }
    }

    /** The change that takes this one back. */
    public Change inverse() {
        return new Change(key, after, before);
    }
}
