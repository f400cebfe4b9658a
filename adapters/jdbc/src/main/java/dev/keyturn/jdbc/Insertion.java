package dev.keyturn.jdbc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Statements that add rows of settings.
 *
 * @param beginning what stands before the values
 * @param values those of a row, those that are given first
 */
record Insertion(String beginning, List<String> values) {
    static Insertion into(Dialect dialect, RowLayout layout) {
        List<String> columns = new ArrayList<>();
        layout.scope().map(Layout.Scope::column).ifPresent(columns::add);
        columns.add(layout.key());
        columns.add(layout.value());
        layout.type().ifPresent(columns::add);
        List<String> values = new ArrayList<>(Collections.nCopies(columns.size(), "?"));
        layout.version().ifPresent(version -> {
            columns.add(version);
            values.add("1");
        });
        layout.updatedAt().ifPresent(at -> {
            columns.add(at);
            values.add("CURRENT_TIMESTAMP");
        });
        String names = String.join(", ", columns.stream().map(dialect::quoted).toList());
        return new Insertion("INSERT INTO " + layout.tableIn(dialect) + " (" + names + ")", List.copyOf(values));
    }

    private String row() {
        return "(" + String.join(", ", values) + ")";
    }

    String one() {
        return many(1);
    }

    String many(int number) {
        return beginning + " VALUES " + String.join(", ", Collections.nCopies(number, row()));
    }

    /** With an array for each column that is given, in PostgreSQL: thousands of marks take it longer than the rows (ScopesNumbers). */
    String arrays() {
        List<String> given = new ArrayList<>();
        List<String> arrays = new ArrayList<>();
        List<String> selected = new ArrayList<>();
        for (String value : values) {
            boolean isGiven = value.equals("?");
            selected.add(isGiven ? "c" + given.size() : value);
            if (isGiven) {
                arrays.add("CAST(? AS TEXT[])");
                given.add("c" + given.size());
            }
        }
        return beginning + " SELECT " + String.join(", ", selected) + " FROM unnest(" + String.join(", ", arrays)
                + ") AS given (" + String.join(", ", given) + ")";
    }
}
