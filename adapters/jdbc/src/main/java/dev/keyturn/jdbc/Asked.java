package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Questions that each database is asked in words of its own. */
final class Asked {
    private static final String RANGE = " WITH ORDINALITY AS keyturn_range (least, beyond, number) ";

    /** What H2 says of itself where it has a file. */
    static final String FILE = "info.FILE_WRITE";

    private Asked() {}

    /**
     * A query for what has to be known of the tables; it ends with a condition.
     *
     * @param hasSchema whether the name of the schema is the first of its arguments
     * @param tables how many tables there are
     */
    static String aboutTables(Dialect dialect, boolean hasSchema, int tables) {
        return switch (dialect) {
            // keys may be in the order of their characters; elsewhere other operators have that, and another index
            case POSTGRESQL ->
                "SELECT CASE WHEN c.collname = 'default' THEN"
                        + " (SELECT datcollate FROM pg_database WHERE datname = current_database()) ELSE c.collcollate END"
                        + " FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation"
                        + " WHERE a.attrelid = CAST(? AS regclass) AND a.attname = ?";
            // tables may have an engine without transactions
            case MARIADB ->
                "SELECT t.TABLE_NAME FROM information_schema.TABLES t JOIN information_schema.ENGINES e"
                        + " ON t.ENGINE = e.ENGINE WHERE t.TABLE_SCHEMA = " + (hasSchema ? "?" : "DATABASE()")
                        + " AND t.TABLE_NAME IN (" + Sql.marks(tables) + ") AND e.TRANSACTIONS <> 'YES'";
            // a database in a file writes what is committed half a second later
            case H2 -> "SELECT SETTING_NAME FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = '" + FILE + "'";
            case SQLITE -> "SELECT 1 WHERE 1 = 1";
        };
    }

    /** Behind a query whose rows stay as they are until the transaction ends, where others may look at them in the same way. */
    static String forShare(Dialect dialect) {
        return switch (dialect) {
            case POSTGRESQL -> " FOR SHARE";
            case MARIADB -> " LOCK IN SHARE MODE";
            case H2, SQLITE -> dialect.forUpdate();
        };
    }

    /** A query for all scopes of a table, each to the last byte, in the order of the table. */
    static String scopes(Dialect dialect, String table, String name) {
        String column = dialect.quoted(name);
        String bytes = dialect.bytes(column);
        return "SELECT " + column + " FROM " + table + " WHERE " + column + " IS NOT NULL GROUP BY " + column + ", "
                + bytes + " ORDER BY " + column + ", " + bytes;
    }

    /** A condition for one of so many texts, which are equal to the last byte. */
    static String bytesAmong(Dialect dialect, String column, int texts) {
        String marks = Sql.marks(texts);
        return switch (dialect) {
            case POSTGRESQL -> column + " COLLATE \"C\" IN (" + marks + ")";
            case MARIADB ->
                "CAST(CONVERT(" + column + " USING utf8mb4) AS BINARY) IN (" + marks.replace("?", "CAST(? AS BINARY)")
                        + ")";
            case H2, SQLITE -> dialect.bytes(column) + " IN (" + marks + ")";
        };
    }

    /** Whether H2 writes to its file some time after a commit. */
    static boolean isDelayed(Connection connection) throws SQLException {
        String sql = "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'";
        return Sql.first(connection, sql, row -> row.getString(1))
                .filter(delay -> !delay.equals("0"))
                .isPresent();
    }

    /**
     * A query for the rows of all ranges, which are two arrays as its first arguments, with a number below zero for each; nothing
     * where ranges are several conditions.
     *
     * @param where what is true of a row of {@code keyturn_range}, from {@code least} to below {@code beyond}
     */
    static Optional<String> ranges(Dialect dialect, String columns, String table, String where) {
        return switch (dialect) {
            // what stands before OFFSET is done for each range by itself, and so by the index
            case POSTGRESQL ->
                Optional.of(
                        "SELECT -keyturn_range.number, keyturn_rows.* FROM unnest(CAST(? AS text[]), CAST(? AS text[]))"
                                + RANGE + "CROSS JOIN LATERAL (SELECT " + columns + " FROM " + table + " WHERE " + where
                                + " OFFSET 0) AS keyturn_rows");
            case H2 ->
                Optional.of("SELECT -keyturn_range.number, " + columns
                        + " FROM UNNEST(CAST(? AS CHARACTER VARYING ARRAY), CAST(? AS CHARACTER VARYING ARRAY))" + RANGE
                        + "JOIN " + table + " ON " + where);
            case MARIADB, SQLITE -> Optional.empty();
        };
    }
}
