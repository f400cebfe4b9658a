package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.JointEntry;
import dev.keyturn.spi.SourceException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What runs over many scopes have added to their journals: a row for some hundreds, with the first and the last of them. */
final class JointRows {
    private final Database database;
    private final String identity;

    JointRows(Database database) {
        this.database = database;
        this.identity = database.layout()
                .every()
                .<Layout>map(all -> all)
                .orElse(database.layout())
                .identity();
    }

    private String table() {
        return database.layout().batchIn(database.dialect());
    }

    /**
     * A query for those that may be about somebody in this range, with their numbers.
     *
     * @param before what is selected before these
     */
    Seek.Query about(String before, String first, String last) {
        String sql = "SELECT " + before + database.column("number") + ", " + database.column("entry") + " FROM "
                + table() + " WHERE " + database.column("source") + " = ? AND " + database.column("first")
                + " <= ? AND " + database.column("last") + " >= ?";
        return new Seek.Query(sql, List.of(identity, last, first));
    }

    /** Those that may be about somebody in this range. */
    List<JointEntry> about(Connection connection, String first, String last) throws SQLException {
        Seek.Query query = about("", first, last);
        return Sql.query(connection, query.sql(), row -> read(row.getLong(1), row.getString(2)), query.arguments());
    }

    /** What such a row says. */
    JointEntry read(long number, String json) {
        String place = database.name() + ": journal of many " + number;
        Optional<JointEntry> entry;
        try {
            entry = JointEntry.read(json, place);
        } catch (RefusedException e) {
            entry = Optional.empty();
        }
        return entry.orElseThrow(() -> new SourceException(Problem.of(
                        Origin.of(place),
                        Key.root(),
                        "the journal is damaged: its content does not fit its checksum",
                        "an entry as it was written")
                .hint("restore it from a backup")));
    }

    /** Adds one. */
    void add(Connection connection, JointEntry entry) throws SQLException {
        String json = entry.toJson();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(json)) {
            throw new RefusedException(Problem.of(
                    Origin.of(database.name()),
                    Key.root(),
                    "a text in a journal has half a character, which no database holds",
                    "whole characters"));
        }
        Comparator<String> order = Names.order(database.dialect());
        List<String> whose =
                entry.parts().stream().map(JointEntry.Part::whose).sorted(order).toList();
        String max = "SELECT MAX(" + database.column("number") + ") FROM " + table() + " WHERE "
                + database.column("source") + " = ?";
        long number =
                Sql.first(connection, max, row -> row.getLong(1), identity).orElse(0L) + 1;
        List<String> columns = new ArrayList<>();
        for (String column : List.of("source", "number", "first", "last", "entry")) {
            columns.add(database.column(column));
        }
        Sql.update(
                connection,
                Dialect.insert(table(), columns),
                List.of(identity, number, whose.get(0), whose.get(whose.size() - 1), json));
    }
}
