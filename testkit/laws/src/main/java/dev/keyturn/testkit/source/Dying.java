package dev.keyturn.testkit.source;

import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;

/** A source whose user is killed at its next write: before it, or when it is done. */
final class Dying implements SettingsSource {
    private final SettingsSource source;
    private final boolean isWritten;

    Dying(SettingsSource source, boolean isWritten) {
        this.source = source;
        this.isWritten = isWritten;
    }

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
    public Capabilities capabilities() {
        return source.capabilities();
    }

    @Override
    public void close() {
        source.close();
    }
}
