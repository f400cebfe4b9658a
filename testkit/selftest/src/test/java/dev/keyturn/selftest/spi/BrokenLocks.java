package dev.keyturn.selftest.spi;

import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import dev.keyturn.testkit.source.LockContract;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Locks that are broken on purpose, each in one thing. */
final class BrokenLocks {
    private BrokenLocks() {}

    private static SourceException held(String holder) {
        return new SourceException(
                Problem.of(Origin.of("broken"), Key.root(), "another run holds the lock: " + holder, "to get it"),
                true,
                true,
                new IllegalStateException("the lock is held"));
    }

    static class LetsTwoIn implements LockContract {
        @Override
        public Lock lock() {
            Semaphore gate = new Semaphore(2);
            return (wait, holder) -> {
                gate.acquireUninterruptibly();
                return gate::release;
            };
        }
    }

    /** Has a lease, and a holder that never says that it lives. */
    static class ForgetsTheLiving implements LockContract {
        @Override
        public Lock lock() {
            return new Lock() {
                private long until = System.nanoTime();
                private long owner;
                private String who = "nobody";

                @Override
                public Held acquire(Duration wait, String holder) {
                    long end = System.nanoTime() + wait.toNanos();
                    while (!isTaken(holder)) {
                        if (System.nanoTime() >= end) {
                            throw held(who);
                        }
                        pause();
                    }
                    long mine = owner;
                    return () -> letGo(mine);
                }

                private synchronized boolean isTaken(String holder) {
                    if (System.nanoTime() < until) {
                        return false;
                    }
                    until = System.nanoTime() + lease().toNanos();
                    who = holder;
                    owner++;
                    return true;
                }

                private synchronized void letGo(long mine) {
                    if (owner == mine) {
                        until = System.nanoTime();
                    }
                }
            };
        }

        @Override
        public Duration lease() {
            return Duration.ofMillis(400);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw held("somebody");
        }
    }

    /** Letting go twice lets the next one's go. */
    static class LetsGoOfOthers implements LockContract {
        @Override
        public Lock lock() {
            Semaphore gate = new Semaphore(1);
            return (wait, holder) -> {
                try {
                    if (gate.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                        return gate::release;
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                throw held("run A since noon");
            };
        }
    }

    static class DoesNotSayWhoHoldsIt implements LockContract {
        @Override
        public Lock lock() {
            MemoryLock right = new MemoryLock();
            return (wait, holder) -> right.acquire(wait, "somebody");
        }
    }

    static class SwallowsInterrupts implements LockContract {
        @Override
        public Lock lock() {
            MemoryLock right = new MemoryLock();
            return (wait, holder) -> {
                try {
                    return right.acquire(wait, holder);
                } catch (SourceException e) {
                    boolean wasInterrupted = Thread.interrupted();
                    throw wasInterrupted ? held("somebody") : e;
                }
            };
        }
    }

    /** Tries once, and does not wait. */
    static class DoesNotWait implements LockContract {
        @Override
        public Lock lock() {
            MemoryLock right = new MemoryLock();
            return (wait, holder) -> right.acquire(Duration.ZERO, holder);
        }
    }
}
