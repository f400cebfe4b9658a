package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.TransactsContract;
import java.util.Optional;
import java.util.function.Supplier;

/** Runs on a store in which everything that is done as one is undone the first time, and done again. */
class TriesAgainTest implements MigratorContract, TransactsContract {
    @Override
    public SettingsSource source(Settings initial) {
        return new TriesAgain(new PartlySource.Store(initial));
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(new TriesAgain(((PartlySource) source).store()));
    }

    private static final class TriesAgain extends PartlySource {
        TriesAgain(Store store) {
            super(store);
        }

        @Override
        public <T> T atomically(Supplier<T> work) {
            try {
                return super.atomically(() -> {
                    T unused = work.get();
                    throw new Undone();
                });
            } catch (Undone again) {
                return super.atomically(work);
            }
        }
    }
}
