package dev.keyturn.internal.engine;

/** What became of what a run that was killed left behind. */
public enum Recovery {
    /** There was nothing unfinished. */
    NOTHING("", ""),
    /** What was announced had not been written; it was given up. */
    DISCARDED(
            "an earlier run was interrupted before it wrote anything; that was noted",
            "was interrupted before it wrote anything; the next run notes that first"),
    /** What was announced had been written; it was confirmed. */
    CONFIRMED(
            "an earlier run was interrupted after it had written everything; that was noted",
            "was interrupted after it had written everything; the next run notes that first"),
    /** What was announced had been written in part; it was finished. */
    FINISHED(
            "an earlier run was interrupted while it wrote; the rest was written",
            "was interrupted while it wrote; the next run writes the rest first");

    private final String said;
    private final String ahead;

    Recovery(String said, String ahead) {
        this.said = said;
        this.ahead = ahead;
    }

    /** What the next run will do, behind the id of the migration. */
    String ahead() {
        return ahead;
    }

    /** For people. */
    public String said() {
        return said;
    }
}
