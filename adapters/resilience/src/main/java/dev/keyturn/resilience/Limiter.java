package dev.keyturn.resilience;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterConfig;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Does things on a thread of its own for as long as they may take. One that takes longer is interrupted and waited for a little: it
 * may have been done all the same, and nothing may be tried again while it still runs.
 */
final class Limiter {
    private final String name;
    private final Policy.TimeLimiter policy;
    private final TimeLimiterRegistry registry;
    private final TimeLimiter limiter;
    /** The one that did not end; nothing else is begun while it lives. */
    private volatile @Nullable Thread stuck;

    Limiter(String name, Policy policy) {
        this.name = name;
        this.policy = policy.timeLimiter();
        this.registry = TimeLimiterRegistry.of(TimeLimiterConfig.custom()
                .timeoutDuration(policy.timeLimiter().limit())
                .cancelRunningFuture(false)
                .build());
        this.limiter = registry.timeLimiter(name);
    }

    TimeLimiterRegistry registry() {
        return registry;
    }

    /**
     * Nothing is begun while a call has not ended that was told to: it has the connection.
     *
     * @throws SourceException if there is such a one
     */
    void free() {
        if (isStuck()) {
            throw late(false, "a call from before has not ended yet");
        }
    }

    /** Whether something did not end that was told to. */
    boolean isStuck() {
        Thread thread = stuck;
        return thread != null && thread.isAlive();
    }

    /** Does this now, or when what is stuck has ended, for which nobody waits. */
    void whenFree(Runnable last) {
        Thread thread = stuck;
        if (thread == null || !thread.isAlive()) {
            last.run();
            return;
        }
        Thread later = new Thread(
                () -> {
                    try {
                        thread.join();
                        last.run();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "keyturn-resilience-close");
        later.setDaemon(true);
        later.start();
    }

    /**
     * Does this, for as long as it may take.
     *
     * @param writes whether something may have been written when it was interrupted
     */
    <T> T limited(boolean writes, Supplier<T> call) {
        if (!policy.isEnabled()) {
            return call.get();
        }
        free();
        FutureTask<T> task = new FutureTask<>(call::get);
        Thread thread = new Thread(task, "keyturn-resilience-call");
        thread.setDaemon(true);
        thread.start();
        try {
            return limiter.<T, FutureTask<T>>executeFutureSupplier(() -> task);
        } catch (TimeoutException e) {
            return afterwards(writes, task, thread);
        } catch (InterruptedException e) {
            try {
                return afterwards(writes, task, thread);
            } finally {
                Thread.currentThread().interrupt();
            }
        } catch (Exception e) {
            throw thrown(e);
        }
    }

    private <T> T afterwards(boolean writes, FutureTask<T> task, Thread thread) {
        thread.interrupt();
        boolean isInterrupted = Thread.interrupted();
        try {
            return task.get(policy.grace().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        } catch (TimeoutException e) {
            stuck = thread;
            throw late(
                    writes,
                    "a call took longer than " + Guard.seconds(policy.limit())
                            + ", and did not end when it was told to");
        } catch (InterruptedException e) {
            stuck = thread;
            isInterrupted = true;
            throw late(writes, "whoever waited for a call was interrupted, and it did not end");
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException known ? known : new IllegalStateException(failure);
    }

    private SourceException late(boolean writes, String what) {
        Problem problem = new Problem(
                Origin.of(name),
                Key.root(),
                what,
                "an answer within " + Guard.seconds(policy.limit()),
                writes ? Optional.of("it may be written all the same") : Optional.empty(),
                writes
                        ? "run again: the next run finds in the journal whether it was"
                        : "nothing was written; try again later");
        return new SourceException(problem, true, !writes, new IllegalStateException("late"));
    }
}
