package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.JournalContract;
import dev.keyturn.testkit.source.LockContract;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** The whole test of an adapter: its source, its journal and its lock keep the contracts. */
class MapSourceTest {
    private final MapSource map = MapSource.holding(Settings.empty());

    @Nested
    class ItsSource implements SettingsSourceContract, MigratorContract {
        @Override
        public SettingsSource source(Settings initial) {
            return MapSource.holding(initial);
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(new MapSource(((MapSource) source).map(), source.name()));
        }
    }

    @Nested
    class ItsJournal implements JournalContract {
        @Override
        public Journal journal() {
            return map.journal();
        }

        @Override
        public Optional<Journal> reopen(Journal journal) {
            return Optional.of(map.journal());
        }
    }

    @Nested
    class ItsLock implements LockContract {
        @Override
        public Lock lock() {
            return map.lock();
        }

        @Override
        public Optional<Lock> reopen(Lock lock) {
            return Optional.of(map.lock());
        }
    }
}
