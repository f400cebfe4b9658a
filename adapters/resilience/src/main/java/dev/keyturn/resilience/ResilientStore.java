package dev.keyturn.resilience;

import dev.keyturn.spi.Event;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import dev.keyturn.spi.Transacts;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Settings and journal that are written as one: what was undone is done again as a whole, and what was written is not. */
final class ResilientStore implements Transacts {
    private final Transacts store;
    private final Calls calls;
    private final ResilientHolder holder;

    ResilientStore(Transacts store, Calls calls, ResilientHolder holder) {
        this.store = store;
        this.calls = calls;
        this.holder = holder;
    }

    @Override
    public Journal journal() {
        return holder.journal();
    }

    @Override
    public Lock lock() {
        return holder.lock();
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        Optional<Transaction<?>> around = calls.transaction();
        if (around.isPresent()) {
            return around.get().part(() -> store.atomically(work));
        }
        Attempts<T> attempts = new Attempts<>(work);
        return calls.whole(attempts::isSafe, attempts);
    }

    /** One piece of work, as often as it takes. */
    private final class Attempts<T> implements Supplier<T> {
        private final Supplier<T> work;
        private Transaction<T> last = new Transaction<>();
        private @Nullable SourceException lost;

        Attempts(Supplier<T> work) {
            this.work = work;
        }

        boolean isSafe(SourceException failure) {
            return failure.isOutcomeKnown() ? Guard.isUndone(failure) : failure == lost;
        }

        @Override
        public T get() {
            SourceException before = lost;
            if (before != null) {
                if (calls.limiter().isStuck()) {
                    throw before;
                }
                Optional<T> written = found(before);
                if (written.isPresent()) {
                    return written.get();
                }
            } else {
                calls.limiter().free();
                holder.lock().ready();
            }
            Transaction<T> now = new Transaction<>();
            last = now;
            try {
                T gives = calls.within(now, () -> store.atomically(() -> now.whole(work)));
                holder.lock().added(now.added());
                return gives;
            } catch (StaleException stale) {
                throw stale;
            } catch (SourceException failure) {
                holder.lock().doubt();
                if (!failure.isOutcomeKnown() && now.canBeFound()) {
                    lost = failure;
                }
                throw failure;
            }
        }

        /** What the work gave, where it was written after all; nothing, where it is to be done again. */
        private Optional<T> found(SourceException before) {
            Transaction.Outcome outcome = outcome(before);
            return switch (outcome) {
                case WRITTEN -> {
                    told("the answer to a commit was lost, and its entries are in the journal: it was written");
                    holder.lock().added(last.added());
                    yield last.result();
                }
                case UNDONE -> {
                    told("the answer to a commit was lost, and its entries are not in the journal: it is done again");
                    lost = null;
                    yield Optional.empty();
                }
                case TAKEN ->
                    throw holder.lock()
                            .another("the answer to a commit was lost, and another run has written its entry since");
            };
        }

        /** Within a transaction, because that does not begin before the lost one has ended. */
        private Transaction.Outcome outcome(SourceException before) {
            try {
                holder.lock().revive();
                return store.atomically(() -> last.in(holder.bare().read()));
            } catch (SourceException failure) {
                holder.lock().doubt();
                before.addSuppressed(failure);
                throw before;
            }
        }

        private void told(String what) {
            calls.guard().teller().tell(Event.Kind.RESOLVED, what);
        }
    }
}
