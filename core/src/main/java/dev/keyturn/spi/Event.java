package dev.keyturn.spi;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that happened in a run, or in a source that tries again what failed.
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
        ENDED,
        /** Something failed that is safe to try again, and is; says what failed, and how long it waits. Of a source that does that. */
        RETRIED,
        /** It was tried as often, or for as long, as it may be. */
        GAVE_UP,
        /** The answer to a write was lost, or a lock with its connection; says what was found out about it. */
        RESOLVED,
        /** A place has failed so often that for a while it is not asked. */
        CIRCUIT_OPENED,
        /** It answers, and is asked again. */
        CIRCUIT_CLOSED
    }

    /** How loud it is in the log. */
    public System.Logger.Level level() {
        return switch (kind) {
            case ENDED, STEP -> System.Logger.Level.DEBUG;
            case STARTED, WRITTEN, VERIFIED, ROLLED_BACK, RESOLVED, CIRCUIT_CLOSED -> System.Logger.Level.INFO;
            case RECOVERED, REFUSED, RETRIED, GAVE_UP, CIRCUIT_OPENED -> System.Logger.Level.WARNING;
        };
    }

    /** {@code written app.yaml 2026-11-datasource: 6 keys}, in one line. */
    @Override
    public String toString() {
        String who = migration.map(id -> " " + id).orElse("");
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + source + who
                + (says.isEmpty() ? "" : ": " + says.replace('\n', ' '));
    }
}
