package dev.keyturn.benchmarks;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Silences the log: what a console costs is no cost of the engine. */
final class Quiet {
    /** Held, because a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("dev.keyturn");

    private Quiet() {}

    static void log() {
        LOG.setLevel(Level.OFF);
    }
}
