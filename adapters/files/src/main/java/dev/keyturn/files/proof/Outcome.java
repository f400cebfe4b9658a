package dev.keyturn.files.proof;

import java.util.Locale;

/** What came of an edit. */
public enum Outcome {
    /** The independent parser reads what was planned, and the way back gave the same bytes. */
    EXACT,
    /** As exact, but there is nobody who could say so. */
    UNCHECKED,
    /** The way back gave the same settings, but other bytes. */
    NOT_SAME_BYTES_BACK,
    /** It was refused, and nothing would have been written. */
    REFUSED,
    /** The settings are others than planned, or something that should never happen did. */
    WRONG;

    /** As it stands in a table for people. */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** As it stands in JSON. */
    public String field() {
        return this == NOT_SAME_BYTES_BACK ? "notSameBytesBack" : name().toLowerCase(Locale.ROOT);
    }
}
