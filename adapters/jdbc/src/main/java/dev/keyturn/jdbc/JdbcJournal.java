package dev.keyturn.jdbc;

import dev.keyturn.journal.Chain;
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
import java.util.List;

/** The journal in a table: one row an entry. */
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
        record Line(long number, String json) {}
        String sql = "SELECT " + database.column("number") + ", " + database.column("entry") + from() + " ORDER BY "
                + database.column("number");
        List<Line> lines = session.read(connection -> database.hasJournal()
                ? Sql.query(
                        connection,
                        sql,
                        row -> new Line(row.getLong(1), row.getString(2)),
                        List.of(database.layout().identity()))
                : List.of());
        Chain chain = new Chain();
        lines.forEach(line -> chain.add(line.json(), place(line.number())));
        return chain.entries();
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
        String sql = "SELECT MAX(" + database.column("number") + ")" + from();
        return Sql.first(
                        connection,
                        sql,
                        row -> row.getLong(1),
                        database.layout().identity())
                .orElse(0L);
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
