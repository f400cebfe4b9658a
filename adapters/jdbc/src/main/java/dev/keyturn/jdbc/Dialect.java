package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What one database says in another way than the others. */
enum Dialect {
    /** PostgreSQL. */
    POSTGRESQL("\"", "TEXT COLLATE \"C\"", "TEXT", "TEXT COLLATE \"C\"", "", "PostgreSQL") {
        @Override
        String sameBytes(String column) {
            return column + " = ? AND " + column + " COLLATE \"C\" = ?";
        }

        @Override
        String insertIfAbsent(String table, List<String> columns) {
            return insert(table, columns) + " ON CONFLICT DO NOTHING";
        }

        @Override
        boolean holdsZero() {
            return false;
        }

        /** A plan that is made for all patterns alike, as the driver asks for from the sixth time on, uses no index for LIKE. */
        @Override
        boolean seeksByLike() {
            return false;
        }

        /** Such a plan expects so many rows of several ranges that it reads the whole table (MillionTest). */
        @Override
        int rangesAtOnce() {
            return 1;
        }

        /** Asking for the isolation of a connection, and setting it, would be round trips of their own. */
        @Override
        String opening(int seconds) {
            return "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = '" + seconds + "s'; ";
        }

        @Override
        void begin(Connection connection) throws SQLException {
            connection.setAutoCommit(false);
        }
    },

    /** MariaDB, and MySQL. */
    MARIADB(
            "`",
            "VARCHAR(600) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            "VARCHAR(150) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
            " ENGINE=InnoDB",
            "MariaDB|MySQL") {
        @Override
        String sameBytes(String column) {
            return column + " = ? AND CAST(CONVERT(" + column + " USING utf8mb4) AS BINARY) = CAST(? AS BINARY)";
        }

        @Override
        String insertIfAbsent(String table, List<String> columns) {
            return insert(table, columns).replaceFirst("INSERT", "INSERT IGNORE");
        }

        /** With its locks on the gaps between rows, so that none can appear among those that were looked at. */
        @Override
        int isolation() {
            return Connection.TRANSACTION_REPEATABLE_READ;
        }

        @Override
        boolean locksGaps() {
            return true;
        }
    },

    /** H2. */
    H2("\"", "CHARACTER VARYING(1000)", "CHARACTER LARGE OBJECT", "CHARACTER VARYING(300)", "", "H2") {
        /** It writes to its file half a second after a commit, unless an administrator asks for it. */
        @Override
        boolean force(Connection connection) throws SQLException {
            try {
                Sql.execute(connection, "CHECKPOINT SYNC");
                return true;
            } catch (SQLException e) {
                if (e.getErrorCode() != Failures.H2_NEEDS_RIGHTS) {
                    throw e;
                }
                return false;
            }
        }

        @Override
        boolean limitsConnections() {
            return true;
        }

        @Override
        String sameBytes(String column) {
            return column + " = ? AND CAST(" + column + " AS CHARACTER VARYING) = ?";
        }

        /** A row that is there makes it fail; that undoes nothing else. */
        @Override
        String insertIfAbsent(String table, List<String> columns) {
            return insert(table, columns);
        }

        @Override
        String forUpdate() {
            return " FOR UPDATE WAIT 10";
        }

        @Override
        boolean seeksByLike() {
            return false;
        }

        /** It uses no index for two ranges at once. */
        @Override
        int rangesAtOnce() {
            return 1;
        }
    },

    /** SQLite, in which one transaction writes at a time. */
    SQLITE("\"", "TEXT", "TEXT", "TEXT", "", "SQLite") {
        @Override
        boolean limitsConnections() {
            return true;
        }

        @Override
        String sameBytes(String column) {
            return column + " = ? AND " + column + " = ? COLLATE BINARY";
        }

        @Override
        String insertIfAbsent(String table, List<String> columns) {
            return insert(table, columns).replaceFirst("INSERT", "INSERT OR IGNORE");
        }

        @Override
        String forUpdate() {
            return "";
        }

        @Override
        boolean seeksByLike() {
            return false;
        }

        @Override
        void begin(Connection connection) throws SQLException {
            Sql.execute(connection, "BEGIN IMMEDIATE");
        }

        @Override
        void beginReading(Connection connection) throws SQLException {
            Sql.execute(connection, "BEGIN");
        }

        @Override
        void commit(Connection connection) throws SQLException {
            Sql.execute(connection, "COMMIT");
        }

        @Override
        void rollback(Connection connection) throws SQLException {
            Sql.execute(connection, "ROLLBACK");
        }

        @Override
        void end(Connection connection) {
            // nothing was changed
        }
    };

    private final String quote;
    private final String keyType;
    private final String textType;
    private final String nameType;
    private final String tableEnd;
    private final String products;

    Dialect(String quote, String keyType, String textType, String nameType, String tableEnd, String products) {
        this.quote = quote;
        this.keyType = keyType;
        this.textType = textType;
        this.nameType = nameType;
        this.tableEnd = tableEnd;
        this.products = products;
    }

    /** That of a database, by the name that its driver gives it. */
    static Optional<Dialect> of(String product) {
        return Arrays.stream(values())
                .filter(one -> product.matches(one.products))
                .findFirst();
    }

    /** A name of a table or a column, so that no character of it is special. */
    String quoted(String name) {
        return quote + name.replace(quote, quote + quote) + quote;
    }

    String keyType() {
        return keyType;
    }

    String textType() {
        return textType;
    }

    /** Of the name of a source or a scope, which is part of an index. */
    String nameType() {
        return nameType;
    }

    String tableEnd() {
        return tableEnd;
    }

    /** A condition with the same text twice: equal as the index has it, and equal to the last byte. */
    abstract String sameBytes(String column);

    static String insert(String table, List<String> columns, List<String> values) {
        return "INSERT INTO " + table + " (" + String.join(", ", columns) + ") VALUES (" + String.join(", ", values)
                + ")";
    }

    static String insert(String table, List<String> columns) {
        return insert(table, columns, columns.stream().map(one -> "?").toList());
    }

    /** The same text, which is then compared to the last byte. */
    String bytes(String column) {
        return switch (this) {
            case POSTGRESQL -> "CAST(" + column + " AS TEXT)";
            case MARIADB -> "CAST(" + column + " AS BINARY)";
            case H2 -> "CAST(" + column + " AS CHARACTER VARYING)";
            case SQLITE -> column + " COLLATE BINARY";
        };
    }

    /** Adds a row, the first column of which is unique, unless there is one. */
    abstract String insertIfAbsent(String table, List<String> columns);

    /** Behind a query whose rows stay as they are until the transaction ends. */
    String forUpdate() {
        return " FOR UPDATE";
    }

    /** Whether LIKE is exact and uses an index; elsewhere a range of texts does. */
    boolean seeksByLike() {
        return true;
    }

    /** How many ranges one query asks for. */
    int rangesAtOnce() {
        return 50;
    }

    /** Whether a connection, and not each statement, knows how long a statement may take. */
    boolean limitsConnections() {
        return false;
    }

    /** Whether a text may contain the character zero. */
    boolean holdsZero() {
        return true;
    }

    /** What stands before the first query of a transaction that writes, so that it waits no longer than this for a lock. */
    String opening(int seconds) {
        return "";
    }

    /** Whether a locked range keeps out rows that are not there. */
    boolean locksGaps() {
        return false;
    }

    /** How far transactions that write are kept apart; each locks what it reads. */
    int isolation() {
        return Connection.TRANSACTION_READ_COMMITTED;
    }

    /** Begins a transaction that writes. */
    void begin(Connection connection) throws SQLException {
        Sql.isolate(connection, isolation());
        connection.setAutoCommit(false);
    }

    /** Begins a transaction that reads the same however often it reads. */
    void beginReading(Connection connection) throws SQLException {
        Sql.isolate(connection, Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    void commit(Connection connection) throws SQLException {
        connection.commit();
    }

    /**
     * Has what is committed written to the disk.
     *
     * @return whether that can be asked for again
     */
    boolean force(Connection connection) throws SQLException {
        return true;
    }

    void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    /** Puts the connection back into the mode in which each statement is by itself. */
    void end(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }
}
