package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migrator;
import dev.keyturn.SetReport;
import dev.keyturn.StoppedException;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SourceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run over all scopes of a table, and runs on single ones beside it. */
class EveryScopeLockTest {
    private static final int TENANTS = Boolean.getBoolean("keyturn.thorough") ? 400 : 60;

    static Stream<Server> servers() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aRunOnOneWaitsForOneOverAllAndIsToldWhoItIs(Server server) {
        JdbcSource table = Tenants.table(server);
        Tenants.given(table, 2);
        JdbcSource one = table.scope("tenant-1");
        Migrator migrator = Migrator.of(one)
                .with(Tenants.FIRST)
                .patience(Duration.ofMillis(300))
                .build();
        try (Lock.Held held = table.everyScope().lock().acquire(Duration.ofSeconds(5), "the run over all")) {
            assertThat(held).isNotNull();
            assertThatThrownBy(migrator::migrate).isInstanceOfSatisfying(SourceException.class, failure -> {
                assertThat(failure.isTemporary()).isTrue();
                assertThat(failure).hasMessageContaining("the run over all");
            });
            assertThatThrownBy(() -> table.everyScope().lock().acquire(Duration.ZERO, "another"))
                    .isInstanceOf(SourceException.class);
        }
        assertThat(migrator.migrate().migrated()).containsExactly("1-datasource");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aRunOverAllThatIsKilledKeepsNobodyOut(Server server) throws Exception {
        JdbcSource table = Tenants.table(server);
        Tenants.given(table, 2);
        Lock.Held held = table.everyScope().lock().acquire(Duration.ofSeconds(5), "the run over all");
        if (!server.kill(((Session.Holding) held).connection())) {
            held.close(); // its lock is one of the process, and this is the process
        }
        Migrator migrator = Migrator.of(table.scope("tenant-1"))
                .with(Tenants.FIRST)
                .patience(Duration.ofSeconds(5))
                .build();
        assertThat(migrator.migrate().migrated()).containsExactly("1-datasource");
        assertThat(Tenants.all(table, Tenants.FIRST).migrate().failed()).isEmpty();
        held.close();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void runsOnSingleOnesBesideItWriteNothingTwice(Server server) throws InterruptedException {
        JdbcSource table = Tenants.table(server);
        Tenants.given(table, TENANTS);
        List<Throwable> unexpected = new ArrayList<>();
        Thread others = new Thread(() -> {
            for (int i = TENANTS - 1; i >= 0; i--) {
                try {
                    Migrator.of(table.scope("tenant-" + i))
                            .with(Tenants.FIRST)
                            .build()
                            .migrate();
                } catch (SourceException e) {
                    if (!e.isTemporary()) {
                        unexpected.add(e);
                    }
                } catch (RuntimeException e) {
                    unexpected.add(e);
                }
            }
        });
        others.start();
        List<String> failed = migrated(table).failed();
        others.join();
        migrated(table);

        assertThat(unexpected).isEmpty();
        assertThat(failed.size()).isLessThan(TENANTS);
        Tenants.states(table).forEach((whose, now) -> {
            assertThat(now.entries()).as(whose).hasSize(2);
            assertThat(now.settings().text("datasource.url")).contains("jdbc:" + whose);
        });
    }

    /** One that was in each other's way with another run says so, and is done by the next one. */
    private static SetReport migrated(JdbcSource table) {
        try {
            return Tenants.all(table, Tenants.FIRST).migrate();
        } catch (StoppedException some) {
            for (Throwable failure : some.getSuppressed()) {
                assertThat(failure)
                        .isInstanceOfSatisfying(
                                SourceException.class,
                                e -> assertThat(e.isTemporary()).isTrue());
            }
            return some.report();
        }
    }
}
