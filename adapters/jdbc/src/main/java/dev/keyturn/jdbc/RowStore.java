package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Settings of which each is a row. */
record RowStore(Rows rows, Database database) implements Store {
    private static final Selection SAMPLE =
            new Selection(List.of(KeyPattern.of(Key.of("keyturn.probe")), KeyPattern.of("keyturn.probe_*")));

    @Override
    public int statements(Selection selection) {
        return rows.together(selection).size();
    }

    @Override
    public List<Seek.Query> samples() {
        return rows.queriesOf(SAMPLE);
    }

    @Override
    public Content read(Connection connection, Selection selection, boolean isLocked) throws SQLException {
        return rows.read(connection, selection, isLocked);
    }

    @Override
    public Compared compared(Connection connection, String expectedRevision) throws SQLException {
        Selection selection = Revision.selection(expectedRevision)
                .orElseThrow(() -> database.failures().stale());
        Content there = rows.read(connection, selection, true);
        if (!there.revision().equals(expectedRevision)) {
            throw database.failures().stale();
        }
        Writing writing = new Writing(connection, rows, database);
        return edit -> writing.write(selection, there.settings(), edit.changes().list());
    }
}
