package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * H2, which has no locks of sessions: a row that is locked by a transaction of the holder. The end of each transaction lets go
 * of it for a moment, so whoever finds the row free, and a holder that has not let go, looks again for a while: only who is gone
 * leaves it free for that long. Where a holder stands still in just that moment the number that each one raises stops it.
 */
final class RowLock implements SessionLock {
    /** How long a row stays free at most whose holder lives. */
    static final Duration GRACE = Duration.ofSeconds(1);

    private final Database database;
    private final String row;
    private boolean isMine;
    private Optional<String> watched = Optional.empty();
    private long since;

    RowLock(Database database) {
        this.database = database;
        this.row = database.layout().identity() + " (session)";
    }

    private String select(String column) {
        return "SELECT " + database.column(column) + from();
    }

    private String from() {
        return " FROM " + table() + " WHERE " + database.column("source") + " = ?";
    }

    private String table() {
        return database.layout().lockIn(database.dialect());
    }

    @Override
    public boolean isTaken(Connection connection) throws SQLException {
        database.addLock(connection, database.layout().identity());
        database.addLock(connection, row);
        connection.setAutoCommit(false);
        isMine = isLocked(connection, " FOR UPDATE NOWAIT") && isFree(connection);
        if (!isMine) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        return isMine;
    }

    private boolean isLocked(Connection connection, String how) throws SQLException {
        try {
            return Sql.first(connection, select("epoch") + how, found -> true, row)
                    .orElse(false);
        } catch (SQLException e) {
            if (!Failures.isLate(e)) {
                throw e;
            }
            watched = Optional.empty();
            return false;
        }
    }

    private boolean isFree(Connection connection) throws SQLException {
        String identity = database.layout().identity();
        Optional<String> holder = Sql.first(connection, select("holder"), found -> found.getString(1), identity);
        if (holder.filter(who -> !who.isEmpty()).isEmpty()) {
            return true;
        }
        Optional<Long> epoch = Sql.first(connection, select("epoch"), found -> found.getLong(1), identity);
        Optional<String> now = Optional.of(epoch + " " + holder);
        if (!now.equals(watched)) {
            watched = now;
            since = System.nanoTime();
        }
        return System.nanoTime() - since >= GRACE.toNanos();
    }

    @Override
    public void renew(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        Sql.first(connection, select("epoch") + database.dialect().forUpdate(), found -> true, row);
    }

    @Override
    public void letGo(Connection connection) throws SQLException {
        if (isMine) {
            isMine = false;
            Sql.update(
                    connection,
                    "UPDATE " + table() + " SET " + database.column("holder") + " = '' WHERE "
                            + database.column("source") + " = ?",
                    List.of(database.layout().identity()));
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
