package dev.keyturn.benchmarks;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Silences the log: what a console costs is no cost of the engine. */
final class Quiet {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final List<Logger> LOGS =
            Stream.of("dev.keyturn", "org.flywaydb").map(Logger::getLogger).toList();

    private Quiet() {}

    static void log() {
        LOGS.forEach(log -> log.setLevel(Level.OFF));
    }
}
