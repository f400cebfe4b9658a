package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** Connections with which nothing is written: the driver is told, and the database, where it can see to it. */
final class ReadOnly {
    private ReadOnly() {}

    /** From here on, until {@link #end}. */
    static void begin(Connection connection, Dialect dialect) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            Sql.execute(connection, "PRAGMA query_only = ON"); // its driver takes the flag only before it connects
        } else {
            connection.setReadOnly(true);
        }
    }

    /** Whoever has the connection next may write. */
    static void end(Connection connection, Dialect dialect) throws SQLException {
        if (dialect == Dialect.SQLITE) {
            Sql.execute(connection, "PRAGMA query_only = OFF");
        } else {
            connection.setReadOnly(false);
        }
    }

    /** For the transaction that has just begun. H2 has no such transactions. */
    static void transaction(Connection connection, Dialect dialect) throws SQLException {
        if (dialect == Dialect.POSTGRESQL || dialect == Dialect.MARIADB) {
            Sql.execute(connection, "SET TRANSACTION READ ONLY");
        }
    }
}
