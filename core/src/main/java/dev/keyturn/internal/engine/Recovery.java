package dev.keyturn.internal.engine;

/** What became of what a run that was killed left behind. */
public enum Recovery {
    /** There was nothing unfinished. */
    NOTHING(""),
    /** What was announced had not been written; it was given up. */
    DISCARDED("an earlier run was interrupted before it wrote anything; that was noted"),
    /** What was announced had been written; it was confirmed. */
    CONFIRMED("an earlier run was interrupted after it had written everything; that was noted"),
    /** What was announced had been written in part; it was finished. */
    FINISHED("an earlier run was interrupted while it wrote; the rest was written");

    private final String said;

    Recovery(String said) {
        this.said = said;
    }

    /** For people. */
    public String said() {
        return said;
    }
}
