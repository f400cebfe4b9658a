package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
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

    /** Whose settings are looked for, where it is not those of the layout, in the order of the table. */
    private final List<String> whose;

    /** Whether those of others that lie between them may be found, too. */
    private final boolean isWide;

    /**
     * The queries for a table.
     *
     * @param isBytewise whether its index has keys in the order of their characters; another order has ranges in which others lie
     */
    Seek(Dialect dialect, RowLayout layout, boolean isBytewise) {
        this(dialect, layout, isBytewise ? "" : "~", List.of(), false);
    }

    private Seek(Dialect dialect, RowLayout layout, String tilde, List<String> whose, boolean isWide) {
        this.dialect = dialect;
        this.layout = layout;
        this.tilde = tilde;
        this.whose = List.copyOf(whose);
        this.isWide = isWide;
    }

    /** The same for the settings of several at once, in the order of the table, and of no others. */
    Seek among(List<String> several) {
        return new Seek(dialect, layout, tilde, several, false);
    }

    /**
     * The same for the settings of several at once, in the order of the table, and of others that lie between them: a range of
     * the index. The column that says whose they are is the first that is read.
     */
    Seek around(List<String> several) {
        return new Seek(dialect, layout, tilde, several, true);
    }

    /** A query with its arguments. */
    record Query(String sql, List<Object> arguments) {}

    private String key() {
        return dialect.quoted(layout.key());
    }

    /** What the scope is compared with, if there is one: in two ways, because some collations take two for one. */
    List<Object> scope() {
        if (!whose.isEmpty()) {
            List<Object> arguments = new ArrayList<>(List.of(whose.get(0), whose.get(whose.size() - 1)));
            arguments.addAll(isWide ? List.of() : whose);
            return arguments;
        }
        return layout.scope()
                .map(scope -> List.<Object>of(scope.value(), scope.value()))
                .orElse(List.of());
    }

    private String inScope() {
        return inScope(" AND ");
    }

    /** The arguments that tell one row from all others: whose it is, and its key, compared in two ways. */
    List<Object> which(Key key) {
        List<Object> arguments = new ArrayList<>(scope());
        arguments.add(key.toString());
        arguments.add(key.toString());
        return arguments;
    }

    /** The same for a row of somebody, whoever it is. */
    static List<Object> which(String whose, Key key) {
        return List.of(whose, whose, key.toString(), key.toString());
    }

    /** A condition for whose settings it is, with something between it and the next. */
    private String inScope(String next) {
        return layout.scope()
                .map(scope -> dialect.quoted(scope.column()))
                .map(column -> (whose.isEmpty() ? dialect.sameBytes(column) : among(column)) + next)
                .orElse("");
    }

    /** A database that is told of many finds no range in them by itself. */
    private String among(String column) {
        String range = column + " BETWEEN ? AND ?";
        return isWide ? range : range + " AND " + Asked.bytesAmong(dialect, column, whose.size());
    }

    /** The condition of one row. */
    String one() {
        return inScope() + dialect.sameBytes(key());
    }

    /** What is read of a row: first whose it is, where it is looked for among several. */
    private String columns() {
        List<String> columns = new ArrayList<>();
        if (!whose.isEmpty()) {
            layout.scope().ifPresent(scope -> columns.add(dialect.quoted(scope.column())));
        }
        columns.addAll(List.of(key(), dialect.quoted(layout.value())));
        layout.type().map(dialect::quoted).ifPresent(columns::add);
        layout.version().map(dialect::quoted).ifPresent(columns::add);
        return String.join(", ", columns);
    }

    /** The same behind the number of the query that finds it. */
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
            String where = inScope("");
            return List.of(new Query(select(0) + (where.isEmpty() ? "" : " WHERE " + where), scope()));
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
            String in = key() + " IN (" + Sql.marks(some.size()) + ")";
            queries.add(query(queries.size(), List.of(in), List.copyOf(some)));
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
