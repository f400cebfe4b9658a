package dev.keyturn.step;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.util.List;

/** What became of going down: done as a whole, or refused as a whole. */
public sealed interface Down {
    /**
     * The settings in the old shape.
     *
     * @param settings the settings
     * @param remarks what became of edits, a line for each key that needs one
     */
    record Done(Settings settings, List<Remark> remarks) implements Down {
        public Done {
            remarks = List.copyOf(remarks);
        }
    }

    /**
     * Nothing was changed.
     *
     * @param problems why not, conflicts included: everything that was found, not the first thing
     * @param conflicts those keys among them where an edit and the old state exclude each other, and a policy would decide
     */
    record Refused(List<Problem> problems, List<Conflict> conflicts) implements Down {
        public Refused {
            problems = List.copyOf(problems);
            conflicts = List.copyOf(conflicts);
        }
    }
}
