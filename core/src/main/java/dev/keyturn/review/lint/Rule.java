package dev.keyturn.review.lint;

import java.util.Locale;

/** What is looked for. The names are stable: {@code .docs/cli.md} explains each. */
public enum Rule {
    /** A migration says nobody who answers for it. */
    MISSING_OWNER(Severity.PROBLEM),
    /** A migration does not say what will be true afterwards. */
    MISSING_EXPECT(Severity.PROBLEM),
    /** A migration does not say what whoever takes it back has to know. */
    MISSING_ROLLBACK(Severity.PROBLEM),
    /** An owner, an expected result or a rollback note is still to be written. */
    PLACEHOLDER(Severity.WARNING),
    /** A migration cannot be read for another reason. */
    MALFORMED(Severity.PROBLEM),
    /** A conversion in place whose result does not tell that it was converted. */
    IN_PLACE_CONVERSION(Severity.PROBLEM),
    /** What a migration assumes or promises cannot be, after what it or an earlier one did. */
    UNMEETABLE(Severity.PROBLEM),
    /** Two migrations, or two steps, get in each other's way. */
    COLLISION(Severity.WARNING),
    /** A step that changes nothing which the other steps do not change. */
    NEEDLESS_STEP(Severity.WARNING),
    /** A step whose way back may lose something, and nobody says that this is all right. */
    UNACCEPTED_LOSS(Severity.WARNING),
    /** A step in Java, which a program without that code cannot take back. */
    CUSTOM_STEP(Severity.WARNING),
    /** A secret gets a name that does not say so, and is not declared. */
    UNDECLARED_SECRET(Severity.WARNING),
    /** A migration says a secret itself. */
    SECRET_IN_MIGRATION(Severity.WARNING),
    /** A conversion that does not keep how a value was written. */
    NOTATION_LOST(Severity.NOTICE),
    /** What a step takes away or overwrites comes back from the journal, and from nowhere else. */
    ONLY_IN_JOURNAL(Severity.NOTICE),
    /** Migrations are listed in another order than that of their ids. */
    ORDER_OF_IDS(Severity.NOTICE),
    /** An old name and its new one are both set. */
    BOTH_NAMES(Severity.WARNING),
    /** A name that an applied migration retired is there again. */
    RETIRED_NAME(Severity.WARNING),
    /** A name that nobody knows and that is nearly one that is known, or the same in another spelling. */
    NEAR_NAME(Severity.WARNING),
    /** A file with a secret in it may be read by everybody on the machine. */
    READABLE_SECRET(Severity.WARNING),
    /** An old name that a migration which is to be done takes away. */
    OLD_NAME(Severity.NOTICE),
    /** A step of a migration which is to be done finds nothing here. */
    FINDS_NOTHING(Severity.NOTICE);

    private final Severity severity;

    Rule(Severity severity) {
        this.severity = severity;
    }

    /** How much it matters. */
    public Severity severity() {
        return severity;
    }

    /** The name in reports: {@code missing-owner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
