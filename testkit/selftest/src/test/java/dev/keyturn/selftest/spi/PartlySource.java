package dev.keyturn.selftest.spi;

import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.ReadsParts;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.StaleException;
import dev.keyturn.spi.Transacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * What a database is, in memory: settings and journal that are written as one, and nothing is given that was not asked for.
 */
class PartlySource implements SettingsSource, Transacts, ReadsParts {
    /** What is there, for all who open it. */
    static final class Store {
        private final ReentrantLock writing = new ReentrantLock();
        private final Map<Part, String> revisions = new HashMap<>();
        private final Lock lock = new MemoryLock();
        private volatile State state;

        Store(Settings settings) {
            this.state = new State(settings, List.of());
        }
    }

    private record State(Settings settings, List<Entry> entries) {}

    private record Part(Selection selection, Settings settings) {}

    private final Store store;
    private final Journal journal = new Entries();
    private State begun = new State(Settings.empty(), List.of());

    PartlySource(Store store) {
        this.store = store;
    }

    Store store() {
        return store;
    }

    @Override
    public String name() {
        return "partly";
    }

    @Override
    public boolean readsParts() {
        return true;
    }

    private State now() {
        return store.writing.isHeldByCurrentThread() ? begun : store.state;
    }

    @Override
    public Snapshot read(Selection selection) {
        Part part = part(selection, now().settings());
        return new Snapshot(part.settings(), revision(part));
    }

    private static Part part(Selection selection, Settings settings) {
        Settings[] some = {settings.like(Table.empty())};
        settings.forEach((key, value) -> {
            if (selection.asksFor(key)) {
                some[0] = some[0].with(key, value);
            }
        });
        return new Part(selection, some[0]);
    }

    private String revision(Part part) {
        synchronized (store.revisions) {
            return store.revisions.computeIfAbsent(part, other -> "r" + store.revisions.size());
        }
    }

    private Part part(String revision) {
        synchronized (store.revisions) {
            return store.revisions.entrySet().stream()
                    .filter(one -> one.getValue().equals(revision))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(PartlySource::stale);
        }
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        return together(() -> {
            Part expected = part(expectedRevision);
            if (!part(expected.selection(), begun.settings()).equals(expected)) {
                throw stale();
            }
            begun = new State(edit.changes().applyTo(begun.settings(), edit.places()), begun.entries());
            return new Receipt(revision(part(expected.selection(), begun.settings())));
        });
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        return together(work);
    }

    private <T> T together(Supplier<T> work) {
        if (store.writing.isHeldByCurrentThread()) {
            return work.get();
        }
        store.writing.lock();
        try {
            begun = store.state;
            T result = work.get();
            store.state = begun;
            return result;
        } finally {
            store.writing.unlock();
        }
    }

    private static StaleException stale() {
        return new StaleException(Problem.of(
                Origin.of("partly"), Key.root(), "it was changed since it was read", "the settings that were read"));
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Lock lock() {
        return store.lock;
    }

    @Override
    public void close() {
        // it is memory
    }

    private final class Entries implements Journal {
        @Override
        public String name() {
            return "partly";
        }

        @Override
        public List<Entry> read() {
            return now().entries();
        }

        @Override
        public void append(Entry entry) {
            together(() -> {
                if (entry.number() != begun.entries().size() + 1L) {
                    throw stale();
                }
                List<Entry> longer = new ArrayList<>(begun.entries());
                longer.add(entry);
                begun = new State(begun.settings(), List.copyOf(longer));
                return entry;
            });
        }

        @Override
        public void close() {
            // it is memory
        }
    }
}
