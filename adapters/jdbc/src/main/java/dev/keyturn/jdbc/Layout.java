package dev.keyturn.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which tables and columns there are, by their names as users give them.
 *
 * @param table the table of the settings, behind the name of its schema and a dot where it is not the usual one
 * @param key the column of keys
 * @param value the column of values
 * @param type the column that tells numbers and the like from text
 * @param scope the column that says whose settings a row belongs to, with whose these are
 * @param version a column that counts the writes of a row
 * @param updatedAt a column with the time of the last write of a row
 */
record Layout(
        String table,
        String key,
        String value,
        Optional<String> type,
        Optional<Scope> scope,
        Optional<String> version,
        Optional<String> updatedAt) {
    private static final int LONGEST_NAME = 128;
    private static final String JOURNAL = "keyturn_journal";
    private static final String LOCK = "keyturn_lock";

    Layout {
        List<String> columns = columns(key, value, type, scope, version, updatedAt);
        columns.forEach(Layout::named);
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two columns have one name");
        }
        for (String part : table.split("\\.", -1)) {
            named(part);
        }
    }

    /** A column, and what is in it for these settings. */
    record Scope(String column, String value) {}

    private static List<String> columns(
            String key,
            String value,
            Optional<String> type,
            Optional<Scope> scope,
            Optional<String> version,
            Optional<String> updatedAt) {
        List<String> columns = new ArrayList<>(List.of(key, value));
        type.ifPresent(columns::add);
        scope.map(Scope::column).ifPresent(columns::add);
        version.ifPresent(columns::add);
        updatedAt.ifPresent(columns::add);
        return columns;
    }

    /** All columns of the settings. */
    List<String> columns() {
        return columns(key, value, type, scope, version, updatedAt);
    }

    private static void named(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException(
                    "a table and a column have a name of 1 to " + LONGEST_NAME + " characters");
        }
    }

    /** What the journal and the lock of these settings are filed under. */
    String identity() {
        return table + scope.map(one -> "/" + one.value()).orElse("");
    }

    /** The same table for somebody else. */
    Layout scoped(String column, String whose) {
        return new Layout(table, key, value, type, Optional.of(new Scope(column, whose)), version, updatedAt);
    }

    private List<String> parts() {
        return List.of(table.split("\\.", -1));
    }

    String tableIn(Dialect dialect) {
        return quoted(dialect, parts());
    }

    String journalIn(Dialect dialect) {
        return beside(dialect, JOURNAL);
    }

    String lockIn(Dialect dialect) {
        return beside(dialect, LOCK);
    }

    /** The names of the tables that are written, without their schema. */
    List<String> tableNames() {
        return List.of(parts().get(parts().size() - 1), JOURNAL, LOCK);
    }

    /** The schema, where the table has been given with it. */
    Optional<String> schema() {
        return parts().size() > 1 ? Optional.of(parts().get(parts().size() - 2)) : Optional.empty();
    }

    private String beside(Dialect dialect, String name) {
        List<String> parts = new ArrayList<>(parts());
        parts.set(parts.size() - 1, name);
        return quoted(dialect, parts);
    }

    private static String quoted(Dialect dialect, List<String> parts) {
        return String.join(".", parts.stream().map(dialect::quoted).toList());
    }
}
