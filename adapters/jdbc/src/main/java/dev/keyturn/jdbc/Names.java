package dev.keyturn.jdbc;

import java.util.List;

/** Names of tables and columns: what may be one, and how a statement says it. */
final class Names {
    static final String JOURNAL = "keyturn_journal";
    static final String LOCK = "keyturn_lock";
    private static final int LONGEST = 128;

    private Names() {}

    /** Says nothing, if these may be the names of a table and its columns. */
    static void check(String table, List<String> columns) {
        columns.forEach(Names::check);
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two columns have one name");
        }
        for (String part : table.split("\\.", -1)) {
            check(part);
        }
    }

    private static void check(String name) {
        if (name.isBlank() || name.length() > LONGEST || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a table and a column have a name of 1 to " + LONGEST + " characters");
        }
    }

    static String quoted(Dialect dialect, List<String> parts) {
        return String.join(".", parts.stream().map(dialect::quoted).toList());
    }
}
