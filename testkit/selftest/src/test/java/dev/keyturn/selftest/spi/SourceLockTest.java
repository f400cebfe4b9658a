package dev.keyturn.selftest.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.journal.SourceJournal;
import dev.keyturn.journal.SourceLock;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.source.FaultySource;
import dev.keyturn.testkit.source.LockContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceLockTest implements LockContract {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofMillis(700);

    private final MemorySource store = new MemorySource("store", Settings.empty());
    private final FaultySource first = FaultySource.of(store);

    /** The lock of the process whose cable can be cut. */
    @Override
    public Lock lock() {
        return SourceLock.in(first, SourceLock.USUAL, LEASE);
    }

    @Override
    public Optional<Lock> reopen(Lock lock) {
        return Optional.of(SourceLock.in(store, SourceLock.USUAL, LEASE));
    }

    @Override
    public Duration lease() {
        return LEASE;
    }

    @Override
    public boolean kill(Lock lock, Lock.Held held) {
        first.away();
        return true;
    }

    private Lock other() {
        return reopen(lock()).orElseThrow();
    }

    private Settings stored() {
        return store.read(Selection.all()).settings();
    }

    @Test
    void whatIsLetGoLeavesNothingBehind() {
        lock().acquire(SOON, "run A").close();

        assertThat(stored().isEmpty()).isTrue();
    }

    @Test
    void aRecordOutOfABackupIsTakenOverAfterALease() {
        Lock.Held held = lock().acquire(SOON, "run A of last year");
        Settings backup = stored();
        held.close();
        store.become(backup);
        long begin = System.nanoTime();

        assertThatThrownBy(() -> other().acquire(Duration.ofMillis(100), "run B"))
                .hasMessageContaining("another run holds the lock: run A of last year");
        other().acquire(SOON, "run B").close();

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(LEASE);
        assertThat(stored().isEmpty()).isTrue();
    }

    @Test
    void aRecordThatSomebodyMeddledWithIsTakenOverAfterALease() {
        for (Value nonsense : new Value[] {Value.of(""), Value.of(7), Value.of("x y z"), Table.empty()}) {
            store.become(Settings.empty().with(SourceLock.USUAL, nonsense));

            assertThatThrownBy(() -> other().acquire(Duration.ZERO, "run B"))
                    .hasMessageContaining("another run holds the lock: one that did not say who it is");
            other().acquire(SOON, "run B").close();
        }
    }

    @Test
    void aHolderThatStoodStillForTooLongDoesNotTakeTheLockBackWhenItGoesOn() throws InterruptedException {
        Lock.Held paused = lock().acquire(SOON, "run A");
        first.away();
        try (Lock.Held held = other().acquire(SOON, "run B")) {
            assertThat(held).isNotNull();
            first.back();
            Thread.sleep(LEASE.toMillis()); // the thread of the first one beats, and sees that it has lost
            paused.close();

            assertThatThrownBy(() -> other().acquire(Duration.ZERO, "run C"))
                    .hasMessageContaining("another run holds the lock: run B");
        }
    }

    @Test
    void aHolderThatStoodStillForTooLongCanAddNothingToTheJournalOnceTheOtherHas() {
        SourceJournal journal = SourceJournal.in(store);
        Entry late = new Entry(1, "", Instant.EPOCH, Entry.Kind.NOTE, Table.empty());
        Lock.Held paused = lock().acquire(SOON, "run A");
        first.away();
        try (Lock.Held held = other().acquire(SOON, "run B")) {
            assertThat(held).isNotNull();
            journal.append(new Entry(1, "", Instant.EPOCH, Entry.Kind.TAG, Table.empty()));
        }

        assertThatThrownBy(() -> journal.append(late)).isInstanceOf(StaleException.class);
        paused.close();
    }

    @Test
    void aCutThatIsShorterThanALeaseLosesNothing() throws InterruptedException {
        try (Lock.Held held = lock().acquire(SOON, "run A")) {
            assertThat(held).isNotNull();
            for (int i = 0; i < 3; i++) {
                first.away();
                Thread.sleep(LEASE.toMillis() / 4);
                first.back();
                assertThatThrownBy(() -> other().acquire(LEASE, "run B")).isInstanceOf(SourceException.class);
            }
        }

        other().acquire(Duration.ZERO, "run B").close();
    }

    @Test
    void aLockWhoseAnswerWasLostIsFoundToBeHeld() {
        first.onWrite(1).losesItsAnswer();
        try (Lock.Held held = lock().acquire(SOON, "run A")) {
            assertThat(held).isNotNull();
            assertThatThrownBy(() -> other().acquire(Duration.ZERO, "run B")).hasMessageContaining("run A");
        }

        assertThat(stored().isEmpty()).isTrue();
    }

    @Test
    void whoWaitsInVainIsToldWhatToDo() {
        try (Lock.Held held = lock().acquire(SOON, "process 7 since noon")) {
            assertThat(held).isNotNull();

            assertThatThrownBy(() -> SourceLock.in(store).acquire(Duration.ZERO, "run B"))
                    .hasMessage(
                            "store: keyturn.lock: another run holds the lock: process 7 since noon; expected to get it"
                                    + " within 0 s; safe to retry; wait for that run to end; if it was killed, it loses the lock when"
                                    + " it has been silent for 0 s, and it has been for 0 s");
        }
    }

    @Test
    void aLeaseThatIsTooShortToBeKeptIsRefused() {
        assertThatThrownBy(() -> SourceLock.in(store, SourceLock.USUAL, Duration.ofMillis(5)))
                .hasMessage("a lease of PT0.005S; expected 10 ms or more");
    }
}
