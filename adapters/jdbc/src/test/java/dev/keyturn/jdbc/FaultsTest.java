package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.testkit.source.FaultySource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The driver fails, or loses its connection, at each call in turn, before and after it took effect: settings and journal are
 * those of before the run or those of after it, and the next run does what is left, once.
 */
class FaultsTest {
    /** The ordinary build tries one call in thirty-one, others for each way to fail, and each end of a transaction. */
    private static final int STRIDE = Boolean.getBoolean("keyturn.thorough") ? 1 : 31;

    private static final Migration MIGRATION = Migration.named("1-datasource")
            .owner("tests")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.mode", "warm")
            .build();

    private static final Settings OLD = Settings.empty()
            .with("db.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3000"))
            .with("other", Value.of("hunter2"));

    private static final Settings NEW = OLD.without(Key.of("db.url"))
            .with("datasource.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3s"))
            .with("cache.mode", Value.of("warm"));

    @SuppressWarnings("ImmutableEnumChecker") // a server is one
    enum Where {
        H2(Servers.H2_MEMORY),
        SQLITE(Servers.SQLITE),
        POSTGRESQL(Servers.POSTGRESQL),
        MARIADB(Servers.MARIADB);

        private final Server server;

        Where(Server server) {
            this.server = server;
        }

        Server server() {
            return server;
        }
    }

    /** What is done, and what is there before and afterwards. */
    @SuppressWarnings("ImmutableEnumChecker") // settings never change
    private enum What {
        MIGRATE(OLD, 0, NEW, 2),
        ROLL_BACK(NEW, 2, OLD, 4),
        RECOVER_NOTHING(OLD, 1, OLD, 2),
        RECOVER_ALL(NEW, 1, NEW, 2);

        private final State before;
        private final State after;

        What(Settings before, int entries, Settings after, int more) {
            this.before = new State(before, entries);
            this.after = new State(after, more);
        }

        void prepare(JdbcSource source) {
            if (this == ROLL_BACK) {
                migrator(source).migrate();
            } else if (this != MIGRATE) {
                // a run on a journal that is not known as the one of the store does one thing after the other, and is
                // killed
                FaultySource half = FaultySource.of(source);
                if (this == RECOVER_ALL) {
                    half.onWrite(1).isKilledWhenDone();
                } else {
                    half.onWrite(1).isKilled();
                }
                assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> Migrator.of(half)
                                .with(MIGRATION)
                                .journal(source.journal(), source.lock())
                                .build()
                                .migrate()))
                        .isInstanceOf(FaultySource.Killed.class);
            }
        }

        void run(JdbcSource source) {
            if (this == MIGRATE) {
                migrator(source).migrate();
            } else if (this == ROLL_BACK) {
                migrator(source).rollback(To.before("1-datasource"));
            } else {
                migrator(source).recover();
            }
        }
    }

    private record State(Settings settings, int entries) {}

    private static Migrator migrator(JdbcSource source) {
        return Migrator.of(source).with(MIGRATION).build();
    }

    private static State state(JdbcSource source) {
        List<Entry> entries = source.journal().read();
        return new State(source.read(Selection.all()).settings(), entries.size());
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void settingsAndJournalAreThoseOfBeforeOrOfAfter(Where where) throws SQLException {
        DataSource dataSource = where.server.dataSource();
        String table = Server.table();
        JdbcSource.of(dataSource, table).create();
        int tried = 0;
        for (What what : What.values()) {
            Faults.Faulty whole = whole(dataSource, table, what);
            for (Faults.How how : Faults.How.values()) {
                for (int at = 1; at <= whole.calls(); at++) {
                    boolean isTried = (at + how.name().length()) % STRIDE == 0
                            || whole.ends().contains(at);
                    tried += isTried && once(dataSource, table, what, how, at) ? 1 : 0;
                }
            }
        }
        System.out.println("FAULTS: " + where + ": " + tried + " points tried, 0 bad");
        assertThat(tried).isGreaterThan(800 / STRIDE);
    }

    private static Faults.Faulty whole(DataSource dataSource, String table, What what) throws SQLException {
        prepare(dataSource, table, what);
        Faults.Faulty none = Faults.at(dataSource, Faults.How.FAILS_BEFORE, 0);
        what.run(JdbcSource.of(none.dataSource(), table));
        assertThat(state(JdbcSource.of(dataSource, table))).isEqualTo(what.after);
        return none;
    }

    private static void prepare(DataSource dataSource, String table, What what) throws SQLException {
        JdbcSource source = JdbcSource.of(dataSource, table);
        empty(dataSource, table);
        Snapshot empty = source.read(Selection.all());
        source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), OLD)));
        what.prepare(source);
        assertThat(state(source)).as("before %s", what).isEqualTo(what.before);
    }

    /** Takes all settings out of a table, and all entries out of its journal. */
    static void empty(DataSource dataSource, String table) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            Dialect dialect = Dialect.of(connection.getMetaData().getDatabaseProductName())
                    .orElseThrow();
            Sql.execute(connection, "DELETE FROM " + dialect.quoted(table));
            Sql.update(
                    connection,
                    "DELETE FROM " + dialect.quoted("keyturn_journal") + " WHERE " + dialect.quoted("source") + " = ?",
                    List.of(table));
        }
    }

    /** Whether there was a fault. */
    private static boolean once(DataSource dataSource, String table, What what, Faults.How how, int at)
            throws SQLException {
        String point = what + ", call " + at + " " + how;
        prepare(dataSource, table, what);
        Faults.Faulty faulty = Faults.at(dataSource, how, at);
        Optional<SourceException> failure = Optional.empty();
        try {
            what.run(JdbcSource.of(faulty.dataSource(), table));
        } catch (SourceException e) {
            failure = Optional.of(e);
        }
        letGo(dataSource, table);
        JdbcSource next = JdbcSource.of(dataSource, table);
        State there = state(next);
        assertThat(there).as(point).isIn(what.before, what.after);
        if (failure.isEmpty()) {
            assertThat(there).as(point + ", which is not told").isEqualTo(what.after);
        } else {
            assertThat(failure.get().toString()).as(point).doesNotContain("hunter2");
            if (failure.get().isOutcomeKnown()) {
                assertThat(there)
                        .as(point + ", which is said to have written nothing")
                        .isEqualTo(what.before);
            }
        }
        if (there.equals(what.before)) {
            what.run(next);
        } else {
            migrator(next).recover();
        }
        assertThat(state(next)).as(point + ", and the next run").isEqualTo(what.after);
        return faulty.calls() >= at;
    }

    /** As if the time had passed for which H2 waits for a holder that may live. */
    static void letGo(DataSource dataSource, String table) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            if (connection.getMetaData().getDatabaseProductName().equals("H2")) {
                Sql.update(
                        connection, "UPDATE \"keyturn_lock\" SET \"holder\" = '' WHERE \"source\" = ?", List.of(table));
            }
        }
    }
}
