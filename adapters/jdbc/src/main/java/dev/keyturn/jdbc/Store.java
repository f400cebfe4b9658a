package dev.keyturn.jdbc;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Reads and writes settings as they lie in a table: each in a row, or all in one document. */
interface Store {
    /** What is there of a part. */
    record Content(Settings settings, String revision) {}

    /** How many statements it takes to read a part without a lock. */
    int statements(Selection selection);

    /** Queries as they are made again and again, to see how the database would answer them. */
    List<Seek.Query> samples();

    /** Reads a part; with a lock, its rows stay as they are until the transaction ends. */
    Content read(Connection connection, Selection selection, boolean isLocked) throws SQLException;

    /** What is there, locked, and as it was expected. */
    @FunctionalInterface
    interface Compared {
        /** Writes, and gives what it has read back: the same part. */
        Content write(Edit edit) throws SQLException;
    }

    /** Locks what is there, and compares it with the revision. */
    Compared compared(Connection connection, String expectedRevision) throws SQLException;
}
