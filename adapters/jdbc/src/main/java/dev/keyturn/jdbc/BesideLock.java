package dev.keyturn.jdbc;

import dev.keyturn.journal.FileLock;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SQLite, whose only lock is that of a transaction on all of the file: a lock of the operating system on a file beside it, so
 * that others can write between two transactions of a run. It ends with the process.
 */
final class BesideLock implements SessionLock {
    private final Layout layout;
    private Lock.@Nullable Held held;

    BesideLock(Layout layout) {
        this.layout = layout;
    }

    @Override
    public boolean isTaken(Connection connection) throws SQLException {
        Optional<Path> file = Sql.first(
                        connection,
                        "SELECT file FROM pragma_database_list WHERE name = 'main'",
                        row -> row.getString(1))
                .filter(path -> !path.isEmpty())
                .map(Path::of);
        if (file.isEmpty()) {
            return true; // in memory: it is this connection's own
        }
        try {
            held = FileLock.in(directory(file.get())).acquire(Duration.ZERO, "a run on " + layout.identity());
            return true;
        } catch (SourceException e) {
            if (e.isTemporary()) {
                return false;
            }
            throw e;
        }
    }

    private Path directory(Path file) {
        return file.resolveSibling(".keyturn")
                .resolve(String.valueOf(file.getFileName()))
                .resolve(Hash.of(layout.identity()).substring(0, 16));
    }

    @Override
    public void letGo(Connection connection) {
        Lock.Held mine = held;
        if (mine != null) {
            held = null;
            mine.close();
        }
    }
}
