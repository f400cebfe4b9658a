package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How each database says what it would do, and what it compares texts with. */
final class Explain {
    private Explain() {}

    /** Whether one of these queries would look at every row of a large table. */
    static boolean looksAtEveryRow(Connection connection, Dialect dialect, List<Seek.Query> queries)
            throws SQLException {
        boolean does = false;
        if (dialect == Dialect.POSTGRESQL) {
            Sql.execute(
                    connection,
                    "SET enable_seqscan = off"); // a small table is read as a whole, whatever indexes it has
        }
        for (Seek.Query query : queries) {
            does |= switch (dialect) {
                case POSTGRESQL -> plan(connection, "EXPLAIN ", query, 1).contains("Seq Scan");
                case MARIADB ->
                    plan(connection, "EXPLAIN ", query, "possible_keys").contains("null");
                case H2 -> plan(connection, "EXPLAIN ", query, 1).contains(".tableScan");
                case SQLITE -> isScan(plan(connection, "EXPLAIN QUERY PLAN ", query, "detail"));
            };
        }
        if (dialect == Dialect.POSTGRESQL) {
            Sql.execute(connection, "RESET enable_seqscan");
        }
        return does;
    }

    private static boolean isScan(String plan) {
        return plan.lines().anyMatch(line -> line.startsWith("SCAN") && !line.contains("USING"));
    }

    private static String plan(Connection connection, String explain, Seek.Query query, Object column)
            throws SQLException {
        return String.join(
                "\n",
                Sql.query(
                        connection,
                        explain + query.sql(),
                        row -> String.valueOf(
                                column instanceof Integer number
                                        ? row.getString(number)
                                        : row.getString((String) column)),
                        query.arguments()));
    }

    /** What an index needs, beside its column, to find texts by what they begin with. */
    static String operators(Dialect dialect) {
        return dialect == Dialect.POSTGRESQL ? " text_pattern_ops" : "";
    }

    /** The statement that gives a column the type that holds every text. */
    static String widen(Dialect dialect, String table, Columns.Column column, String type) {
        String name = dialect.quoted(column.name());
        return switch (dialect) {
            case POSTGRESQL -> "ALTER TABLE " + table + " ALTER COLUMN " + name + " TYPE " + type;
            case MARIADB ->
                "ALTER TABLE " + table + " MODIFY " + name + " " + type + (column.holdsNull() ? "" : " NOT NULL");
            case H2 -> "ALTER TABLE " + table + " ALTER COLUMN " + name + " SET DATA TYPE " + type;
            case SQLITE -> ""; // it cannot; the table is made anew
        };
    }

    /** The statement that lets a column hold NULL. */
    static String nullable(Dialect dialect, String table, String column) {
        String alter = "ALTER TABLE " + table + " ALTER COLUMN " + dialect.quoted(column) + " DROP NOT NULL";
        return switch (dialect) {
            case POSTGRESQL, H2 -> alter;
            case MARIADB -> widen(dialect, table, new Columns.Column(column, "", 0, true), dialect.textType());
            case SQLITE -> ""; // it cannot; the table is made anew
        };
    }

    /** What would make other texts of texts in this column, or take two for one. */
    static Optional<String> trap(
            Connection connection, Dialect dialect, Layout layout, Columns.Column column, boolean isKey)
            throws SQLException {
        String type = column.type();
        if (type.equals("bpchar") || type.equals("char") || type.equals("character")) {
            return Optional.of("the column " + column.name() + " fills texts up with spaces");
        }
        boolean ignoresCase = type.equals("citext") || type.contains("ignorecase");
        if (isKey && ignoresCase) {
            return Optional.of("the column " + column.name() + " takes keys for one that differ in case");
        }
        return switch (dialect) {
            case MARIADB -> collation(connection, layout, column, isKey);
            case SQLITE ->
                Sql.first(
                                connection,
                                "SELECT sql FROM sqlite_master WHERE name = ?",
                                row -> row.getString(1),
                                layout.tableNames().get(0))
                        .filter(ddl -> isKey && ddl.toUpperCase(Locale.ROOT).contains("NOCASE"))
                        .map(ddl -> "the column " + column.name() + " may take keys for one that differ in case");
            case POSTGRESQL -> isKey ? undecided(connection, layout, column) : Optional.empty();
            case H2 -> Optional.empty();
        };
    }

    private static Optional<String> undecided(Connection connection, Layout layout, Columns.Column column)
            throws SQLException {
        String sql = "SELECT c.collname FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation"
                + " WHERE a.attrelid = CAST(? AS regclass) AND a.attname = ? AND NOT c.collisdeterministic";
        return Sql.first(connection, sql, row -> row.getString(1), layout.tableIn(Dialect.POSTGRESQL), column.name())
                .map(collation -> "the column " + column.name() + " takes keys for one that differ in case or accents ("
                        + collation + ")");
    }

    private static Optional<String> collation(
            Connection connection, Layout layout, Columns.Column column, boolean isKey) throws SQLException {
        String sql = "SELECT COLLATION_NAME FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = "
                + layout.schema().map(schema -> "?").orElse("COALESCE(DATABASE(), ?)")
                + " AND TABLE_NAME = ? AND COLUMN_NAME = ?";
        String collation = Sql.first(
                        connection,
                        sql,
                        row -> String.valueOf(row.getString(1)),
                        layout.schema().orElse(""),
                        layout.tableNames().get(0),
                        column.name())
                .orElse("");
        if (collation.equals("null")) {
            return Optional.empty(); // no text, such as MySQL's JSON
        }
        if (!collation.startsWith("utf8mb4")) {
            return Optional.of("the column " + column.name() + " does not hold all characters (" + collation + ")");
        }
        return isKey && !collation.endsWith("_bin")
                ? Optional.of("the column " + column.name() + " takes keys for one that differ in case or accents ("
                        + collation + ")")
                : Optional.empty();
    }
}
