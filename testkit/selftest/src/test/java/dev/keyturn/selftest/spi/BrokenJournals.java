package dev.keyturn.selftest.spi;

import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.source.JournalContract;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Journals that are broken on purpose, each in one thing. */
class BrokenJournals implements Journal {
    protected final List<Entry> entries = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "broken";
    }

    @Override
    public List<Entry> read() {
        // the one in memory looks at the chain
        return MemoryJournal.with(name(), List.copyOf(entries)).read();
    }

    @Override
    public synchronized void append(Entry entry) {
        check(entry);
        entries.add(entry);
    }

    protected void check(Entry entry) {
        if (entry.number() != entries.size() + 1) {
            throw new StaleException(Problem.of(
                    Origin.of(name()), Key.root(), "there is an entry of this number", "to be the only run"));
        }
    }

    @Override
    public void close() {
        // it is memory
    }

    static class Right implements JournalContract {
        @Override
        public Journal journal() {
            return new BrokenJournals();
        }
    }

    /** Writes an entry where another one is. */
    static class Overwrites implements JournalContract {
        @Override
        public Journal journal() {
            return new BrokenJournals() {
                @Override
                public synchronized void append(Entry entry) {
                    if (entry.number() > entries.size()) {
                        super.append(entry);
                    } else {
                        entries.set((int) entry.number() - 1, entry);
                    }
                }
            };
        }
    }

    /** Looks whether the number is free, and writes a moment later. */
    static class LooksBeforeItLeaps implements JournalContract {
        @Override
        public Journal journal() {
            return new BrokenJournals() {
                @Override
                @SuppressWarnings("UnsynchronizedOverridesSynchronized") // that is what is wrong with it
                public void append(Entry entry) {
                    List<Entry> changed = new ArrayList<>();
                    synchronized (this) {
                        check(entry);
                        changed.addAll(entries);
                    }
                    changed.add(entry);
                    Broken.pause();
                    synchronized (this) {
                        entries.clear();
                        entries.addAll(changed);
                    }
                }
            };
        }
    }

    static class GoesOnBehindAGap implements JournalContract {
        @Override
        public Journal journal() {
            return new BrokenJournals() {
                @Override
                protected void check(Entry entry) {
                    if (entry.number() <= entries.size()) {
                        super.check(entry);
                    }
                }
            };
        }
    }

    static class DoesNotLookAtTheChain implements JournalContract {
        @Override
        public Journal journal() {
            return new BrokenJournals() {
                @Override
                public List<Entry> read() {
                    return List.copyOf(entries);
                }
            };
        }
    }

    /** Takes the newest entry for one that is not finished. */
    static class SweepsTooMuch implements JournalContract {
        @Override
        public Journal journal() {
            return new BrokenJournals() {
                @Override
                public void sweep() {
                    if (!entries.isEmpty()) {
                        entries.remove(entries.size() - 1);
                    }
                }
            };
        }
    }
}
