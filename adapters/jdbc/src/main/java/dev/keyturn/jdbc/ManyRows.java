package dev.keyturn.jdbc;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rows of the settings of several scopes, read and written at once. */
final class ManyRows {
    private static final int ROWS_AT_ONCE = 500;

    private final Database database;
    private final RowLayout layout;
    private final Dialect dialect;
    private final Rows rows;
    private final Cells cells;
    private final Seek seek;

    ManyRows(Database database, RowLayout layout) {
        this.database = database;
        this.layout = layout;
        this.dialect = database.dialect();
        this.rows = layout.rows(database);
        this.cells = layout.cells(database);
        this.seek = database.seek(layout);
    }

    private Settings nothing() {
        return layout.type().isPresent() ? Settings.empty() : Settings.ofText(Table.empty());
    }

    /** Reads a part of each, without those that cannot be read; its rows stay as they are until the transaction ends. */
    Map<String, Settings> read(Connection connection, List<String> whose, Selection selection) throws SQLException {
        Map<String, SortedMap<String, Row>> found = new LinkedHashMap<>();
        whose.forEach(one -> found.put(one, new TreeMap<>()));
        Map<String, List<Problem>> problems = new HashMap<>();
        for (Seek.Query query : seek.around(whose).queries(Part.of(selection))) {
            Map<String, Set<String>> met = new HashMap<>();
            String sql = query.sql() + dialect.forUpdate();
            for (Owned row : Sql.query(connection, sql, this::owned, query.arguments())) {
                Optional.ofNullable(found.get(row.whose()))
                        .ifPresent(theirs -> theirs.put(row.row().name(), row.row()));
                if (!met.computeIfAbsent(row.whose(), one -> new HashSet<>())
                        .add(row.row().name())) {
                    problems.computeIfAbsent(row.whose(), one -> new ArrayList<>())
                            .add(rows.twoRows());
                }
            }
        }
        Map<String, Settings> settings = new HashMap<>();
        found.forEach((one, theirs) -> {
            List<Problem> its = problems.getOrDefault(one, new ArrayList<>());
            try {
                settings.put(one, theirs.isEmpty() ? nothing() : rows.settings(selection, theirs, its));
            } catch (RefusedException e) {
                // by itself it says what is wrong
            }
        });
        return settings;
    }

    /** A row, and whose it is. */
    private record Owned(String whose, Row row) {}

    private Owned owned(ResultSet row) throws SQLException {
        return new Owned(row.getString(2), rows.row(row, 2));
    }

    /** A change, and whose it is. */
    private record Its(String whose, Change change) {}

    /** Writes the changes, and reads them back. */
    void write(Connection connection, Map<String, Changes> changes) throws SQLException {
        Map<Key, List<String>> gone = new LinkedHashMap<>();
        List<Its> edited = new ArrayList<>();
        List<Its> added = new ArrayList<>();
        Map<String, Map<String, Wanted>> expected = new LinkedHashMap<>();
        Settings held = nothing();
        changes.forEach((whose, theirs) -> theirs.list().forEach(change -> {
            Optional<Value> after = change.after().map(held::held);
            expected.computeIfAbsent(whose, one -> new HashMap<>())
                    .put(change.key().toString(), new Wanted(change.key(), after));
            Its its = new Its(whose, new Change(change.key(), change.before(), after));
            if (after.isEmpty()) {
                gone.computeIfAbsent(change.key(), key -> new ArrayList<>()).add(whose);
            } else {
                (change.before().isPresent() ? edited : added).add(its);
            }
        }));
        for (Map.Entry<Key, List<String>> one : gone.entrySet()) {
            delete(connection, one.getKey(), one.getValue());
        }
        if (!edited.isEmpty()) {
            update(connection, edited);
        }
        for (int from = 0; from < added.size(); from += ROWS_AT_ONCE) {
            insert(connection, added.subList(from, Math.min(from + ROWS_AT_ONCE, added.size())));
        }
        check(connection, expected);
    }

    private void delete(Connection connection, Key key, List<String> whose) throws SQLException {
        Seek theirs = seek.among(whose);
        String sql = "DELETE FROM " + layout.tableIn(dialect) + " WHERE " + theirs.one();
        if (Sql.update(connection, sql, theirs.which(key)) != whose.size()) {
            throw database.failures().stale();
        }
    }

    private void update(Connection connection, List<Its> edited) throws SQLException {
        List<List<@Nullable Object>> all = edited.stream()
                .map(its -> rows.edited(
                        its.change(), Seek.which(its.whose(), its.change().key())))
                .toList();
        for (int rowCount : Sql.batch(connection, rows.updating(), all)) {
            if (rowCount != 1 && rowCount != Statement.SUCCESS_NO_INFO) {
                throw database.failures().stale();
            }
        }
    }

    private void insert(Connection connection, List<Its> added) throws SQLException {
        List<List<@Nullable Object>> all = new ArrayList<>();
        for (Its its : added) {
            List<@Nullable Object> row = new ArrayList<>(List.of(its.whose()));
            row.addAll(rows.added(its.change()));
            all.add(row);
        }
        Insertion insertion = Insertion.into(dialect, layout);
        if (dialect == Dialect.POSTGRESQL) {
            Sql.update(connection, insertion.arrays(), columns(all));
        } else {
            List<@Nullable Object> arguments = new ArrayList<>();
            all.forEach(arguments::addAll);
            Sql.update(connection, insertion.many(added.size()), arguments);
        }
    }

    private static List<Object> columns(List<? extends List<? extends @Nullable Object>> all) {
        List<Object> columns = new ArrayList<>();
        for (int column = 0; column < all.get(0).size(); column++) {
            @Nullable String[] values = new @Nullable String[all.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = (String) all.get(i).get(column);
            }
            columns.add(values);
        }
        return columns;
    }

    /** What a row is to hold; nothing, if it is to be gone. */
    private record Wanted(Key key, Optional<Value> value) {}

    /** What a column cut off, padded or replaced was not written. */
    private void check(Connection connection, Map<String, Map<String, Wanted>> expected) throws SQLException {
        Set<String> names = new LinkedHashSet<>();
        expected.values().forEach(theirs -> names.addAll(theirs.keySet()));
        Part part = new Part(false, names, Set.of());
        int right = 0;
        int there = 0;
        for (Seek.Query query : seek.around(List.copyOf(expected.keySet())).queries(part)) {
            for (Owned owned : Sql.query(connection, query.sql(), this::owned, query.arguments())) {
                Optional<Wanted> wanted = Optional.ofNullable(expected.get(owned.whose()))
                        .flatMap(theirs ->
                                Optional.ofNullable(theirs.get(owned.row().name())));
                there += wanted.isPresent() ? 1 : 0;
                right += wanted.filter(one -> holds(owned.row(), one)).isPresent() ? 1 : 0;
            }
        }
        long awaited = expected.values().stream()
                .flatMap(theirs -> theirs.values().stream())
                .filter(one -> one.value().isPresent())
                .count();
        if (right != awaited || there != awaited) {
            throw database.failures()
                    .stale("the table gives back other values than were written", "the values that were written");
        }
    }

    private boolean holds(Row row, Wanted wanted) {
        return wanted.value().filter(cells.read(wanted.key(), row)::equals).isPresent();
    }
}
