package dev.keyturn.jdbc;

import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;

/** A source that does not do several things as one, and whose user is killed at its write: before it, or when it is done. */
record Half(JdbcSource source, boolean isWritten) implements SettingsSource {
    /** The process is gone. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Snapshot read(Selection selection) {
        return source.read(selection);
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        if (isWritten) {
            source.write(expectedRevision, edit);
        }
        throw new Killed();
    }

    @Override
    public void close() {
        source.close();
    }
}
