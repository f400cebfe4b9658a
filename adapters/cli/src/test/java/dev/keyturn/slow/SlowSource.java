package dev.keyturn.slow;

import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Waits at one point, and tells in the file {@code reached} that it has come there. */
final class SlowSource implements SettingsSource {
    private final SettingsSource file;
    private final String where;
    private final int which;
    private final int millis;
    private int writes;

    SlowSource(SettingsSource file, String where, int which, int millis) {
        this.file = file;
        this.where = where;
        this.which = which;
        this.millis = millis;
    }

    private void at(String point, int number) {
        if (!point.equals(where) || number != which) {
            return;
        }
        try {
            Files.writeString(Path.of("reached"), point);
            Thread.sleep(millis);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String name() {
        return file.name();
    }

    @Override
    public Snapshot read(Selection selection) {
        at("read", which);
        return file.read(selection);
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        writes++;
        at("before-write", writes);
        Receipt receipt = file.write(expectedRevision, edit);
        at("after-write", writes);
        return receipt;
    }

    @Override
    public <T> Optional<T> ability(Class<T> kind) {
        return file.ability(kind);
    }

    @Override
    public Capabilities capabilities() {
        return file.capabilities();
    }

    @Override
    public void sweep() {
        file.sweep();
    }

    @Override
    public void close() {
        file.close();
    }
}
