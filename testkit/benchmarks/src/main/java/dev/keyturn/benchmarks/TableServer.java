package dev.keyturn.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A database that makes durable what it says is written, behind a pool as programs have one. */
enum TableServer {
    /** With {@code fsync}, {@code synchronous_commit} and {@code full_page_writes}. */
    POSTGRESQL("generate_series(1, %d) AS numbers (x)") {
        @Override
        HikariDataSource start() throws IOException {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(fresh("postgresql").toFile())
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    server.close();
                } catch (IOException e) {
                    throw new IllegalStateException("PostgreSQL does not stop", e);
                }
            }));
            return pool(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        }
    },

    /** In a file, to which each commit is written before it returns. */
    H2("SYSTEM_RANGE(1, %d) AS numbers (x)") {
        @Override
        HikariDataSource start() throws IOException {
            return pool("jdbc:h2:file:" + fresh("h2") + "/numbers;DB_CLOSE_DELAY=-1;WRITE_DELAY=0", "sa", "");
        }
    };

    private final String numbers;

    TableServer(String numbers) {
        this.numbers = numbers;
    }

    abstract HikariDataSource start() throws IOException;

    /** What gives a row for each number from 1, as the column {@code x}. */
    String numbers(int count) {
        return numbers.formatted(count);
    }

    @Override
    public String toString() {
        return this == POSTGRESQL ? "PostgreSQL" : name();
    }

    private static Path fresh(String name) throws IOException {
        Path target = Files.createDirectories(Path.of("target", "databases").toAbsolutePath());
        return Files.createTempDirectory(target, name.toLowerCase(Locale.ROOT));
    }

    private static HikariDataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(4);
        return new HikariDataSource(config);
    }
}
