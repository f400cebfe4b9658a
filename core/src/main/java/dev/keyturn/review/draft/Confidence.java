package dev.keyturn.review.draft;

import java.util.Locale;

/** How sure a guess is. Whoever reads a draft begins with those that are least so. */
public enum Confidence {
    /** Nothing else would explain it. */
    CERTAIN,
    /** Something else is possible, and less so. */
    LIKELY,
    /** One possibility among several. */
    GUESS;

    /** As it is written in documents and reports. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The less sure one of the two. */
    Confidence and(Confidence other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
