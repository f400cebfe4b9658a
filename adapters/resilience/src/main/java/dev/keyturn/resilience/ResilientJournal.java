package dev.keyturn.resilience;

import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.StaleException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The journal of a source. Whether an entry was added whose answer was lost, its number says. */
final class ResilientJournal implements Journal {
    private final Journal journal;
    private final Calls calls;
    private final ResilientLock lock;

    ResilientJournal(Journal journal, Calls calls, ResilientLock lock) {
        this.journal = journal;
        this.calls = calls;
        this.lock = lock;
    }

    @Override
    public String name() {
        return journal.name();
    }

    @Override
    public List<Entry> read() {
        List<Entry> entries = calls.read(journal::read);
        if (calls.transaction().isEmpty()) {
            lock.know(entries);
        }
        return entries;
    }

    @Override
    public void append(Entry entry) {
        Optional<Transaction<?>> around = calls.transaction();
        if (around.isPresent()) {
            journal.append(entry);
            around.get().add(entry);
            return;
        }
        Adding adding = new Adding(entry);
        calls.lookedFor(failure -> adding.lost == failure || Guard.isUndone(failure), adding);
        lock.added(List.of(entry));
    }

    @Override
    public void sweep() {
        calls.read(() -> {
            journal.sweep();
            return journal;
        });
    }

    @Override
    public void close() {
        journal.close();
    }

    /** One entry, as often as it takes. */
    private final class Adding implements Supplier<Entry> {
        private final Entry entry;
        private @Nullable SourceException lost;

        Adding(Entry entry) {
            this.entry = entry;
        }

        @Override
        public Entry get() {
            SourceException before = lost;
            if (before == null) {
                lock.ready();
            } else if (isThere(before)) {
                return entry;
            }
            try {
                journal.append(entry);
                return entry;
            } catch (StaleException stale) {
                // the lost one may have come through a moment ago
                if (before != null && isThere(before)) {
                    return entry;
                }
                throw stale;
            } catch (SourceException failure) {
                if (before != null) {
                    before.addSuppressed(failure);
                    throw before;
                }
                if (!failure.isOutcomeKnown()) {
                    lost = failure;
                }
                throw failure;
            }
        }

        private boolean isThere(SourceException before) {
            List<Entry> entries;
            try {
                lock.revive();
                entries = journal.read();
            } catch (SourceException failure) {
                before.addSuppressed(failure);
                throw before;
            }
            boolean isThere = entries.size() >= entry.number()
                    && entries.get((int) entry.number() - 1).equals(entry);
            if (isThere) {
                calls.guard()
                        .teller()
                        .tell(Event.Kind.RESOLVED, "the answer was lost, and " + entry + " is in the journal");
            }
            return isThere;
        }
    }
}
