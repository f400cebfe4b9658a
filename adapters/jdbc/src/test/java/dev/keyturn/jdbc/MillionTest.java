package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.testkit.source.MigratorContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rows that no migration names are not looked at, however many there are: a million in the thorough build. */
@EnabledIfSystemProperty(named = "keyturn.thorough", matches = "true")
class MillionTest {
    private static final int ROWS = 1_000_000;
    private static final int AT_ONCE = 10_000;
    private static final int RUNS = 11;

    static Stream<Server> servers() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void otherRowsCostNothing(Server server) throws SQLException {
        JdbcSource source = server.source();
        Snapshot empty = source.read(Selection.all());
        Settings settings = Settings.empty().with("db.url", Value.of("jdbc:x")).with("http.timeout", Value.of("3000"));
        source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), settings)));
        double alone = median(source);
        fill(server, source.name());
        double among = median(source);
        System.out.printf(
                java.util.Locale.ROOT,
                "MILLION: %s: there and back %.1f ms alone, %.1f ms among %d other rows%n",
                server,
                alone,
                among,
                ROWS);
        assertThat(among).isLessThan(alone * 3 + 50);
    }

    private static double median(JdbcSource source) {
        double[] millis = new double[RUNS];
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            Migrator migrator =
                    Migrator.of(source).with(MigratorContract.DATASOURCE).build();
            migrator.migrate(dev.keyturn.Pending.all().heldToo());
            migrator.rollback(To.count(1));
            millis[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(millis);
        return millis[RUNS / 2];
    }

    private static void fill(Server server, String table) throws SQLException {
        String sql = Dialect.insert(
                server.quoted(table), List.of(server.quoted("key"), server.quoted("value"), server.quoted("type")));
        try (Connection connection = server.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            for (int from = 0; from < ROWS; from += AT_ONCE) {
                List<List<String>> rows = new ArrayList<>();
                for (int i = from; i < from + AT_ONCE; i++) {
                    rows.add(List.of("tenant" + i % 1000 + ".feature" + i, "on", "text"));
                }
                Sql.batch(connection, sql, rows);
            }
            connection.commit();
            connection.setAutoCommit(true);
        }
    }
}
