package dev.keyturn.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.SetReport;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Arrays;
import java.util.Locale;

/** The numbers of a run over 10,000 scopes, beside those of one hand-written statement: {@code java -Xmx64m … ScopesNumbers}. */
final class ScopesNumbers {
    private static final int SCOPES = 10_000;
    private static final int ROUNDS = Integer.getInteger("rounds", 5);

    private static final Migration MIGRATION = Migration.named("1-datasource")
            .owner("tests")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .build();

    private ScopesNumbers() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            serve();
            return;
        }
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(arguments[0]);
        config.setUsername("postgres");
        config.setPassword("postgres");
        try (HikariDataSource pool = new HikariDataSource(config)) {
            measure(pool);
        }
    }

    private static void measure(HikariDataSource pool) throws Exception {
        double[] statement = new double[ROUNDS];
        double[] keyturn = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            String tables = "_" + ProcessHandle.current().pid() + "_" + round;
            statement[round] = byHand(pool, "hand" + tables);
            keyturn[round] = byKeyturn(pool, "settings" + tables);
            System.out.printf(Locale.ROOT, "round %d: %.0f ms, %.0f ms%n", round, statement[round], keyturn[round]);
        }
        Arrays.sort(statement);
        Arrays.sort(keyturn);
        System.out.printf(
                Locale.ROOT,
                "best %.0f ms, %.0f ms: %.1f x; median %.0f ms, %.0f ms: %.1f x%n",
                statement[0],
                keyturn[0],
                keyturn[0] / statement[0],
                statement[ROUNDS / 2],
                keyturn[ROUNDS / 2],
                keyturn[ROUNDS / 2] / statement[ROUNDS / 2]);
    }

    /** A server in a process of its own, which needs more memory to unpack it. */
    private static void serve() throws Exception {
        Path target = Files.createDirectories(Path.of("target", "databases").toAbsolutePath());
        try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        Files.createTempDirectory(target, "numbers").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            System.out.println(postgres.getJdbcUrl("postgres", "postgres"));
            System.in.read();
        }
    }

    private static JdbcSource filled(HikariDataSource pool, String table) throws Exception {
        JdbcSource source =
                JdbcSource.in(pool, table).type("type").scope("scope", "none").build();
        source.create();
        try (Connection connection = pool.getConnection()) {
            for (String key : new String[] {"db.url", "http.timeout", "cache.mode", "feature.a", "feature.b"}) {
                Sql.execute(
                        connection,
                        "INSERT INTO " + table + " SELECT 'tenant-' || lpad(i::text, 5, '0'), '" + key
                                + "', 'value ' || i, 'text' FROM generate_series(1, " + SCOPES + ") i");
            }
            Sql.execute(connection, "VACUUM ANALYZE " + table);
            Sql.execute(connection, "CHECKPOINT");
        }
        return source;
    }

    private static double byHand(HikariDataSource pool, String table) throws Exception {
        filled(pool, table);
        try (Connection connection = pool.getConnection()) {
            long begin = System.nanoTime();
            Sql.execute(connection, "UPDATE " + table + " SET key = 'datasource.url' WHERE key = 'db.url'");
            return (System.nanoTime() - begin) / 1e6;
        }
    }

    private static long cpuMillis() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis();
    }

    private static double byKeyturn(HikariDataSource pool, String table) throws Exception {
        JdbcSource source = filled(pool, table);
        long cpu = cpuMillis();
        long begin = System.nanoTime();
        SetReport report = Migrators.of(
                        source.everyScope(), one -> Migrator.of(one).with(MIGRATION))
                .keepGoing()
                .migrate();
        double millis = (System.nanoTime() - begin) / 1e6;
        System.out.printf(
                Locale.ROOT,
                "  %d ms of work in this process, with its compiler; %d MB used%n",
                cpuMillis() - cpu,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
        if (report.parts().size() != SCOPES
                || report.parts().get(SCOPES - 1).migrations().isEmpty()) {
            throw new IllegalStateException("not all were migrated");
        }
        return millis;
    }
}
