package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** What a server and its data source do to every transaction: whether it may write, what it sees, which characters it holds. */
final class Surroundings {
    private final Connection connection;
    private final Dialect dialect;
    private final Findings findings;

    Surroundings(Connection connection, Dialect dialect, Findings findings) {
        this.connection = connection;
        this.dialect = dialect;
        this.findings = findings;
    }

    void find() throws SQLException {
        isolation();
        if (dialect == Dialect.POSTGRESQL) {
            postgresql();
        } else if (dialect == Dialect.MARIADB) {
            mariadb();
        }
        if (dialect != Dialect.SQLITE && connection.isReadOnly()) {
            findings.told(
                    "set readOnly of the data source to false",
                    "its connections are made for reading only",
                    "a data source with which one may write");
        }
    }

    /** What writes sets its own level; a single read has that of the data source. */
    private void isolation() throws SQLException {
        if (dialect == Dialect.POSTGRESQL || dialect == Dialect.SQLITE) {
            return; // PostgreSQL reads what is committed at its lowest level, and SQLite without a shared cache
        }
        if (connection.getTransactionIsolation() == Connection.TRANSACTION_READ_UNCOMMITTED) {
            findings.mendedBy(
                    dialect == Dialect.MARIADB ? "SET GLOBAL TRANSACTION ISOLATION LEVEL REPEATABLE READ" : "",
                    "reads see what others have not committed (isolation READ UNCOMMITTED)",
                    "READ COMMITTED or higher, of the server and of the data source");
        }
    }

    private void postgresql() throws SQLException {
        if (says("SELECT pg_is_in_recovery()", "t")) {
            findings.told(
                    "use the address of the primary",
                    "the server is a standby, which only reads",
                    "a server to write to");
        } else if (says("SHOW default_transaction_read_only", "on")) {
            findings.mendedBy(
                    "ALTER ROLE " + Rights.user(connection, dialect) + " SET default_transaction_read_only = off",
                    "transactions of this user only read",
                    "transactions that may write");
        }
        if (!says("SHOW server_encoding", "UTF8")) {
            findings.told(
                    "a database keeps its encoding: make another one with ENCODING 'UTF8' TEMPLATE template0 and move the tables there",
                    "the database is not in UTF8",
                    "an encoding with all characters");
        }
    }

    private void mariadb() throws SQLException {
        for (String variable : new String[] {"read_only", "tx_read_only"}) {
            if (says("SELECT @@GLOBAL." + variable, "1")) {
                findings.mendedBy(
                        "SET GLOBAL " + variable + " = OFF",
                        "the server only reads (" + variable + ")",
                        "a server to write to");
            }
        }
    }

    private boolean says(String sql, String what) throws SQLException {
        try {
            return Sql.first(connection, sql, row -> String.valueOf(row.getString(1)))
                    .equals(Optional.of(what));
        } catch (SQLException e) {
            if (Failures.isOutOfReach(e)) {
                throw e;
            }
            return false; // MySQL has no such variable
        }
    }
}
