package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.StaleException;
import java.util.ArrayList;
import java.util.List;

/** A journal in memory, for tests and rehearsals. It stores text, as the others do. */
public final class MemoryJournal implements Journal {
    private final String name;
    private final List<String> lines = new ArrayList<>();

    /** An empty journal. */
    public MemoryJournal(String name) {
        this.name = name;
    }

    /** A journal with these entries: a copy of another one. */
    public static MemoryJournal with(String name, List<Entry> entries) {
        MemoryJournal journal = new MemoryJournal(name);
        entries.forEach(entry -> journal.lines.add(entry.toJson()));
        return journal;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized List<Entry> read() {
        Chain chain = new Chain();
        for (int i = 0; i < lines.size(); i++) {
            chain.add(lines.get(i), name + ":" + (i + 1));
        }
        return chain.entries();
    }

    @Override
    public synchronized void append(Entry entry) {
        if (entry.number() != lines.size() + 1) {
            throw new StaleException(Problem.of(
                    Origin.of(name),
                    Key.root(),
                    "another run has written entry " + entry.number(),
                    "to be the only run"));
        }
        lines.add(entry.toJson());
    }

    @Override
    public void close() {
        // nothing is held open
    }
}
