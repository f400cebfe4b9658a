package dev.keyturn.resilience;

import dev.keyturn.jdbc.JdbcSource;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.JournalContract;
import dev.keyturn.testkit.source.LockContract;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import dev.keyturn.testkit.source.TransactsContract;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;

/** All contracts over a table, wrapped. */
abstract class WrappedDatabaseContract {
    private static final Map<Object, String> TABLES = new ConcurrentHashMap<>();
    private static final Map<Object, Cuts> WIRES = new ConcurrentHashMap<>();

    abstract Databases database();

    /** How long the lock of a holder that is gone stays. */
    Duration lease() {
        return Duration.ZERO;
    }

    Policy policy() {
        return Quick.POLICY;
    }

    private SettingsSource wrapped(JdbcSource source) {
        return Resilient.of(source).policy(policy()).wrap();
    }

    private HoldsJournal holder(String table) {
        return wrapped(JdbcSource.of(database().dataSource(), table))
                .ability(HoldsJournal.class)
                .orElseThrow();
    }

    /** The settings. */
    @Nested
    class Sources implements SettingsSourceContract, TransactsContract, MigratorContract {
        @Override
        public SettingsSource source(Settings initial) {
            JdbcSource source =
                    JdbcSource.of(database().dataSource(), database().table());
            SettingsSource.Snapshot empty = source.read(Selection.all());
            if (!initial.isEmpty()) {
                source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), initial)));
            }
            return wrapped(source);
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(wrapped(JdbcSource.of(database().dataSource(), source.name())));
        }

        @Override
        public int rounds() {
            return 3;
        }
    }

    /** The journal. */
    @Nested
    class Entries implements JournalContract {
        @Override
        public Journal journal() {
            String table = database().table();
            Journal journal = holder(table).journal();
            TABLES.put(journal, table);
            return journal;
        }

        @Override
        public Optional<Journal> reopen(Journal journal) {
            return Optional.of(holder(TABLES.get(journal)).journal());
        }

        @Override
        public int rounds() {
            return 3;
        }
    }

    /** The lock. */
    @Nested
    class Holding implements LockContract {
        @Override
        public Lock lock() {
            String table = database().table();
            Cuts wire = Cuts.none(database().dataSource());
            Lock lock = wrapped(JdbcSource.of(wire.dataSource(), table))
                    .ability(HoldsJournal.class)
                    .orElseThrow()
                    .lock();
            TABLES.put(lock, table);
            WIRES.put(lock, wire);
            return lock;
        }

        @Override
        public Optional<Lock> reopen(Lock lock) {
            return Optional.of(holder(TABLES.get(lock)).lock());
        }

        @Override
        public Duration lease() {
            return WrappedDatabaseContract.this.lease();
        }

        @Override
        public boolean kill(Lock lock, Lock.Held held) throws Exception {
            WIRES.get(lock).cutAll(0);
            return true;
        }
    }
}
