package dev.keyturn.jdbc;

import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.testkit.source.JournalContract;
import dev.keyturn.testkit.source.LockContract;
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

    /** With types, read in parts. */
    @Nested
    class Typed extends SourcesContract {
        @Override
        JdbcSource described(String table) {
            return JdbcSource.of(server().dataSource(), table);
        }
    }

    /** Texts, with all other columns, read as a whole. */
    @Nested
    class Texts extends SourcesContract {
        @Override
        JdbcSource described(String table) {
            return JdbcSource.in(server().dataSource(), table)
                    .key("the \"key\"")
                    .value("select")
                    .scope("scope", "tenant-42")
                    .version("version")
                    .updatedAt("updated at")
                    .name(table)
                    .readsAll()
                    .build();
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
