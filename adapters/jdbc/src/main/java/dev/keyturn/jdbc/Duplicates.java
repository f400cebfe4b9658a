package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rows that one key has several of. Those that are copies of each other in all columns, also in those of other makers, can go
 * without a decision; which of others counts somebody has to say.
 */
final class Duplicates {
    private static final int SHOWN = 5;

    private final Connection connection;
    private final Dialect dialect;
    private final Layout layout;
    private final Columns columns;

    Duplicates(Connection connection, Database database, Columns columns) {
        this.connection = connection;
        this.dialect = database.dialect();
        this.layout = database.layout();
        this.columns = columns;
    }

    /** Rows that have one key: what tells them from others, and how many there are. */
    private record Same(List<String> names, int count) {
        String shown() {
            return names.isEmpty() ? "the whole table" : String.join("/", names);
        }
    }

    void find(Findings findings) throws SQLException {
        List<Same> all = same("FROM " + layout.tableIn(dialect));
        if (all.isEmpty()) {
            return;
        }
        List<Same> differing = same("FROM (SELECT " + names() + " FROM " + layout.tableIn(dialect) + " GROUP BY "
                + everything() + ") copies");
        List<List<String>> undecided = differing.stream().map(Same::names).toList();
        List<Same> copies =
                all.stream().filter(one -> !undecided.contains(one.names())).toList();
        String expected = "one row for " + (layout instanceof RowLayout ? "a key" : "a document");
        if (!differing.isEmpty()) {
            findings.told(
                    "SELECT " + names() + " FROM " + layout.tableIn(dialect) + byName() + " HAVING COUNT(*) > 1"
                            + " lists them; delete all but one of each",
                    "several rows have one key, and differ: " + shown(differing),
                    expected);
        }
        for (String statement : copies.isEmpty() ? List.<String>of() : deletions(copies)) {
            findings.mendedBy(statement, "several rows are copies of one: " + shown(copies), expected);
        }
    }

    private static String shown(List<Same> some) {
        String more = some.size() > SHOWN ? " and " + (some.size() - SHOWN) + " more" : "";
        return String.join(", ", some.stream().limit(SHOWN).map(Same::shown).toList()) + more;
    }

    private String names() {
        return layout.identifying().isEmpty()
                ? "1 AS one"
                : String.join(
                        ", ", layout.identifying().stream().map(dialect::quoted).toList());
    }

    private String byName() {
        return layout.identifying().isEmpty() ? "" : " GROUP BY " + names();
    }

    /** All columns to the last byte, and those that tell rows apart as the table compares them. */
    private String everything() {
        List<String> all = new ArrayList<>(
                layout.identifying().stream().map(dialect::quoted).toList());
        columns.all().values().stream().map(this::bytes).forEach(all::add);
        return String.join(", ", all);
    }

    private String bytes(Columns.Column column) {
        String name = dialect.quoted(column.name());
        boolean isLarge = dialect == Dialect.H2 && !column.type().contains("ignorecase");
        return isLarge ? name : dialect.bytes(name);
    }

    private List<Same> same(String from) throws SQLException {
        int width = layout.identifying().size();
        String sql = "SELECT " + names() + ", COUNT(*) " + from + byName() + " HAVING COUNT(*) > 1";
        return Sql.query(
                connection,
                sql,
                row -> {
                    List<String> names = new ArrayList<>();
                    for (int i = 1; i <= width; i++) {
                        names.add(String.valueOf(row.getString(i)));
                    }
                    return new Same(names, row.getInt(Math.max(width, 1) + 1));
                },
                List.of());
    }

    /** One statement for all copies; MariaDB and MySQL have no name for a row, so there it is one for each key. */
    private List<String> deletions(List<Same> copies) {
        String delete = "DELETE FROM " + layout.tableIn(dialect);
        if (dialect == Dialect.MARIADB) {
            return copies.stream()
                    .limit(SHOWN)
                    .map(one -> delete + which(one) + " LIMIT " + (one.count() - 1))
                    .toList();
        }
        String row = switch (dialect) {
            case POSTGRESQL -> "ctid";
            case H2 -> "_ROWID_";
            case SQLITE, MARIADB -> "rowid";
        };
        return List.of(delete + " WHERE " + row + " NOT IN (SELECT MIN(" + row + ") FROM " + layout.tableIn(dialect)
                + " GROUP BY " + everything() + ")");
    }

    private String which(Same one) {
        List<String> conditions = IntStream.range(0, one.names().size())
                .mapToObj(i -> dialect.quoted(layout.identifying().get(i)) + " = "
                        + Rights.text(one.names().get(i)))
                .toList();
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }
}
