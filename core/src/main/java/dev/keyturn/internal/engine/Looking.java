package dev.keyturn.internal.engine;

import dev.keyturn.settings.Settings;
import java.util.List;
import java.util.Optional;

/** Looks at the copy that is rehearsed on, migrated or rolled back again. */
@FunctionalInterface
public interface Looking {
    /** Nobody looks. */
    Looking NONE = (isMigrated, settings) -> Optional.empty();

    /** What is found. */
    Optional<Looked> at(boolean isMigrated, Settings settings);

    /**
     * What somebody found.
     *
     * @param isMigrated whether the copy was migrated, or rolled back again
     * @param isWell whether all was well
     * @param says what happened
     * @param lines what else there is to read
     */
    record Looked(boolean isMigrated, boolean isWell, String says, List<String> lines) {
        public Looked {
            lines = List.copyOf(lines);
        }
    }
}
