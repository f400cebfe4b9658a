package dev.keyturn.step;

import dev.keyturn.settings.Key;
import java.util.Optional;

/** How a step changes the names of keys, for the references to them in other values. */
interface Renaming {
    /** The new name of a key that the step renames. */
    Optional<Key> up(Key old);

    /** The old name of a key that the step renames back. */
    Optional<Key> down(Key young);

    /** One key, without its children. */
    static Renaming ofKey(Key from, Key to) {
        return new Renaming() {
            @Override
            public Optional<Key> up(Key old) {
                return old.equals(from) ? Optional.of(to) : Optional.empty();
            }

            @Override
            public Optional<Key> down(Key young) {
                return young.equals(to) ? Optional.of(from) : Optional.empty();
            }
        };
    }

    /** A key with all that is below it. */
    static Renaming ofTree(Key from, Key to) {
        return new Renaming() {
            @Override
            public Optional<Key> up(Key old) {
                return old.below(from).map(to::append);
            }

            @Override
            public Optional<Key> down(Key young) {
                return young.below(to).map(from::append);
            }
        };
    }
}
