package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a database says, in words that show no value: its own messages may repeat one, and an address may hold a password. What
 * is left of them is the state, the number, and where in the code it was.
 */
final class Failures {
    private static final Set<String> OUT_OF_REACH = Set.of("08", "57", "53");
    /** H2 has numbers of its own: a connection that is closed or broken, a database that is closed or being closed. */
    static final int H2_NEEDS_RIGHTS = 90040;

    /** The last three: a file that somebody else has open, or that is not there, here or on a server. */
    private static final Set<Integer> H2_OUT_OF_REACH =
            Set.of(90007, 90028, 90031, 90067, 90098, 90121, 90020, 90146, 90149);

    private static final Set<String> UNDONE_BY_THE_DATABASE = Set.of("40", "23", "25");
    private static final Set<String> LATE = Set.of("HYT00", "HYT01", "55P03", "57014", "70100");
    private static final Set<Integer> LATE_NUMBERS = Set.of(1205, 1969, 50200);
    private static final Set<Integer> SQLITE_BUSY = Set.of(5, 6);
    private static final int SQLITE_CANNOT_OPEN = 14;

    private final String name;

    Failures(String name) {
        this.name = name;
    }

    /** A failure after which nothing of the transaction is there. */
    SourceException of(SQLException e) {
        return failure(e, true);
    }

    /** A failure of the end of a transaction. */
    SourceException ofCommit(SQLException e) {
        return failure(e, isUndone(e));
    }

    private static String group(SQLException e) {
        String state = e.getSQLState();
        return state == null || state.length() < 2 ? "" : state.substring(0, 2);
    }

    private static boolean isUndone(SQLException e) {
        return UNDONE_BY_THE_DATABASE.contains(group(e)) || isBusy(e);
    }

    private static boolean isBusy(SQLException e) {
        return isSqlite(e) && SQLITE_BUSY.contains(e.getErrorCode() & 0xff);
    }

    /** Whether it could not wait any longer for a lock of somebody else's. */
    static boolean isLate(SQLException e) {
        return e instanceof SQLTimeoutException
                || LATE.contains(String.valueOf(e.getSQLState()))
                || LATE_NUMBERS.contains(e.getErrorCode())
                || isBusy(e);
    }

    /** Whether a row is there that was to be added. */
    static boolean isThereAlready(SQLException e) {
        boolean isUnique = "23505".equals(e.getSQLState()) || e.getErrorCode() == 1062;
        return isUnique || (isSqlite(e) && (e.getErrorCode() & 0xff) == 19);
    }

    private static boolean isSqlite(SQLException e) {
        return e.getClass().getName().startsWith("org.sqlite.");
    }

    /** Whether the database is not to be reached, or the connection to it is gone. */
    static boolean isOutOfReach(SQLException e) {
        return OUT_OF_REACH.contains(group(e))
                || H2_OUT_OF_REACH.contains(e.getErrorCode())
                || e instanceof SQLRecoverableException
                || (isSqlite(e) && (e.getErrorCode() & 0xff) == SQLITE_CANNOT_OPEN)
                || isClosed(e);
    }

    private static boolean isClosed(SQLException e) {
        return group(e).isEmpty() && !isBusy(e) && e instanceof SQLTransientException;
    }

    private SourceException failure(SQLException e, boolean isOutcomeKnown) {
        boolean isTemporary = isLate(e) || isOutOfReach(e) || group(e).equals("40");
        Problem problem =
                Problem.of(Origin.of(name), Key.root(), what(e), expected(e)).hint(hint(e, isOutcomeKnown));
        Problem said = isOutcomeKnown
                ? problem
                : new Problem(
                        problem.origin(),
                        problem.key(),
                        "the connection broke while a transaction was being ended (" + code(e) + ")",
                        problem.expected(),
                        Optional.of("it may have been written all the same"),
                        "run again: the next run finds in the journal whether it was");
        return new SourceException(said, isTemporary, isOutcomeKnown, bare(e));
    }

    /** The same exception without what the database says. */
    private static SQLException bare(SQLException e) {
        SQLException bare = new SQLException(code(e), e.getSQLState(), e.getErrorCode());
        bare.setStackTrace(e.getStackTrace());
        return bare;
    }

    static String code(SQLException e) {
        return "SQLSTATE " + e.getSQLState() + ", error " + e.getErrorCode();
    }

    private static String what(SQLException e) {
        String what;
        if (isLate(e)) {
            what = "somebody else holds a lock for too long";
        } else if (isOutOfReach(e)) {
            what = "the database is out of reach";
        } else {
            what = switch (group(e)) {
                case "40" -> "the database ended the transaction in favour of another one";
                case "23" -> "a rule of the table was broken";
                case "22" -> "the table cannot hold it";
                case "28" -> "the user may not do this";
                case "42" -> "the statement was refused";
                default -> "the database failed";
            };
        }
        return what + " (" + code(e) + ")";
    }

    private static String expected(SQLException e) {
        return switch (group(e)) {
            case "23" -> "a key that is unique as the table compares keys, and a value that its rules allow";
            case "22" -> "columns that hold every text, as long as it is";
            case "28", "42" -> "a user who may read and write the tables, as they are described";
            default -> "a database that answers";
        };
    }

    private static String hint(SQLException e, boolean isOutcomeKnown) {
        boolean isPassing = isLate(e) || isOutOfReach(e) || group(e).equals("40");
        return isPassing && isOutcomeKnown ? "nothing was written; try again later" : "nothing was written";
    }

    StaleException stale() {
        return stale("it was changed since it was read", "the settings that were read");
    }

    StaleException stale(String what, String expected) {
        return new StaleException(Problem.of(Origin.of(name), Key.root(), what, expected));
    }

    SourceException readOnly() {
        return new SourceException(
                Problem.of(Origin.of(name), Key.root(), "this source only reads", "a source that may write")
                        .hint("nothing was written; migrate with a source that is not read-only"));
    }

    /** A table that is missing or is another one, with the statements that make it. */
    SourceException structure(String what, List<String> statements) {
        return new SourceException(Problem.of(Origin.of(name), Key.root(), what, "the tables as they are described")
                .hint(
                        statements.isEmpty()
                                ? "nothing was written"
                                : "nothing was written; have these run: " + String.join("; ", statements)));
    }
}
