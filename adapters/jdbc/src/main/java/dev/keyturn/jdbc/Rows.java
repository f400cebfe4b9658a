package dev.keyturn.jdbc;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of the settings: those that are asked for are read, those that change are written, and no others. */
final class Rows {
    private final Dialect dialect;
    private final RowLayout layout;
    private final Cells cells;
    private final Seek seek;

    Rows(Dialect dialect, RowLayout layout, Cells cells, Seek seek) {
        this.dialect = dialect;
        this.layout = layout;
        this.cells = cells;
        this.seek = seek;
    }

    /** The statements that read a part without a lock. */
    List<Seek.Query> together(Selection selection) {
        return seek.together(Part.of(selection));
    }

    /** The queries for a part, each by itself. */
    List<Seek.Query> queriesOf(Selection selection) {
        return seek.queries(Part.of(selection));
    }

    /** A row, and the number of the query that found it: one row may be found by several, but by each only once. */
    private record Found(int query, Row row) {}

    private SortedMap<String, Row> rows(
            Connection connection, Selection selection, boolean isLocked, List<Problem> problems) throws SQLException {
        SortedMap<String, Row> rows = new TreeMap<>();
        Set<List<Object>> names = new HashSet<>();
        for (Found found : found(connection, Part.of(selection), isLocked)) {
            Row row = found.row();
            if (!names.add(List.of(found.query(), row.name()))) {
                problems.add(twoRows());
            }
            rows.put(row.name(), row);
        }
        return rows;
    }

    private List<Found> found(Connection connection, Part part, boolean isLocked) throws SQLException {
        boolean isOneByOne = isLocked && dialect.locksGaps();
        List<Found> all = new ArrayList<>();
        for (Seek.Query query : isOneByOne ? seek.queries(part) : seek.together(part)) {
            String sql = query.sql() + (isOneByOne ? dialect.forUpdate() : "");
            all.addAll(Sql.query(connection, sql, this::found, query.arguments()));
        }
        return isLocked && !isOneByOne && !dialect.forUpdate().isEmpty() ? locked(connection, all) : all;
    }

    /**
     * The same rows, locked: as they are when they are, without those that are gone by then. A statement of several queries cannot lock
     * what it finds, and each of them by itself is a round trip.
     */
    private List<Found> locked(Connection connection, List<Found> found) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        found.forEach(one -> names.add(one.row().name()));
        List<Found> locked = new ArrayList<>();
        for (Seek.Query query : seek.named(names)) {
            locked.addAll(
                    Sql.query(connection, query.sql() + dialect.forUpdate(), this::found, query.arguments()).stream()
                            .filter(one -> names.contains(one.row().name()))
                            .toList());
        }
        return locked;
    }

    /** Reads a part; with a lock, its rows stay as they are until the transaction ends. */
    Store.Content read(Connection connection, Selection selection, boolean isLocked) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        SortedMap<String, Row> rows = rows(connection, selection, isLocked, problems);
        List<Row> asked = new ArrayList<>();
        Settings settings = settings(selection, rows, problems, asked);
        return new Store.Content(settings, Revision.of(selection, asked));
    }

    /**
     * What these rows are.
     *
     * @param problems what is wrong with them so far
     */
    Settings settings(Selection selection, SortedMap<String, Row> rows, List<Problem> problems) {
        return settings(selection, rows, problems, new ArrayList<>());
    }

    private Settings settings(
            Selection selection, SortedMap<String, Row> rows, List<Problem> problems, List<Row> asked) {
        Tree tree = new Tree();
        for (Row row : rows.values()) {
            Optional<Key> key = key(row, selection::asksFor, problems);
            if (key.isPresent()) {
                asked.add(row);
                try {
                    tree.put(key.get(), cells.read(key.get(), row));
                } catch (RefusedException e) {
                    problems.addAll(e.problems());
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return layout.type().isPresent() ? Settings.of(tree.table()) : Settings.ofText(tree.table());
    }

    Problem twoRows() {
        return cells.refuse(Key.root(), "two rows have one key", "one row for a key")
                .problems()
                .get(0)
                .hint("give the table a unique index on its key");
    }

    private Found found(ResultSet row) throws SQLException {
        return new Found(row.getInt(1), row(row, 1));
    }

    /** A row of which some columns come before. */
    Row row(ResultSet row, int before) throws SQLException {
        int column = before + 3;
        Optional<String> type =
                layout.type().isPresent() ? Optional.ofNullable(row.getString(column++)) : Optional.empty();
        Optional<String> version =
                layout.version().isPresent() ? Optional.ofNullable(row.getString(column)) : Optional.empty();
        // NULL is no key, and neither is the empty text
        String name = Optional.ofNullable(row.getString(before + 1)).orElse("");
        return new Row(name, Optional.ofNullable(row.getString(before + 2)), type, version);
    }

    /** The key of a row that was asked for. */
    private Optional<Key> key(Row row, Predicate<Key> isAskedFor, List<Problem> problems) {
        Optional<Key> key = parsed(row.name()).filter(one -> one.toString().equals(row.name()));
        if (key.isEmpty()) {
            problems.add(cells.refuse(
                            Key.root(),
                            "a row has a key that is none, or is written in another way than keys are",
                            "names with dots between them, and in double quotes where they hold special characters")
                    .problems()
                    .get(0));
            return key;
        }
        boolean isNamed = key.get().segments().stream().allMatch(Segment.Name.class::isInstance);
        if (!isNamed) {
            problems.add(
                    cells.refuse(key.get(), "a row is an element of a list", "a row for the list as a whole, or names")
                            .problems()
                            .get(0));
            return Optional.empty();
        }
        return key.filter(isAskedFor);
    }

    private static Optional<Key> parsed(String name) {
        try {
            return Optional.of(Key.of(name)).filter(key -> !key.isRoot());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Takes rows away; how many there were of each. */
    int[] delete(Connection connection, List<Change> changes) throws SQLException {
        return Sql.batch(
                connection,
                "DELETE FROM " + layout.tableIn(dialect) + " WHERE " + seek.one(),
                changes.stream().map(change -> seek.which(change.key())).toList());
    }

    private List<@Nullable Object> cell(Key key, Value value) {
        Cells.Cell cell = cells.written(key, value);
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(cell.value().orElse(null));
        layout.type().ifPresent(type -> arguments.add(cell.type()));
        return arguments;
    }

    /** Changes rows that are there; how many there were of each. */
    int[] update(Connection connection, List<Change> changes) throws SQLException {
        return Sql.batch(
                connection,
                updating(),
                changes.stream()
                        .map(change -> edited(change, seek.which(change.key())))
                        .toList());
    }

    /** The statement that changes a row. */
    String updating() {
        List<String> sets = new ArrayList<>();
        sets.add(dialect.quoted(layout.value()) + " = ?");
        layout.type().map(dialect::quoted).ifPresent(type -> sets.add(type + " = ?"));
        layout.version().map(dialect::quoted).ifPresent(version -> sets.add(version + " = " + version + " + 1"));
        layout.updatedAt().map(dialect::quoted).ifPresent(at -> sets.add(at + " = CURRENT_TIMESTAMP"));
        return "UPDATE " + layout.tableIn(dialect) + " SET " + String.join(", ", sets) + " WHERE " + seek.one();
    }

    /** The arguments of an update of this row. */
    List<@Nullable Object> edited(Change change, List<Object> which) {
        List<@Nullable Object> arguments = cell(change.key(), change.after().orElseThrow());
        arguments.addAll(which);
        return arguments;
    }

    /** Adds rows. */
    void insert(Connection connection, List<Change> changes) throws SQLException {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (Change change : changes) {
            List<@Nullable Object> arguments = new ArrayList<>();
            layout.scope().map(Layout.Scope::value).ifPresent(arguments::add);
            arguments.addAll(added(change));
            all.add(arguments);
        }
        Sql.batch(connection, Insertion.into(dialect, layout).one(), all);
    }

    /** The arguments of an insertion, behind whose it is. */
    List<@Nullable Object> added(Change change) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(change.key().toString());
        arguments.addAll(cell(change.key(), change.after().orElseThrow()));
        return arguments;
    }
}
