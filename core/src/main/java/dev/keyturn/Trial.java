package dev.keyturn;

import dev.keyturn.settings.Settings;
import java.util.List;

/**
 * Looks at a copy of the settings while it is rehearsed on, such as by starting the program that reads it: once when the copy is
 * migrated, and once when it is rolled back. Where there is nothing to migrate, the copy is looked at as it is.
 */
@FunctionalInterface
public interface Trial {
    /** In which state the copy is. */
    enum Phase {
        /** It is migrated. */
        MIGRATED,
        /** It was migrated, and was rolled back. */
        ROLLED_BACK
    }

    /**
     * What came of it.
     *
     * @param hasPassed whether all was well
     * @param says what happened, in a sentence
     * @param lines what else there is to read, such as the last lines of what a program printed; secrets of the settings that are in
     *     them are not shown
     */
    record Outcome(boolean hasPassed, String says, List<String> lines) {
        public Outcome {
            lines = List.copyOf(lines);
        }
    }

    /** Looks at the copy. It is changed by nobody meanwhile, and nothing that is done to it reaches the real settings. */
    Outcome look(Phase phase, Settings settings);
}
