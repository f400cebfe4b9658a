package dev.keyturn.testkit.source;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Receipt;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.Transacts;
import java.time.Duration;
import java.util.function.Supplier;

/** What happens to one call. */
interface Fault {
    /** Does a call, or what happens in its place. */
    <T> T does(Supplier<T> real);

    /** Reads. */
    default Snapshot read(Supplier<Snapshot> real) {
        return does(real);
    }

    /** Writes. */
    default Receipt write(SettingsSource source, String expectedRevision, Edit edit) {
        return does(() -> source.write(expectedRevision, edit));
    }

    /** Does several things as one. */
    default <T> T together(Transacts store, Supplier<T> work) {
        return does(() -> store.atomically(work));
    }

    /** Nothing happens. */
    record None() implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            return real.get();
        }
    }

    /** It is not done. */
    record Fails(Supplier<? extends RuntimeException> why) implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            throw why.get();
        }
    }

    /** It is done, and nobody learns of it. */
    record LosesAnswer(Supplier<? extends RuntimeException> why) implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            T unused = real.get();
            throw why.get();
        }
    }

    /** It is done, and takes its time. */
    record Late(Duration delay) implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            T result = real.get();
            Told.pause(delay.toMillis());
            return result;
        }
    }

    /** The process ends, before it or when it is done. */
    record Killed(Runnable end, boolean isBefore) implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            if (!isBefore) {
                T unused = real.get();
            }
            end.run();
            throw new FaultySource.Killed();
        }
    }

    /** It gives what was there before. */
    record Stale(Snapshot old) implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            return real.get();
        }

        @Override
        public Snapshot read(Supplier<Snapshot> real) {
            return old;
        }
    }

    /** The first of the changes are written and the others are not, and nobody learns how many. */
    record Torn(int written, Supplier<? extends RuntimeException> why) implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            return real.get();
        }

        @Override
        public Receipt write(SettingsSource source, String expectedRevision, Edit edit) {
            Settings before = source.read(Selection.all()).settings();
            Settings half = before;
            for (Change change : edit.changes().list().stream().limit(written).toList()) {
                half = change.after().isPresent()
                        ? half.with(change.key(), change.after().get())
                        : half.without(change.key());
            }
            if (!half.equals(before)) {
                Receipt unused = source.write(expectedRevision, Edit.of(Changes.between(before, half)));
            }
            throw why.get();
        }
    }

    /** The work is done, and undone again because its end throws. */
    record Undone(Runnable end) implements Fault {
        @Override
        public <T> T does(Supplier<T> real) {
            return real.get();
        }

        @Override
        public <T> T together(Transacts store, Supplier<T> work) {
            return store.atomically(() -> {
                T result = work.get();
                end.run();
                return result;
            });
        }
    }
}
