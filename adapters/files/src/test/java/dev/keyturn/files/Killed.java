package dev.keyturn.files;

import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.KeepsLayout;
import dev.keyturn.spi.LivesInFiles;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.nio.file.Path;

/**
 * A file whose process is killed when it writes.
 *
 * @param source the file
 * @param isWritten whether it is killed right behind the write, or right before it
 */
record Killed(FileSource source, boolean isWritten) implements SettingsSource, LivesInFiles, KeepsLayout {
    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Path directory() {
        return source.directory();
    }

    @Override
    public Path lockDirectory() {
        return source.lockDirectory();
    }

    @Override
    public Capabilities capabilities() {
        return source.capabilities();
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
        throw new IllegalStateException("killed");
    }

    @Override
    public Value layout(String expectedRevision, Edit edit) {
        return source.layout(expectedRevision, edit);
    }

    @Override
    public void close() {
        source.close();
    }
}
