package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A {@link SourceLock} that is held: its record changes for as long as this process lives and the lock is not let go. */
final class Heartbeat implements Lock.Held {
    private static final int BEATS = 3;
    private static final int TRIES = 20;

    private final SettingsSource source;
    private final Key place;
    private final CountDownLatch end = new CountDownLatch(1);
    private Lease lease;
    private boolean isHeld = true;

    Heartbeat(SettingsSource source, Key place, Lease lease) {
        this.source = source;
        this.place = place;
        this.lease = lease;
        Thread thread = new Thread(this::run, "keyturn lock in " + source.name());
        thread.setDaemon(true); // a program that ends without letting go is not kept alive by it
        thread.start();
    }

    private void run() {
        long pause = lease.length().toMillis() / BEATS;
        try {
            while (!end.await(pause, TimeUnit.MILLISECONDS)) {
                beat();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody does that; the lease ends by itself then
        }
    }

    private synchronized void beat() {
        try {
            lease = lease.next();
            for (int tries = 0; isHeld && tries < TRIES; tries++) {
                Snapshot snapshot = source.read(Lease.at(place));
                if (!isMine(snapshot)) {
                    isHeld = false; // it was silent for too long, and another run has it; the journal stops this one
                    end.countDown();
                } else if (lease.isWritten(source, place, snapshot)) {
                    return;
                }
            }
        } catch (RuntimeException e) {
            return; // out of reach or unreadable: the next beat may get through, and if none does, the lease ends
        }
    }

    private boolean isMine(Snapshot snapshot) {
        return snapshot.settings()
                .value(place)
                .flatMap(Lease::read)
                .filter(lease::isOfSameRun)
                .isPresent();
    }

    /** The work is done by now; a record that cannot be removed is no reason to let it fail, because its lease ends. */
    @Override
    public synchronized void close() {
        end.countDown();
        try {
            for (int tries = 0; isHeld && tries < TRIES; tries++) {
                Snapshot snapshot = source.read(Lease.at(place));
                isHeld = isMine(snapshot) && !Lease.isRemoved(source, place, snapshot);
            }
        } catch (RuntimeException e) {
            return; // the record stays, and its lease ends
        } finally {
            isHeld = false;
        }
    }
}
