package dev.keyturn.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The queries that find the rows of a part by the index. */
final class Seek {
    private static final int KEYS_AT_ONCE = 200;
    /** Databases have a limit for how many queries are one: 500 in SQLite. */
    private static final int QUERIES_AT_ONCE = 200;

    private final Dialect dialect;
    private final RowLayout layout;
    private final String tilde;

    /**
     * The queries for a table.
     *
     * @param isBytewise whether its index has keys in the order of their characters; another order has ranges in which others lie
     */
    Seek(Dialect dialect, RowLayout layout, boolean isBytewise) {
        this.dialect = dialect;
        this.layout = layout;
        this.tilde = isBytewise ? "" : "~";
    }

    /** A query with its arguments. */
    record Query(String sql, List<Object> arguments) {}

    private String key() {
        return dialect.quoted(layout.key());
    }

    /** What the scope is compared with, if there is one: in two ways, because some collations take two for one. */
    List<Object> scope() {
        return layout.scope()
                .map(scope -> List.<Object>of(scope.value(), scope.value()))
                .orElse(List.of());
    }

    private String inScope() {
        return layout.scope()
                .map(scope -> dialect.sameBytes(dialect.quoted(scope.column())) + " AND ")
                .orElse("");
    }

    /** The condition of one row. */
    String one() {
        return inScope() + dialect.sameBytes(key());
    }

    private String columns() {
        List<String> columns = new ArrayList<>(List.of(key(), dialect.quoted(layout.value())));
        layout.type().map(dialect::quoted).ifPresent(columns::add);
        layout.version().map(dialect::quoted).ifPresent(columns::add);
        return String.join(", ", columns);
    }

    /** What is read of a row: first the number of the query that finds it. */
    private String select(int number) {
        return "SELECT " + number + ", " + columns() + " FROM " + layout.tableIn(dialect);
    }

    /** The same as few statements as can be: one, unless the part has very many keys. A row may be found several times. */
    List<Query> together(Part part) {
        List<Query> all = keysAndRanges(part).orElseGet(() -> queries(part));
        List<Query> together = new ArrayList<>();
        for (int from = 0; from < all.size(); from += QUERIES_AT_ONCE) {
            List<Query> some = all.subList(from, Math.min(from + QUERIES_AT_ONCE, all.size()));
            together.add(new Query(
                    some.stream().map(Query::sql).collect(Collectors.joining(" UNION ALL ")),
                    some.stream().flatMap(one -> one.arguments().stream()).toList()));
        }
        return together;
    }

    /**
     * All ranges as one query, whose text, and so whose plan, is the same for any number of them: a query of many is planned anew
     * each time, which takes longer than all else (TableRatios). A range without an end is none that an index finds by a column of
     * ends.
     */
    private Optional<List<Query>> keysAndRanges(Part part) {
        List<List<String>> ranges = part.beginnings().stream().map(Part::range).toList();
        boolean isOneRange = part.isAll() || ranges.size() < 2;
        if (isOneRange || ranges.stream().anyMatch(range -> range.size() < 2)) {
            return Optional.empty();
        }
        List<Object> arguments = new ArrayList<>();
        arguments.add(ranges.stream().map(range -> range.get(0)).toArray(String[]::new));
        arguments.add(ranges.stream().map(range -> range.get(1)).toArray(String[]::new));
        arguments.addAll(scope());
        String least = key() + " " + tilde + ">=" + tilde + " keyturn_range.least";
        String end = key() + " " + tilde + "<" + tilde + " keyturn_range.beyond";
        return Asked.ranges(dialect, columns(), layout.tableIn(dialect), inScope() + least + " AND " + end)
                .map(sql -> {
                    List<Query> both = named(part.keys());
                    both.add(new Query(sql, arguments));
                    return both;
                });
    }

    /** One query, or several where the database would look at every row otherwise. */
    List<Query> queries(Part part) {
        if (part.isAll()) {
            String where = layout.scope()
                    .map(scope -> " WHERE " + dialect.sameBytes(dialect.quoted(scope.column())))
                    .orElse("");
            return List.of(new Query(select(0) + where, scope()));
        }
        List<Query> queries = named(part.keys());
        for (List<String> some : batches(part.beginnings(), dialect.rangesAtOnce())) {
            List<String> conditions = new ArrayList<>();
            List<Object> arguments = new ArrayList<>();
            for (String beginning : some) {
                conditions.add(begins(beginning, arguments));
            }
            queries.add(query(queries.size(), conditions, arguments));
        }
        return queries;
    }

    /** The queries for keys to the letter. */
    List<Query> named(Iterable<String> keys) {
        List<Query> queries = new ArrayList<>();
        for (List<String> some : batches(keys, KEYS_AT_ONCE)) {
            String marks = String.join(", ", some.stream().map(one -> "?").toList());
            queries.add(query(queries.size(), List.of(key() + " IN (" + marks + ")"), List.copyOf(some)));
        }
        return queries;
    }

    private String begins(String beginning, List<Object> arguments) {
        if (dialect.seeksByLike()) {
            arguments.add(Part.like(beginning));
            return key() + " LIKE ? ESCAPE '!'";
        }
        List<String> range = Part.range(beginning);
        arguments.addAll(range);
        String least = key() + " " + tilde + ">=" + tilde + " ?";
        return range.size() == 1 ? least : "(" + least + " AND " + key() + " " + tilde + "<" + tilde + " ?)";
    }

    private Query query(int number, List<String> conditions, List<Object> rest) {
        List<Object> arguments = new ArrayList<>(scope());
        arguments.addAll(rest);
        return new Query(
                select(number) + " WHERE " + inScope() + "(" + String.join(" OR ", conditions) + ")", arguments);
    }

    private static List<List<String>> batches(Iterable<String> all, int most) {
        List<List<String>> batches = new ArrayList<>();
        List<String> batch = new ArrayList<>();
        for (String one : all) {
            batch.add(one);
            if (batch.size() == most) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return batches;
    }
}
