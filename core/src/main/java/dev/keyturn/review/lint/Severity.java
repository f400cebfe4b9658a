package dev.keyturn.review.lint;

import java.util.Locale;

/** How much a finding matters. */
public enum Severity {
    /** It goes wrong. */
    PROBLEM,
    /** It may go wrong, or is not what somebody meant. */
    WARNING,
    /** It should be known. */
    NOTICE;

    /** The name in reports: {@code problem}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
