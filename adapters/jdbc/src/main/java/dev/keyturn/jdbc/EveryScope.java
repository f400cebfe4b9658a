package dev.keyturn.jdbc;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsMany;
import dev.keyturn.spi.JointEntry;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The settings of all scopes of a table. A transaction over them locks a row that those of a single one look at, too. */
final class EveryScope implements HoldsMany<JdbcSource> {
    private final JdbcSource one;
    private final Database database;
    private final RowLayout layout;
    private final String column;
    private final Session session;
    private final JdbcLock lock;

    /**
     * That of a table.
     *
     * @param one the settings of one of them
     * @param database where they all are
     * @param layout how they lie there
     * @param column the column that says whose they are
     */
    EveryScope(JdbcSource one, Database database, RowLayout layout, String column) {
        this.one = one;
        this.database = database;
        this.layout = layout;
        this.column = column;
        this.session = new Session(database);
        this.lock = new JdbcLock(session, database);
    }

    @Override
    public String name() {
        return layout.table();
    }

    @Override
    public List<String> names() {
        String sql = Asked.scopes(database.dialect(), layout.tableIn(database.dialect()), column);
        return session.read(connection -> Sql.query(connection, sql, row -> row.getString(1), List.of()));
    }

    @Override
    public JdbcSource source(String whose) {
        return one.scope(whose);
    }

    @Override
    public Lock lock() {
        return lock;
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        return session.atomically(work);
    }

    @Override
    public Map<String, List<Entry>> journals(List<String> whose) {
        Map<String, Lines> journals = new LinkedHashMap<>();
        whose.forEach(
                name -> journals.put(name, new Lines(source(name).journal().name())));
        return session.read(connection -> {
            ownEntries(connection, journals);
            jointEntries(connection, journals);
            return checked(journals);
        });
    }

    /** What runs on single ones have written, read as a range of the index. */
    private void ownEntries(Connection connection, Map<String, Lines> journals) throws SQLException {
        SortedMap<String, Lines> filed =
                new TreeMap<>(Names.order(database.dialect()).thenComparing(String::compareTo));
        journals.forEach((name, lines) -> filed.put(layout.identity(name), lines));
        String source = database.column("source");
        String sql = "SELECT " + source + ", " + database.column("number") + ", " + database.column("entry") + " FROM "
                + layout.journalIn(database.dialect()) + " WHERE " + source + " BETWEEN ? AND ?";
        record Line(String identity, long number, String json) {}
        Sql.query(
                        connection,
                        sql,
                        row -> new Line(row.getString(1), row.getLong(2), row.getString(3)),
                        List.of(filed.firstKey(), filed.lastKey()))
                .forEach(line -> Optional.ofNullable(filed.get(line.identity()))
                        .ifPresent(its -> its.add(line.number(), line.json())));
    }

    private void jointEntries(Connection connection, Map<String, Lines> journals) throws SQLException {
        Comparator<String> order = Names.order(database.dialect());
        String first = journals.keySet().stream().min(order).orElseThrow();
        String last = journals.keySet().stream().max(order).orElseThrow();
        for (JointEntry joint : new JointRows(database).about(connection, first, last)) {
            joint.parts()
                    .forEach(part -> Optional.ofNullable(journals.get(part.whose()))
                            .ifPresent(its -> joint.entries(part).forEach(its::add)));
        }
    }

    private static Map<String, List<Entry>> checked(Map<String, Lines> journals) {
        Map<String, List<Entry>> entries = new HashMap<>();
        journals.forEach((name, lines) -> {
            try {
                entries.put(name, lines.entries());
            } catch (SourceException damaged) {
                // by itself it says what is wrong
            }
        });
        return entries;
    }

    @Override
    public Map<String, Settings> settings(List<String> whose, Selection selection) {
        return session.read(connection -> new ManyRows(database, layout).read(connection, whose, selection));
    }

    @Override
    public void write(JointEntry entry, Map<String, Changes> changes) {
        session.<JointEntry>within(transaction -> {
            Connection connection = transaction.connection();
            if (!changes.isEmpty()) {
                new ManyRows(database, layout).write(connection, changes);
            }
            new JointRows(database).add(connection, entry);
            return entry;
        });
    }
}
