package dev.keyturn.resilience;

import dev.keyturn.spi.SourceException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** How the calls of one source are made: within a transaction as they are, for only the whole of it can be done again; otherwise guarded. */
final class Calls {
    private final Guard guard;
    private final Limiter limiter;
    /** What a thread does as one. */
    private final Map<Thread, Transaction<?>> begun = new ConcurrentHashMap<>();

    private @Nullable ResilientLock lock;

    Calls(Guard guard, Limiter limiter) {
        this.guard = guard;
        this.limiter = limiter;
    }

    /** The lock of the source, where it has one; what is done while it is held needs it. */
    void under(ResilientLock its) {
        lock = its;
    }

    Guard guard() {
        return guard;
    }

    Limiter limiter() {
        return limiter;
    }

    /** What this thread does as one just now. */
    Optional<Transaction<?>> transaction() {
        return Optional.ofNullable(begun.get(Thread.currentThread()));
    }

    /** What can be done again whatever became of it. */
    <T> T read(Supplier<T> call) {
        if (begun.containsKey(Thread.currentThread())) {
            return call.get();
        }
        return guard.call(!isHeld(), Guard::isPassing, () -> attempt(() -> limiter.limited(false, call)));
    }

    /** What is done again only where nothing came of it. */
    <T> T write(Supplier<T> call) {
        return begun.containsKey(Thread.currentThread())
                ? call.get()
                : guard.call(false, Guard::isUndone, () -> attempt(call));
    }

    /** What looks itself whether it was done, outside of a transaction. */
    <T> T lookedFor(Predicate<SourceException> again, Supplier<T> call) {
        return guard.call(false, again, () -> {
            limiter.free();
            return doubting(call);
        });
    }

    private <T> T attempt(Supplier<T> call) {
        limiter.free();
        ResilientLock its = lock;
        if (its != null) {
            its.ready();
        }
        return doubting(call);
    }

    /** Where this fails, the lock may be gone, too. */
    private <T> T doubting(Supplier<T> call) {
        ResilientLock its = lock;
        if (its == null) {
            return call.get();
        }
        try {
            return call.get();
        } catch (SourceException failure) {
            if (Guard.isPassing(failure) || !failure.isOutcomeKnown()) {
                its.doubt();
            }
            throw failure;
        }
    }

    /** As one, as often as these attempts are made. */
    <T> T whole(Predicate<SourceException> again, Supplier<T> attempts) {
        return guard.call(!isHeld(), again, attempts);
    }

    /** One attempt at that. */
    <T> T within(Transaction<T> transaction, Supplier<T> work) {
        return limiter.limited(true, () -> {
            begun.put(Thread.currentThread(), transaction);
            try {
                return work.get();
            } finally {
                begun.remove(Thread.currentThread());
            }
        });
    }

    private boolean isHeld() {
        ResilientLock its = lock;
        return its != null && its.isHeld();
    }
}
