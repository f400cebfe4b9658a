package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * A lock in any source that compares and sets: a record with a random token, a count, a lease and who holds it. While the
 * lock is held a thread raises the count three times a lease.
 *
 * <p>No time of day is in it. Whoever waits takes it over when it has itself seen the record unchanged for the whole lease,
 * by a clock that only goes forward; and letting it go removes only a record with the token of the one who took it. So clocks
 * that differ between machines, or go back, do no harm, and a record that came out of a backup is taken over like that of a
 * run that was killed.
 *
 * <p><b>Limits.</b> A holder that stands still for longer than the lease (a suspended machine, a source out of reach) loses
 * the lock and does not know it. When it goes on, it can still make the one write that it was about to make, if nobody has
 * changed the settings meanwhile: their revision keeps it from overwriting anything. Its next entry in the journal is refused
 * if the other run has written one, because an append is exclusive, and so its run ends. The same holds where the record of
 * a living holder is removed, by hand or by putting back a backup. Whoever waits is not served in order.
 *
 * <p>The source is one of its own, beside the settings; see {@link SourceJournal}. It stays the caller's to close.
 */
public final class SourceLock implements Lock {
    /** The key that the record is at if nothing else is said. */
    public static final Key USUAL = Key.of("keyturn.lock");

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final int LOOKS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 500;

    private final SettingsSource source;
    private final Key place;
    private final Duration lease;

    private SourceLock(SettingsSource source, Key place, Duration lease) {
        if (lease.toMillis() < LOOKS) {
            throw new IllegalArgumentException("a lease of " + lease + "; expected " + LOOKS + " ms or more");
        }
        this.source = source;
        this.place = place;
        this.lease = lease;
    }

    /** The lock in a source, at {@link #USUAL}, with a lease of 15 seconds. */
    public static SourceLock in(SettingsSource source) {
        return in(source, USUAL, LEASE);
    }

    /**
     * The lock in a source.
     *
     * @param place the key of the record
     * @param lease how long after the end of a run that was killed the next one begins; longer than a living one is ever silent
     */
    public static SourceLock in(SettingsSource source, Key place, Duration lease) {
        return new SourceLock(source, place, lease);
    }

    @Override
    public Held acquire(Duration wait, String holder) {
        long begin = System.nanoTime();
        Lease mine = new Lease(UUID.randomUUID().toString(), 1, lease, holder);
        Optional<Value> watched = Optional.empty();
        long since = begin;
        while (true) {
            long looked = System.nanoTime();
            Snapshot snapshot = source.read(Lease.at(place));
            Optional<Value> there = snapshot.settings().value(place);
            if (there.flatMap(Lease::read).filter(mine::isOfSameRun).isPresent()) {
                return new Heartbeat(source, place, mine); // the answer to the write was lost, the write was not
            }
            if (!there.equals(watched)) {
                watched = there;
                since = System.nanoTime();
            }
            boolean isOver = there.isEmpty() || looked - since >= length(there).toNanos();
            if (isOver && mine.isWritten(source, place, snapshot)) {
                return new Heartbeat(source, place, mine);
            }
            if (System.nanoTime() - begin >= wait.toNanos()) {
                throw late(there, "to get it within " + wait.toSeconds() + " s", looked - since);
            }
            try {
                Thread.sleep(Math.min(LONGEST_PAUSE_MILLIS, lease.toMillis() / LOOKS));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw late(there, "to wait for it without being interrupted", looked - since);
            }
        }
    }

    /** The one who holds it says how long it may be silent; what is no record is treated as one of ours. */
    private Duration length(Optional<Value> there) {
        return there.flatMap(Lease::read).map(Lease::length).orElse(lease);
    }

    private SourceException late(Optional<Value> there, String expected, long silent) {
        String who = there.flatMap(Lease::read).map(Lease::holder).orElse("one that did not say who it is");
        Problem problem = Problem.of(Origin.of(source.name()), place, "another run holds the lock: " + who, expected)
                .hint("wait for that run to end; if it was killed, it loses the lock when it has been silent for "
                        + length(there).toSeconds() + " s, and it has been for "
                        + Duration.ofNanos(Math.max(0, silent)).toSeconds() + " s");
        return new SourceException(problem, true, true, new IllegalStateException("the lock is held"));
    }
}
