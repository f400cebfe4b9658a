package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrator;
import dev.keyturn.testkit.source.MigratorContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of H2 that is written later than it is said, because the user may not ask for more. */
class WrittenLaterTest {
    private static final Logger LOG = Logger.getLogger("dev.keyturn");

    @TempDir
    private Path directory;

    private static final class Warnings extends Handler {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void publish(LogRecord record) {
            if (record.getLevel().equals(Level.WARNING)) {
                lines.add(record.getMessage());
            }
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    private List<String> warnings(String... statements) throws SQLException {
        String url = "jdbc:h2:file:" + directory.resolve("settings" + statements.length);
        try (Connection open = new Connections(url, "sa", "").getConnection()) {
            JdbcSource.of(new Connections(url, "sa", ""), "settings").create();
            Sql.execute(open, "CREATE USER \"shop\" PASSWORD 'shop'");
            Sql.execute(open, "GRANT ALL ON SCHEMA PUBLIC TO \"shop\"");
            for (String statement : statements) {
                Sql.execute(open, statement);
            }
            Warnings warnings = new Warnings();
            Level before = LOG.getLevel();
            LOG.setLevel(Level.ALL);
            LOG.addHandler(warnings);
            try {
                JdbcSource source = JdbcSource.of(new Connections(url, "shop", "shop"), "settings");
                Migrator.of(source).with(MigratorContract.DATASOURCE).build().migrate();
            } finally {
                LOG.removeHandler(warnings);
                LOG.setLevel(before);
            }
            return warnings.lines;
        }
    }

    @Test
    void aUserWhoMayNotForceItToTheDiskIsToldOnce() throws SQLException {
        assertThat(warnings())
                .singleElement()
                .asString()
                .startsWith(
                        "settings: H2 writes what is committed to its file up to half a second later, and this user may not"
                                + " ask for it sooner: a process that is killed may lose it; have an administrator run, once: SET"
                                + " WRITE_DELAY 0");
    }

    @Test
    void whereItIsWrittenAtOnceNobodyIsWarned() throws SQLException {
        assertThat(warnings("SET WRITE_DELAY 0")).isEmpty();
    }
}
