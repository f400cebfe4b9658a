package dev.keyturn.step;

/** Who wins where an edit and the old state exclude each other. */
public enum OnConflict {
    /** Nobody: nothing is changed, and the conflicts are told. */
    REFUSE,
    /** The edit stays; the old value is told in the report. */
    KEEP_EDITED,
    /** The old value comes back; the edit is told in the report. */
    RESTORE_OLD
}
