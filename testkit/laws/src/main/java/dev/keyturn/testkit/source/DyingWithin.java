package dev.keyturn.testkit.source;

import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Transacts;
import java.util.function.Supplier;

/** A source whose user is killed when all of its work is done but its end. */
record DyingWithin(SettingsSource source, Transacts store) implements SettingsSource, Transacts {
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
        return source.write(expectedRevision, edit);
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        return store.atomically(() -> {
            T unused = work.get();
            throw new Dying.Killed();
        });
    }

    @Override
    public Journal journal() {
        return store.journal();
    }

    @Override
    public Lock lock() {
        return store.lock();
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
