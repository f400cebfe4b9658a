package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** PostgreSQL: an advisory lock of the session. It needs a session, so a pooler must not change it between transactions. */
final class AdvisoryLock implements SessionLock {
    private final long number;
    private boolean isMine;

    AdvisoryLock(Layout layout) {
        this.number =
                Long.parseUnsignedLong(Hash.of("keyturn/" + layout.identity()).substring(0, 16), 16);
    }

    @Override
    public boolean isTaken(Connection connection) throws SQLException {
        isMine = isMine || is(connection, "SELECT pg_try_advisory_lock(?)");
        return isMine;
    }

    @Override
    public void letGo(Connection connection) throws SQLException {
        if (isMine && !is(connection, "SELECT pg_advisory_unlock(?)")) {
            throw new SQLException("the session has changed", "08000");
        }
        isMine = false;
    }

    private boolean is(Connection connection, String sql) throws SQLException {
        return Sql.first(connection, sql, row -> row.getBoolean(1), number).orElse(false);
    }
}
