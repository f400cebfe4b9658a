package dev.keyturn.internal.transfer;

/** Where a transfer stands, according to both journals. */
public enum State {
    /** Neither journal knows it. */
    PENDING,
    /** It was begun; the place that the settings come from still counts. */
    BEGUN,
    /** The settings are where they go to, and that place counts; they are not gone from the other one yet. */
    SWITCHED,
    /** The settings are where they go to, and only there. */
    DONE,
    /** Taking it back was begun; the place that the settings went to still counts. */
    ROLLBACK_BEGUN,
    /** The settings are back, and that place counts; they are not gone from the other one yet. */
    ROLLBACK_SWITCHED,
    /** The settings are back, and only there; or it was given up before it was done. */
    ROLLED_BACK
}
