package dev.keyturn.jdbc;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.JournalContract;
import dev.keyturn.testkit.LockContract;
import dev.keyturn.testkit.MigratorContract;
import dev.keyturn.testkit.SettingsSourceContract;
import dev.keyturn.testkit.TransactsContract;
import java.sql.Connection;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Nested;

/** All contracts over one database. */
abstract class DatabaseContract {
    private static final Map<Object, JdbcSource> SOURCES = new ConcurrentHashMap<>();

    abstract Server server();

    /** How long the lock of a holder that is gone stays. */
    Duration lease() {
        return Duration.ZERO;
    }

    private abstract static class Sources implements SettingsSourceContract, TransactsContract, MigratorContract {
        abstract JdbcSourceBuilder described(String table);

        @Override
        public SettingsSource source(Settings initial) {
            JdbcSource source = described(Server.table()).build();
            source.create();
            if (!initial.isEmpty()) {
                Snapshot empty = new Snapshot(source);
                source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), initial)));
            }
            return source;
        }

        @Override
        public Optional<SettingsSource> reopen(SettingsSource source) {
            return Optional.of(described(source.name()).build());
        }

        @Override
        public int rounds() {
            return 3;
        }
    }

    private record Snapshot(SettingsSource source) {
        Settings settings() {
            return source.read(Selection.all()).settings();
        }

        String revision() {
            return source.read(Selection.all()).revision();
        }
    }

    /** With types, read in parts. */
    @Nested
    class Typed extends Sources {
        @Override
        JdbcSourceBuilder described(String table) {
            return JdbcSource.in(server().dataSource(), table).type("type");
        }
    }

    /** Texts, with all other columns, read as a whole. */
    @Nested
    class Texts extends Sources {
        @Override
        JdbcSourceBuilder described(String table) {
            return JdbcSource.in(server().dataSource(), table)
                    .key("the \"key\"")
                    .value("select")
                    .scope("scope", "tenant-42")
                    .version("version")
                    .updatedAt("updated at")
                    .name(table)
                    .readsAll();
        }
    }

    /** The journal. */
    @Nested
    class Entries implements JournalContract {
        @Override
        public Journal journal() {
            JdbcSource source = server().source();
            SOURCES.put(source.journal(), source);
            return source.journal();
        }

        @Override
        public Optional<Journal> reopen(Journal journal) {
            JdbcSource source = SOURCES.get(journal);
            return Optional.of(
                    JdbcSource.of(server().dataSource(), source.name()).journal());
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
            JdbcSource source = server().source();
            SOURCES.put(source.lock(), source);
            return source.lock();
        }

        @Override
        public Optional<Lock> reopen(Lock lock) {
            JdbcSource source = SOURCES.get(lock);
            return Optional.of(
                    JdbcSource.of(server().dataSource(), source.name()).lock());
        }

        @Override
        public Duration lease() {
            return DatabaseContract.this.lease();
        }

        @Override
        public boolean kill(Lock lock, Lock.Held held) throws Exception {
            Connection connection = ((Session.Holding) held).connection();
            return server().kill(connection);
        }
    }
}
