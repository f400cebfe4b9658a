package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a database says of the columns of the settings.
 *
 * @param all all of them, by their names
 * @param isUnique whether an index keeps two rows apart, where there may be two
 */
record Columns(Map<String, Column> all, boolean isUnique) {
    /**
     * A column.
     *
     * @param name its name
     * @param type its type, as the database calls it
     * @param size how many characters it holds; 0 where there is no limit that is told
     * @param holdsNull whether it holds NULL
     */
    record Column(String name, String type, int size, boolean holdsNull) {}

    Column of(String name) {
        return all.getOrDefault(name, new Column(name, "", 0, true));
    }

    static Columns of(Connection connection, Layout layout) throws SQLException {
        DatabaseMetaData about = connection.getMetaData();
        String table = layout.tableNames().get(0);
        boolean isCatalog = Dialect.of(about.getDatabaseProductName()).equals(Optional.of(Dialect.MARIADB));
        String schema = layout.schema().orElse(isCatalog ? connection.getCatalog() : connection.getSchema());
        @Nullable String catalog = isCatalog ? schema : null;
        @Nullable String in = isCatalog ? null : schema;
        Map<String, Column> columns = new HashMap<>();
        try (ResultSet rows = about.getColumns(catalog, in, escaped(about, table), "%")) {
            while (rows.next()) {
                String name = rows.getString("COLUMN_NAME");
                String type = rows.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
                columns.put(
                        name,
                        new Column(
                                name,
                                type,
                                rows.getInt("COLUMN_SIZE"),
                                rows.getInt("NULLABLE") != DatabaseMetaData.columnNoNulls));
            }
        }
        Set<String> unique = Set.copyOf(layout.identifying());
        boolean isUnique =
                unique.isEmpty() || indexes(about, catalog, in, table).containsValue(unique);
        return new Columns(Map.copyOf(columns), isUnique);
    }

    private static String escaped(DatabaseMetaData about, String name) throws SQLException {
        String escape = about.getSearchStringEscape();
        return name.replace("_", escape + "_").replace("%", escape + "%");
    }

    private static Map<String, Set<String>> indexes(
            DatabaseMetaData about, @Nullable String catalog, @Nullable String schema, String table)
            throws SQLException {
        Map<String, Set<String>> indexes = new HashMap<>();
        try (ResultSet rows = about.getIndexInfo(catalog, schema, table, true, true)) {
            while (rows.next()) {
                String column = rows.getString("COLUMN_NAME");
                if (column != null) {
                    indexes.computeIfAbsent(rows.getString("INDEX_NAME"), name -> new HashSet<>())
                            .add(column);
                }
            }
        }
        return indexes;
    }
}
