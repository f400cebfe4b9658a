package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** MariaDB and MySQL: a lock with a name, one for the whole server, so that the name of the database is in it. */
final class NamedLock implements SessionLock {
    private final Layout layout;
    private boolean isMine;

    NamedLock(Layout layout) {
        this.layout = layout;
    }

    @Override
    public boolean isTaken(Connection connection) throws SQLException {
        isMine = isMine || is(connection, "SELECT GET_LOCK(" + name() + ", 0)");
        return isMine;
    }

    @Override
    public void letGo(Connection connection) throws SQLException {
        if (isMine && !is(connection, "SELECT RELEASE_LOCK(" + name() + ")")) {
            throw new SQLException("the session has changed", "08000");
        }
        isMine = false;
    }

    private String name() {
        String schema = layout.schema().map(given -> "?").orElse("COALESCE(CONVERT(DATABASE() USING utf8mb4), '')");
        return "CONCAT('keyturn.', SHA1(CONCAT(" + schema + ", '/', ?)))";
    }

    private boolean is(Connection connection, String sql) throws SQLException {
        List<Object> arguments = new ArrayList<>();
        layout.schema().ifPresent(arguments::add);
        arguments.add(Hash.of(layout.identity())); // the characters of a name need not be among those of the schema's
        return Sql.query(connection, sql, row -> row.getInt(1), arguments).equals(List.of(1));
    }
}
