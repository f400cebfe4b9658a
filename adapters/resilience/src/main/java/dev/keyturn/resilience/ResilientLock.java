package dev.keyturn.resilience;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lock of a source. Where it has gone with its connection it is taken anew, for the same holder: what the lost connection was
 * doing has ended by then, because the lock is not to be had before that.
 */
final class ResilientLock implements Lock {
    private final String name;
    private final Lock lock;
    private final Journal journal;
    private final Calls calls;

    /** While one lives, nobody else of this process may come in where the lock was lost. */
    private final Semaphore first = new Semaphore(1, true);

    private volatile @Nullable Keeping keeping;
    private volatile String insider = "";

    ResilientLock(String name, Lock lock, Journal journal, Calls calls) {
        this.name = name;
        this.lock = lock;
        this.journal = journal;
        this.calls = calls;
    }

    @Override
    public List<String> warnings() {
        return lock.warnings();
    }

    @Override
    public Held acquire(Duration wait, String holder) {
        long end = System.nanoTime() + wait.toNanos();
        enter(wait);
        boolean isHeld = false;
        try {
            Held held = calls.guard()
                    .call(
                            true,
                            failure -> Guard.isUndone(failure) && System.nanoTime() < end,
                            () -> lock.acquire(left(end), holder));
            isHeld = true;
            insider = holder;
            Keeping kept = new Keeping(held, wait, holder);
            keeping = kept;
            return kept;
        } finally {
            if (!isHeld) {
                first.release();
            }
        }
    }

    private void enter(Duration wait) {
        try {
            if (first.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Problem problem = Problem.of(
                        Origin.of(name),
                        Key.root(),
                        "another run holds the lock: " + insider,
                        "to get it within " + wait.toSeconds() + " s")
                .hint("wait for that run to end, or end it: its lock ends with its process");
        throw new SourceException(problem, true, true, new IllegalStateException("the lock is held"));
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Whether a run goes on: what it does is never refused. */
    boolean isHeld() {
        return keeping != null;
    }

    /** Something failed: the lock may have gone with its connection. */
    void doubt() {
        Keeping now = keeping;
        if (now != null) {
            now.isDoubtful = true;
        }
    }

    /** The journal ends with this entry now, as far as whoever holds the lock knows. */
    void know(List<Entry> entries) {
        Keeping now = keeping;
        if (now != null && !now.isDoubtful) {
            now.end = checksum(entries);
        }
    }

    /** As {@link #know(List)}, after these entries were added. */
    void added(List<Entry> entries) {
        Keeping now = keeping;
        if (now != null && !entries.isEmpty()) {
            now.end = checksum(entries);
        }
    }

    static String checksum(List<Entry> entries) {
        return entries.isEmpty() ? "" : entries.get(entries.size() - 1).checksum();
    }

    /**
     * The lock is held, if it was taken.
     *
     * @throws SourceException if it was lost and is not to be had again
     * @throws StaleException if another run was there meanwhile
     */
    void ready() {
        Keeping now = keeping;
        if (now != null && now.isDoubtful) {
            now.revive();
            now.check();
        }
    }

    /** As {@link #ready}, for one who looks at the journal himself. */
    void revive() {
        Keeping now = keeping;
        if (now != null && now.isDoubtful) {
            now.revive();
            now.isDoubtful = false;
        }
    }

    private void told(String what) {
        calls.guard().teller().tell(Event.Kind.RESOLVED, what);
    }

    StaleException another(String what) {
        return new StaleException(Problem.of(Origin.of(name), Key.root(), what, "to be the only run on this source")
                .hint("look at the history, then run again"));
    }

    private final class Keeping implements Held {
        private final Duration wait;
        private final String holder;
        private final ReentrantLock gate = new ReentrantLock();
        private final AtomicBoolean isOpen = new AtomicBoolean(true);
        private @Nullable Held held;
        private volatile boolean isDoubtful;
        private volatile @Nullable String end;

        Keeping(Held held, Duration wait, String holder) {
            this.held = held;
            this.wait = wait;
            this.holder = holder;
        }

        /** A connection that answers has the lock still. */
        void revive() {
            gate.lock();
            try {
                if (!isOpen.get()) {
                    return;
                }
                if (held != null && isAnswering()) {
                    return;
                }
                letGo();
                held = lock.acquire(wait, holder);
                told("the lock was lost with its connection, and is taken anew");
            } finally {
                gate.unlock();
            }
        }

        private boolean isAnswering() {
            try {
                return journal.read() != null;
            } catch (SourceException e) {
                return false;
            }
        }

        /** Compares the journal with what is known of it; in doubt still, where it differs. */
        void check() {
            String known = end;
            if (known != null && !known.equals(checksum(journal.read()))) {
                throw another("another run came in between, when the lock was lost with its connection");
            }
            isDoubtful = false;
        }

        private void letGo() {
            Held lost = held;
            held = null;
            if (lost == null) {
                return;
            }
            try {
                lost.close();
            } catch (SourceException e) {
                told("a lost lock was let go: " + e.problem().what());
            }
        }

        @Override
        public void close() {
            if (!isOpen.compareAndSet(true, false)) {
                return;
            }
            gate.lock();
            try {
                Held last = held;
                held = null;
                keeping = null;
                if (last != null) {
                    calls.limiter().whenFree(last::close);
                }
            } finally {
                gate.unlock();
                first.release();
            }
        }
    }
}
