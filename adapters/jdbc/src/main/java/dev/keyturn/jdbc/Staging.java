package dev.keyturn.jdbc;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Copies settings into a table for rehearsals. Such a table is known by a row in the table of locks beside it; one without that
 * row has to be empty. That it is not the table itself, by whatever address, is found out by what is written to that row: whoever looks
 * at the settings' own table of locks does not see it.
 */
final class Staging {
    private final Database from;
    private final Database to;
    private final String mark;

    Staging(Database from, Database to) {
        this.from = from.readOnly();
        this.to = to;
        this.mark = to.layout().table() + " (staging)";
    }

    /** Fills the table with the settings there are, and with nothing else. */
    JdbcSource filled() {
        JdbcSource copy = new JdbcSource(to, true);
        Connection connection = to.connect();
        try {
            to.tried(() -> {
                prepare(connection);
                return copy;
            });
        } finally {
            to.giveBack(connection);
        }
        Settings settings = new JdbcSource(from, true).read(Selection.all()).settings();
        Snapshot there = copy.read(Selection.all());
        Changes changes = Changes.between(there.settings(), settings);
        if (!changes.isEmpty()) {
            copy.write(there.revision(), Edit.to(settings, changes, List.of()));
        }
        return copy;
    }

    private void prepare(Connection connection) throws SQLException {
        if (!isMarked(connection) && isInUse(connection)) {
            throw refuse("the table holds rows, and was not made for rehearsals");
        }
        for (String statement : new Ddl(to.dialect(), to.layout()).all()) {
            Sql.execute(connection, statement);
        }
        if (hasJournal(connection)) {
            throw refuse("the table has a journal of its own, so it is in use");
        }
        boolean isKnown = isMarked(connection);
        String sign = UUID.randomUUID().toString();
        to.addLock(connection, mark);
        Sql.update(
                connection,
                "UPDATE " + locks(to) + " SET " + to.column("holder") + " = ?" + where(to),
                List.of(sign, mark));
        if (isSeen(sign)) {
            if (!isKnown) {
                Sql.update(connection, "DELETE FROM " + locks(to) + where(to), List.of(mark));
            }
            throw refuse("it is the table that is to be copied");
        }
    }

    private static String locks(Database database) {
        return database.layout().lockIn(database.dialect());
    }

    private static String where(Database database) {
        return " WHERE " + database.column("source") + " = ?";
    }

    private boolean isMarked(Connection connection) {
        return there(connection, "SELECT " + to.column("holder") + " FROM " + locks(to) + where(to), mark)
                .isPresent();
    }

    private boolean isInUse(Connection connection) {
        return there(connection, "SELECT '' FROM " + to.layout().tableIn(to.dialect()))
                .isPresent();
    }

    /** One of its own, or a part of those of everybody in the table. */
    private boolean hasJournal(Connection connection) {
        Dialect dialect = to.dialect();
        String own = to.layout().identity();
        Optional<String> every = to.layout().every().map(Layout::identity);
        return there(connection, "SELECT '' FROM " + to.layout().journalIn(dialect) + where(to), own)
                        .isPresent()
                || every.flatMap(one -> there(
                                connection, "SELECT '' FROM " + to.layout().batchIn(dialect) + where(to), one))
                        .isPresent();
    }

    /** Nothing, too, where the table is not there. */
    private Optional<String> there(Connection connection, String sql, Object... arguments) {
        try {
            return Sql.first(connection, sql, row -> row.getString(1), arguments);
        } catch (SQLException e) {
            if (Failures.isOutOfReach(e) || Failures.isLate(e)) {
                throw to.failures().of(e);
            }
            return Optional.empty();
        }
    }

    /** Whether the settings' own table of locks has this sign, and their table this name. */
    private boolean isSeen(String sign) {
        List<String> mine = from.layout().tableNames();
        if (!mine.get(0).equalsIgnoreCase(to.layout().tableNames().get(0))) {
            return false;
        }
        Connection connection = from.connect();
        try {
            String sql = "SELECT " + from.column("holder") + " FROM " + locks(from) + where(from);
            return there(connection, sql, mark).filter(sign::equals).isPresent();
        } finally {
            from.giveBack(connection);
        }
    }

    private RefusedException refuse(String what) {
        return new RefusedException(
                Problem.of(Origin.of(to.name()), Key.root(), what, "a table that is there for rehearsals, or none yet")
                        .hint("nothing was written; name another table"));
    }
}
