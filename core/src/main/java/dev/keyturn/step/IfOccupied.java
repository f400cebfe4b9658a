package dev.keyturn.step;

/** What to do where a step would write to a key that has a value. */
public enum IfOccupied {
    /** Change nothing, and say so. */
    REFUSE,
    /** Let the target keep its value; the source's value goes, and is kept for the way back. */
    KEEP,
    /** Let the source's value take its place; the target's value is kept for the way back. */
    REPLACE
}
