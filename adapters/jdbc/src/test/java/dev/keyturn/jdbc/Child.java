package dev.keyturn.jdbc;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A process of its own that migrates a table: once, or back and forth until it is killed. */
final class Child {
    static final String ID = "1-datasource";

    static final Migration MIGRATION = Migration.named(ID)
            .owner("tests")
            .expect("the new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.mode", "warm")
            .build();

    static final Settings OLD = Settings.empty()
            .with("db.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3000"))
            .with("other", Value.of("stays"));

    static final Settings NEW = OLD.without(Key.of("db.url"))
            .with("datasource.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3s"))
            .with("cache.mode", Value.of("warm"));

    /** After so many rounds a process has loaded its classes and spends its time on the database. */
    private static final int WARM = 3;

    private Child() {}

    static JdbcSource source(Connections connections, String table, boolean isDocument) {
        return isDocument ? JdbcSource.documents(connections, table).build() : JdbcSource.of(connections, table);
    }

    static Migrator migrator(JdbcSource source) {
        return Migrator.of(source).with(MIGRATION).build();
    }

    public static void main(String[] args) {
        JdbcSource source = source(new Connections(args[0], args[1], args[2]), args[3], Boolean.parseBoolean(args[4]));
        if (args[5].equals("once")) {
            System.out.println(
                    "migrated " + migrator(source).migrate().migrated().size());
            return;
        }
        if (args[5].equals("once and gone")) {
            onceAndGone(source, args);
        }
        for (int round = 0; ; round++) {
            if (round == WARM) {
                System.out.println("ready");
            }
            there(migrator(source));
        }
    }

    /** Ends as a process that is killed, as soon as the migration is done; a connection, as one of a pool, is open. */
    private static void onceAndGone(JdbcSource source, String... args) {
        try (Connection pooled = new Connections(args[0], args[1], args[2]).getConnection()) {
            migrator(source).migrate();
            System.out.println("done " + pooled.isValid(1));
            Runtime.getRuntime().halt(9);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** There and back. */
    static void there(Migrator migrator) {
        migrator.migrate(Pending.all().heldToo());
        if (!migrator.applied().isEmpty()) {
            migrator.rollback(To.before(ID));
        }
    }

    static Process start(Connections connections, String table, boolean isDocument, String what) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        // As quiet as this one: nobody reads what it logs, and before a full pipe it would stand still.
        String logging = "-Djava.util.logging.config.file=" + System.getProperty("java.util.logging.config.file", "");
        ProcessBuilder child = new ProcessBuilder(List.of(
                java,
                "-XX:TieredStopAtLevel=1",
                logging,
                "-cp",
                classes,
                Child.class.getName(),
                connections.url(),
                connections.user(),
                connections.password(),
                table,
                Boolean.toString(isDocument),
                what));
        return child.redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
    }
}
