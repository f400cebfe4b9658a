package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/** A lock among the threads of one process, for sources in memory. */
public final class MemoryLock implements Lock {
    private final Semaphore gate = new Semaphore(1, true);
    private final AtomicReference<String> who = new AtomicReference<>("nobody");

    @Override
    public Held acquire(Duration wait, String holder) {
        try {
            if (gate.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                who.set(holder);
                AtomicBoolean isOpen = new AtomicBoolean(true);
                return () -> {
                    if (isOpen.getAndSet(false)) {
                        gate.release();
                    }
                };
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new SourceException(
                Problem.of(
                        Origin.of("memory"),
                        Key.root(),
                        "another run holds the lock: " + who.get(),
                        "to get it within " + wait.toSeconds() + " s"),
                true,
                true,
                new IllegalStateException("the lock is held"));
    }
}
