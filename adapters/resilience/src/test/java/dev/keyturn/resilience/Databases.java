package dev.keyturn.resilience;

import dev.keyturn.jdbc.JdbcSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;
import org.sqlite.SQLiteDataSource;

/** The databases of the tests, without pools: what is closed is gone. */
enum Databases {
    H2 {
        @Override
        DataSource start() {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:mem:resilience;DB_CLOSE_DELAY=-1");
            return dataSource;
        }
    },
    H2_FILE {
        @Override
        DataSource start() throws IOException {
            JdbcDataSource dataSource = new JdbcDataSource();
            dataSource.setURL("jdbc:h2:file:" + fresh() + "/keyturn;DB_CLOSE_DELAY=-1");
            return dataSource;
        }
    },
    SQLITE {
        @Override
        DataSource start() throws IOException {
            SQLiteDataSource dataSource = new SQLiteDataSource();
            dataSource.setUrl("jdbc:sqlite:" + fresh().resolve("keyturn.db") + "?synchronous=OFF");
            return dataSource;
        }
    },
    /** One that is given by {@code keyturn.postgresql.url} and so on, else one that Maven brings along. */
    POSTGRESQL {
        @Override
        DataSource start() throws IOException {
            PGSimpleDataSource dataSource = new PGSimpleDataSource();
            String url = System.getProperty("keyturn.postgresql.url", "");
            if (!url.isEmpty()) {
                dataSource.setURL(url);
                dataSource.setUser(System.getProperty("keyturn.postgresql.user", ""));
                dataSource.setPassword(System.getProperty("keyturn.postgresql.password", ""));
                return dataSource;
            }
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(fresh().toFile())
                    .setServerConfig("fsync", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new IllegalStateException("PostgreSQL does not stop", e);
                }
            }));
            dataSource.setURL(postgres.getJdbcUrl("postgres", "postgres"));
            dataSource.setUser("postgres");
            dataSource.setPassword("postgres");
            return dataSource;
        }
    };

    private static final AtomicInteger TABLES = new AtomicInteger();

    private static final Map<Databases, Started> ALL = new ConcurrentHashMap<>();

    private record Started(Optional<DataSource> dataSource, String failure) {}

    abstract DataSource start() throws Exception;

    private static Path fresh() throws IOException {
        Path target = Files.createDirectories(Path.of("target", "databases").toAbsolutePath());
        return Files.createTempDirectory(target, "database");
    }

    /** One that cannot be started skips the test, and says why. */
    DataSource dataSource() {
        Started started = ALL.computeIfAbsent(this, Databases::started);
        Assumptions.assumeTrue(started.dataSource().isPresent(), started.failure());
        return started.dataSource().orElseThrow();
    }

    private static Started started(Databases which) {
        try {
            DataSource dataSource = which.start();
            dataSource.getConnection().close();
            return new Started(Optional.of(dataSource), "");
        } catch (Exception | LinkageError e) {
            return new Started(Optional.empty(), which + " cannot be started here: " + e);
        }
    }

    /** The name of a new table, which is there. */
    String table() {
        String table = "settings_" + ProcessHandle.current().pid() + "_" + TABLES.incrementAndGet();
        JdbcSource.of(dataSource(), table).create();
        return table;
    }

    /** As if the time had passed for which H2 waits for a holder that may live. */
    Cuts.Afterwards letGo(String table) {
        return () -> {
            if (this == H2 || this == H2_FILE) {
                try (Connection connection = dataSource().getConnection()) {
                    connection
                            .createStatement()
                            .execute("UPDATE \"keyturn_lock\" SET \"holder\" = '' WHERE \"source\" = '" + table + "'");
                }
            }
        };
    }
}
