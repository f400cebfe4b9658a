package dev.keyturn.step;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.util.List;

/** What became of going up: done as a whole, or refused as a whole. */
public sealed interface Up {
    /**
     * The new settings, and what is needed to go down again.
     *
     * @param settings the settings in the new shape
     * @param residue what to keep
     */
    record Done(Settings settings, Residue residue) implements Up {}

    /**
     * Nothing was changed.
     *
     * @param problems why not: everything that was found, not the first thing
     */
    record Refused(List<Problem> problems) implements Up {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
