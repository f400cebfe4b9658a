package dev.keyturn.jdbc;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One write within a transaction whose rows are as they were expected, and are locked. */
final class Writing {
    private final Connection connection;
    private final Rows rows;
    private final Database database;

    Writing(Connection connection, Rows rows, Database database) {
        this.connection = connection;
        this.rows = rows;
        this.database = database;
    }

    /** Writes the changes, reads them back, and gives the part afterwards. */
    Store.Content write(Selection selection, Settings there, List<Change> changes) throws SQLException {
        boolean isWithin = changes.stream().allMatch(change -> selection.asksFor(change.key()));
        Selection named = new Selection(
                changes.stream().map(change -> KeyPattern.of(change.key())).toList());
        Settings before = isWithin ? there : rows.read(connection, named, true).settings();
        if (!changes.stream().allMatch(change -> before.value(change.key()).equals(change.before()))) {
            throw database.failures().stale();
        }
        List<Change> held = changes.stream()
                .map(change ->
                        new Change(change.key(), change.before(), change.after().map(before::held)))
                .toList();
        carryOut(held);
        Store.Content after = rows.read(connection, selection, false);
        check(
                held,
                isWithin
                        ? after.settings()
                        : rows.read(connection, named, false).settings());
        return after;
    }

    /** What takes rows away comes first: a table may take its key and one that is added for the same. */
    private void carryOut(List<Change> changes) throws SQLException {
        List<Change> gone = new ArrayList<>();
        List<Change> edited = new ArrayList<>();
        List<Change> added = new ArrayList<>();
        for (Change change : changes) {
            List<Change> kind =
                    change.after().isEmpty() ? gone : change.before().isPresent() ? edited : added;
            kind.add(change);
        }
        if (!gone.isEmpty()) {
            each(rows.delete(connection, gone));
        }
        if (!edited.isEmpty()) {
            each(rows.update(connection, edited));
        }
        if (!added.isEmpty()) {
            rows.insert(connection, added);
        }
    }

    /** Where a driver does not say how many rows there were, reading back finds what is missing. */
    private void each(int[] touched) {
        for (int rowCount : touched) {
            if (rowCount != 1 && rowCount != Statement.SUCCESS_NO_INFO) {
                throw database.failures().stale();
            }
        }
    }

    /** What a column cut off, padded or replaced was not written. */
    private void check(List<Change> changes, Settings after) {
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes) {
            if (!after.value(change.key()).equals(change.after())) {
                problems.add(Problem.of(
                                Origin.of(database.name()),
                                change.key(),
                                "the table gives back another value than was written, so it was not written",
                                "columns that hold every text, and tell all keys apart")
                        .hint("change the type or the collation of the columns; preflight says how"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }
}
