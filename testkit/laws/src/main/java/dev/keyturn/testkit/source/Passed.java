package dev.keyturn.testkit.source;

import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.KeepsLayout;
import dev.keyturn.spi.LivesInFiles;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MakesPatches;
import dev.keyturn.spi.OnlyReads;
import dev.keyturn.spi.Preflights;
import dev.keyturn.spi.ReadsParts;
import dev.keyturn.spi.Renders;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Transacts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a source that is wrapped can do beyond reading and writing, so that each call goes through the wrapper. What asks nobody
 * is passed on as it is. {@code Watchable} is not: it would look past the wrapper. Such a source is watched all the same, by
 * being read again and again.
 */
final class Passed {
    private final SettingsSource source;
    private final Map<Class<?>, Object> all = new LinkedHashMap<>();

    private Passed(SettingsSource source) {
        this.source = source;
    }

    /** What a wrapper does around each call. */
    interface Through {
        /**
         * Does a call, or something else in its place.
         *
         * @param about what it is about, in words that show no value
         */
        <T> T call(Call call, List<String> about, Supplier<T> real);

        /** Does several things as one. */
        default <T> T together(Transacts store, Supplier<T> work) {
            return call(Call.TOGETHER, List.of(), () -> store.atomically(work));
        }
    }

    static Map<Class<?>, Object> abilities(SettingsSource source, Through through) {
        Passed passed = new Passed(source);
        passed.asItIs(ReadsParts.class);
        passed.asItIs(LivesInFiles.class);
        passed.asItIs(OnlyReads.class);
        passed.<HoldsJournal>add(HoldsJournal.class, holds -> new Holder(holds, through));
        passed.<Transacts>add(Transacts.class, store -> new Store(store, through));
        passed.<Renders>add(
                Renders.class, one -> edits -> through.call(Call.LOOK, List.of(), () -> one.rendered(edits)));
        passed.<KeepsLayout>add(
                KeepsLayout.class, one -> (revision, edit) -> look(through, edit, () -> one.layout(revision, edit)));
        passed.<MakesPatches>add(
                MakesPatches.class,
                one -> (revision, edits) -> through.call(Call.LOOK, List.of(), () -> one.patch(revision, edits)));
        passed.<Instructs>add(
                Instructs.class,
                one -> (selection, edit) -> look(through, edit, () -> one.instructions(selection, edit)));
        passed.<Preflights>add(
                Preflights.class, one -> wanted -> through.call(Call.LOOK, List.of(), () -> one.preflight(wanted)));
        passed.<KeepsContent>add(KeepsContent.class, one -> new Content(one, through));
        return passed.all;
    }

    private void asItIs(Class<?> kind) {
        source.ability(kind).ifPresent(one -> all.put(kind, one));
    }

    private <A> void add(Class<A> kind, Function<A, A> wrapped) {
        source.ability(kind).ifPresent(one -> all.put(kind, wrapped.apply(one)));
    }

    private static <T> T look(Through through, Edit edit, Supplier<T> real) {
        return through.call(Call.LOOK, keys(edit), real);
    }

    /** The keys that an edit names. */
    static List<String> keys(Edit edit) {
        return edit.changes().list().stream()
                .map(change -> change.key().toString())
                .toList();
    }

    private record Holder(HoldsJournal holds, Through through) implements HoldsJournal {
        @Override
        public Journal journal() {
            return new Entries(holds.journal(), through);
        }

        @Override
        public Lock lock() {
            return new Gate(holds.lock(), through);
        }
    }

    private record Store(Transacts store, Through through) implements Transacts {
        @Override
        public <T> T atomically(Supplier<T> work) {
            return through.together(store, work);
        }

        @Override
        public Journal journal() {
            return new Entries(store.journal(), through);
        }

        @Override
        public Lock lock() {
            return new Gate(store.lock(), through);
        }
    }

    /** Equal to each other where the journals are: a run compares them to know whether it may do several things as one. */
    private record Entries(Journal journal, Through through) implements Journal {
        @Override
        public String name() {
            return journal.name();
        }

        @Override
        public List<Entry> read() {
            return through.call(Call.READ_JOURNAL, List.of(), journal::read);
        }

        @Override
        public void append(Entry entry) {
            through.call(Call.APPEND, List.of("entry " + entry.number()), () -> {
                journal.append(entry);
                return entry;
            });
        }

        @Override
        public void sweep() {
            through.call(Call.SWEEP, List.of(), () -> {
                journal.sweep();
                return journal;
            });
        }

        @Override
        public void close() {
            journal.close();
        }
    }

    private record Gate(Lock lock, Through through) implements Lock {
        @Override
        public Held acquire(Duration wait, String holder) {
            return through.call(Call.LOCK, List.of(), () -> lock.acquire(wait, holder));
        }

        @Override
        public List<String> warnings() {
            return lock.warnings();
        }
    }

    private record Content(KeepsContent source, Through through) implements KeepsContent {
        @Override
        public byte[] content(String expectedRevision) {
            return through.call(Call.LOOK, List.of(), () -> source.content(expectedRevision));
        }

        @Override
        public void restore(byte[] content) {
            through.call(Call.RESTORE, List.of(), () -> {
                source.restore(content);
                return source;
            });
        }
    }
}
