package dev.keyturn.internal.layer;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import java.util.List;

/**
 * One of the places, and what a run would make of it.
 *
 * @param name what users call it
 * @param isWritten whether the run writes it; otherwise somebody else does later, or never
 * @param before its settings as they are
 * @param after its settings when all is done
 * @param pending the migrations that it is still to go through
 * @param hasNewShape whether it has the results of all of them already
 */
public record Layer(
        String name,
        boolean isWritten,
        Settings before,
        Settings after,
        List<Description> pending,
        boolean hasNewShape) {
    public Layer {
        pending = List.copyOf(pending);
    }

    /** Its settings after the run. */
    Settings now() {
        return isWritten ? after : before;
    }

    /** Whether something is left to do after the run. */
    boolean isBehind() {
        return !isWritten && !before.equals(after);
    }

    /** Whether it had this very value, under whichever key. */
    boolean had(Value value) {
        return before.keys().stream()
                .flatMap(key -> before.value(key).stream())
                .anyMatch(there -> there.equals(value) && there.origin().equals(value.origin()));
    }
}
