package dev.keyturn.spi;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened in a run.
 *
 * @param kind what it was
 * @param source the source of the run
 * @param migration the migration that it was about, if it was about one
 * @param says the rest in a few words, without secrets
 */
public record Event(Kind kind, String source, Optional<String> migration, String says) {
    /** What happened. */
    public enum Kind {
        /** A run began; says how many migrations are applied and waiting, and what was done last. */
        STARTED,
        /** What a run that was killed left behind was finished or given up. */
        RECOVERED,
        /** A step is about to be written with its migration. */
        STEP,
        /** The settings were written. */
        WRITTEN,
        /** They were read back, and are what was to be written; the journal says so now. */
        VERIFIED,
        /** A migration was taken back. */
        ROLLED_BACK,
        /** The run came to nothing; says why. */
        REFUSED,
        /** The run ended. */
        ENDED
    }

    /** {@code written app.yaml 2026-11-datasource: 6 keys}, in one line. */
    @Override
    public String toString() {
        String who = migration.map(id -> " " + id).orElse("");
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + source + who
                + (says.isEmpty() ? "" : ": " + says.replace('\n', ' '));
    }
}
