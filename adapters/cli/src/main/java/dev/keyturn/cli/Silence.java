package dev.keyturn.cli;

/** The configuration of {@code java.util.logging} that a command runs with: nothing is logged. It is read only when somebody logs. */
public final class Silence {
    static final String PROPERTY = "java.util.logging.config.class";

    /** Called by the log manager, which would read the configuration of Java instead. */
    public Silence() {}
}
