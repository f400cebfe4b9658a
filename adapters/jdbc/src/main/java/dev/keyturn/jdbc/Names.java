package dev.keyturn.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Names of tables and columns: what may be one, and how a statement says it. */
final class Names {
    static final String JOURNAL = "keyturn_journal";
    static final String LOCK = "keyturn_lock";
    private static final int LONGEST = 128;
    private static final int LONGEST_IN_POSTGRESQL = 63;

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

    /** The first of these that PostgreSQL would cut off without a word, so that it would mean another table or column. */
    static Optional<String> cut(Dialect dialect, Layout layout) {
        List<String> names = new ArrayList<>(layout.columns());
        names.addAll(List.of(layout.table().split("\\.", -1)));
        return names.stream()
                .filter(name -> dialect == Dialect.POSTGRESQL
                        && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_POSTGRESQL)
                .findFirst();
    }

    static String quoted(Dialect dialect, List<String> parts) {
        return String.join(".", parts.stream().map(dialect::quoted).toList());
    }
}
