package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.StaleException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The journal in a table: one row an entry; what runs over many have added is in rows of another one. */
final class JdbcJournal implements Journal {
    private final Session session;
    private final Database database;

    JdbcJournal(Session session, Database database) {
        this.session = session;
        this.database = database;
    }

    @Override
    public String name() {
        return database.name() + ": journal";
    }

    private String place(long number) {
        return name() + " " + number;
    }

    private String from() {
        return " FROM " + database.layout().journalIn(database.dialect()) + " WHERE " + database.column("source")
                + " = ?";
    }

    @Override
    public List<Entry> read() {
        Lines lines = new Lines(name());
        found(database.column("number") + ", " + database.column("entry")).forEach(line -> {
            if (line.isJoint()) {
                joint(line).forEach(lines::add);
            } else {
                lines.add(line.number(), line.json());
            }
        });
        return lines.entries();
    }

    /** A row of this journal, or of what runs over many have added to it. */
    private record Line(boolean isJoint, long number, String json) {}

    private List<Line> found(String columns) {
        return session.read(connection -> found(connection, columns));
    }

    /** All of it as one query, so that it is of one moment. */
    private List<Line> found(Connection connection, String columns) throws SQLException {
        List<Seek.Query> queries = new ArrayList<>();
        if (database.hasJournal()) {
            String identity = database.layout().identity();
            queries.add(new Seek.Query("SELECT 0, " + columns + from(), List.of(identity)));
        }
        if (database.hasBatches()) {
            whose().ifPresent(whose -> queries.add(new JointRows(database).about("1, ", whose, whose)));
        }
        return queries.isEmpty()
                ? List.of()
                : Sql.query(
                        connection,
                        queries.stream().map(Seek.Query::sql).collect(Collectors.joining(" UNION ALL ")),
                        row -> new Line(row.getInt(1) == 1, row.getLong(2), row.getString(3)),
                        queries.stream()
                                .flatMap(query -> query.arguments().stream())
                                .toList());
    }

    private Optional<String> whose() {
        return database.layout().scope().filter(scope -> !scope.isEvery()).map(Layout.Scope::value);
    }

    private List<Entry> joint(Line line) {
        return new JointRows(database).read(line.number(), line.json()).entries(whose().orElseThrow());
    }

    @Override
    public void append(Entry entry) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(entry.toJson())) {
            throw new RefusedException(Problem.of(
                    Origin.of(place(entry.number())),
                    Key.root(),
                    "a text in it has half a character, which no database holds",
                    "whole characters"));
        }
        String identity = database.layout().identity();
        session.<Integer>within(transaction -> {
            Connection connection = transaction.connection();
            long last = transaction.lastEntry().isPresent()
                    ? transaction.lastEntry().getAsLong()
                    : last(connection);
            if (entry.number() != last + 1) {
                throw stale(entry.number(), last);
            }
            String insert = Dialect.insert(
                    database.layout().journalIn(database.dialect()),
                    List.of(database.column("source"), database.column("number"), database.column("entry")));
            try {
                int added = Sql.update(connection, insert, List.of(identity, entry.number(), entry.toJson()));
                transaction.lastEntry(entry.number());
                return added;
            } catch (SQLException e) {
                if (Failures.isThereAlready(e)) {
                    throw stale(entry.number(), entry.number());
                }
                throw e;
            }
        });
    }

    private long last(Connection connection) throws SQLException {
        return found(connection, "MAX(" + database.column("number") + "), ''").stream()
                .flatMap(line -> line.isJoint() ? joint(line).stream().map(Entry::number) : Stream.of(line.number()))
                .reduce(0L, Math::max);
    }

    private StaleException stale(long number, long last) {
        return new StaleException(Problem.of(
                        Origin.of(place(number)),
                        Key.root(),
                        number <= last
                                ? "another run has written this entry"
                                : last == 0
                                        ? "all entries are gone that were there"
                                        : "entries are gone that were there: the last one is " + last,
                        "to be the only run on this source")
                .hint("look at the history, then run again"));
    }

    @Override
    public void close() {
        // connections are open only while they are used
    }
}
