package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;

/**
 * A key for which an edit and the old state exclude each other.
 *
 * @param origin where the edit was read
 * @param key the key
 * @param what how they differ
 * @param edited what {@link OnConflict#KEEP_EDITED} would do
 * @param old what {@link OnConflict#RESTORE_OLD} would do
 */
public record Conflict(Origin origin, Key key, String what, String edited, String old) {
    Problem asProblem() {
        return Problem.of(origin, key, what, "one of the two values")
                .hint("to keep the edit (keep-edited): " + edited + "; to restore the old state (restore-old): " + old);
    }

    Conflict below(Key around) {
        return new Conflict(origin, around.append(key), what, edited, old);
    }
}
