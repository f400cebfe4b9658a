package dev.keyturn.resilience;

import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A source in memory that holds its journal; calls of it do what a test says before, or after, they do what they are for. */
final class Scripted implements SettingsSource, HoldsJournal {
    static final Settings SETTINGS = Settings.empty().with("level", Value.of("hunter2"));

    /** Every call, in order. */
    final List<String> calls = new ArrayList<>();

    final MemoryJournal entries = new MemoryJournal("journal");
    private final MemorySource settings = new MemorySource("settings", SETTINGS);
    private final MemoryLock lock = new MemoryLock();
    private final Map<String, Deque<Runnable>> before = new HashMap<>();
    private final Map<String, Deque<Runnable>> after = new HashMap<>();

    /** The next calls of this name do these things first, one each. */
    Scripted before(String call, Runnable... what) {
        before.computeIfAbsent(call, name -> new ArrayDeque<>()).addAll(List.of(what));
        return this;
    }

    /** The next calls of this name do these things last, one each. */
    Scripted after(String call, Runnable... what) {
        after.computeIfAbsent(call, name -> new ArrayDeque<>()).addAll(List.of(what));
        return this;
    }

    static Runnable nothing() {
        return () -> {};
    }

    static Runnable throwing(RuntimeException failure) {
        return () -> {
            throw failure;
        };
    }

    /** A failure of this kind, each a new one. */
    static Runnable failing(boolean isTemporary, boolean isOutcomeKnown) {
        return () -> {
            throw failure(isTemporary, isOutcomeKnown);
        };
    }

    /** Something that passes, and nothing was written. */
    static Runnable passing() {
        return failing(true, true);
    }

    /** A lost answer. */
    static Runnable lost() {
        return failing(true, false);
    }

    static SourceException failure(boolean isTemporary, boolean isOutcomeKnown) {
        Problem problem = Problem.of(Origin.of("settings"), Key.root(), "it is out of reach", "an answer");
        return new SourceException(problem, isTemporary, isOutcomeKnown, new IllegalStateException("a test"));
    }

    private static void next(Map<String, Deque<Runnable>> script, String call) {
        Runnable what = script.getOrDefault(call, new ArrayDeque<>()).poll();
        if (what != null) {
            what.run();
        }
    }

    private synchronized <T> T called(String call, Supplier<T> real) {
        calls.add(call);
        next(before, call);
        T result = real.get();
        next(after, call);
        return result;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Snapshot read(Selection selection) {
        return called("read", () -> settings.read(selection));
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        return called("write", () -> settings.write(expectedRevision, edit));
    }

    @Override
    public Journal journal() {
        return new Entries();
    }

    @Override
    public Lock lock() {
        return (wait, holder) -> {
            Lock.Held held = called("acquire", () -> lock.acquire(wait, holder));
            return () -> called("let go", () -> {
                held.close();
                return held;
            });
        };
    }

    @Override
    public void close() {
        calls.add("close");
    }

    private final class Entries implements Journal {
        @Override
        public String name() {
            return entries.name();
        }

        @Override
        public List<Entry> read() {
            return called("read entries", entries::read);
        }

        @Override
        public void append(Entry entry) {
            called("append", () -> {
                entries.append(entry);
                return entry;
            });
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }
}
