package dev.keyturn.files;

import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A source that counts how often it is looked at. */
final class Looked implements SettingsSource {
    private final SettingsSource source;
    private final Semaphore looks = new Semaphore(0);

    Looked(SettingsSource source) {
        this.source = source;
    }

    /** Waits until it was looked at so often from now on. */
    void awaitLooks(int count) throws InterruptedException {
        looks.drainPermits();
        if (!looks.tryAcquire(count, 60, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody looks");
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Snapshot read(Selection selection) {
        try {
            return source.read(selection);
        } finally {
            looks.release();
        }
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        return source.write(expectedRevision, edit);
    }

    @Override
    public void close() {
        source.close();
    }
}
