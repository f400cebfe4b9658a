package dev.keyturn.selftest.spi;

import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.SettingsSourceContract;
import dev.keyturn.testkit.source.TransactsContract;
import java.util.Optional;
import java.util.function.Supplier;

/** Sources that say they do several things as one, or read parts, and do not. */
final class BrokenStores {
    private BrokenStores() {}

    /** Tries one of them. */
    private interface Tried extends TransactsContract {
        PartlySource over(PartlySource.Store store);

        @Override
        default SettingsSource source(Settings initial) {
            return over(new PartlySource.Store(initial));
        }

        @Override
        default Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(over(((PartlySource) source).store()));
        }

        @Override
        default int rounds() {
            return 1;
        }
    }

    static class ForgetsItsJournal implements Tried {
        @Override
        public PartlySource over(PartlySource.Store store) {
            Journal beside = new MemoryJournal("beside");
            return new PartlySource(store) {
                @Override
                public Journal journal() {
                    return beside;
                }
            };
        }
    }

    static class KeepsWhatFailed implements Tried {
        @Override
        public PartlySource over(PartlySource.Store store) {
            return new PartlySource(store) {
                @Override
                public <T> T atomically(Supplier<T> work) {
                    return work.get();
                }
            };
        }
    }

    static class ForgetsWhatIsAround implements SettingsSourceContract {
        @Override
        public SettingsSource source(Settings initial) {
            return new PartlySource(new PartlySource.Store(initial)) {
                @Override
                public Snapshot read(Selection selection) {
                    Snapshot whole = super.read(selection);
                    boolean isAround =
                            selection.patterns().stream().anyMatch(pattern -> pattern.isBelow(Key.of("level")));
                    return isAround && !selection.equals(Selection.all())
                            ? new Snapshot(whole.settings().without(Key.of("level")), whole.revision())
                            : whole;
                }
            };
        }
    }
}
