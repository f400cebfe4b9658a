package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Pending;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real processes on real databases: killed at random, and many at once; and a server that is killed under its users. */
class KilledTest {
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");
    private static final int KILLS = THOROUGH ? 25 : 2;
    private static final int SERVER_KILLS = THOROUGH ? 20 : 2;
    private static final int PROCESSES = THOROUGH ? 16 : 4;
    private static final int LATEST_MILLIS = 300;

    @TempDir
    private Path directory;

    enum Where {
        H2_FILE,
        SQLITE,
        POSTGRESQL,
        MARIADB
    }

    private Connections place(Where where, String name) {
        return switch (where) {
            case H2_FILE -> new Connections("jdbc:h2:file:" + directory.resolve(name));
            case SQLITE -> new Connections("jdbc:sqlite:" + directory.resolve(name + ".db"));
            case POSTGRESQL -> (Connections) Servers.POSTGRESQL.unpooled("");
            case MARIADB -> (Connections) Servers.MARIADB.unpooled("");
        };
    }

    private static JdbcSource filled(Connections connections, String table, boolean isDocument) {
        JdbcSource source = Child.source(connections, table, isDocument);
        source.create();
        Snapshot empty = source.read(Selection.all());
        source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), Child.OLD)));
        return source;
    }

    /** Whether the new settings are there: these and the journal say the same, and nothing is half done. */
    private static boolean isNew(JdbcSource source) {
        Settings there = source.read(Selection.all()).settings();
        List<Entry> entries = source.journal().read();
        boolean isNew = there.equals(Child.NEW);
        assertThat(there).isIn(Child.OLD, Child.NEW);
        assertThat(entries.size() % 4).as("each migration is two entries").isEqualTo(isNew ? 2 : 0);
        assertThat(Child.migrator(source).applied()).hasSize(isNew ? 1 : 0);
        return isNew;
    }

    private static void runAgain(JdbcSource source) {
        Child.migrator(source).migrate(Pending.all().heldToo());
        assertThat(source.read(Selection.all()).settings()).isEqualTo(Child.NEW);
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void aProcessThatIsKilledAtAnyMomentLeavesSettingsAndJournalOfBeforeOrAfter(Where where) throws Exception {
        Random random = new Random(42);
        int after = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            boolean isDocument = kill % 2 == 1;
            String table = Server.table();
            Connections connections = place(where, table);
            JdbcSource source = filled(connections, table, isDocument);
            Process child = Child.start(connections, table, isDocument, "on and on");
            try {
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
                assertThat(out.readLine()).isEqualTo("ready");
                Thread.sleep(random.nextInt(LATEST_MILLIS));
                assertThat(child.isAlive()).as("it works on until it is killed").isTrue();
            } finally {
                child.destroyForcibly().waitFor();
            }
            after += isNew(source) ? 1 : 0;
            runAgain(source);
        }
        System.out.println("KILLED: " + where + ": " + KILLS + " processes killed, " + (KILLS - after)
                + " left the old settings, " + after + " the new ones, 0 bad");
    }

    @ParameterizedTest
    @EnumSource(Where.class)
    void whatWasConfirmedIsThereThoughTheProcessEndsAtOnce(Where where) throws Exception {
        String table = Server.table();
        Connections connections = place(where, table);
        filled(connections, table, false);
        Process child = Child.start(connections, table, false, "once and gone");
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        child.waitFor();

        assertThat(said.strip()).isEqualTo("done true");
        assertThat(isNew(Child.source(connections, table, false))).isTrue();
    }

    /** A file of H2 is open in one process at a time. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "H2_FILE")
    void ofProcessesThatStartAtOnceOneMigratesAndTheOthersFindItDone(Where where) throws Exception {
        String table = Server.table();
        Connections connections = place(where, table);
        JdbcSource source = filled(connections, table, false);
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            children.add(Child.start(connections, table, false, "once"));
        }
        List<String> said = new ArrayList<>();
        for (Process child : children) {
            String all = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).as(all).isZero();
            said.add(all.strip());
        }
        assertThat(said).containsOnlyOnce("migrated 1");
        assertThat(said.stream().filter("migrated 0"::equals)).hasSize(PROCESSES - 1);
        assertThat(source.journal().read())
                .extracting(Entry::kind)
                .containsExactly(Entry.Kind.INTENT, Entry.Kind.APPLIED);
        assertThat(source.read(Selection.all()).settings()).isEqualTo(Child.NEW);
        System.out.println("KILLED: " + PROCESSES + " processes at once on " + where + ": 1 migrated, "
                + (PROCESSES - 1) + " found it done");
    }

    @Test
    void aServerThatIsKilledHasAllOfWhatItConfirmedAndNothingHalf() throws Exception {
        Random random = new Random(43);
        EmbeddedPostgres postgres = started(0);
        Connections connections = new Connections(postgres.getJdbcUrl("postgres", "postgres"), "postgres", "postgres");
        JdbcSource source = filled(connections, "settings", false);
        int after = 0;
        try {
            for (int kill = 0; kill < SERVER_KILLS; kill++) {
                AtomicInteger confirmed = new AtomicInteger();
                AtomicReference<RuntimeException> ended = new AtomicReference<>();
                Thread user = new Thread(() -> use(source, confirmed, ended));
                user.start();
                while (confirmed.get() == 0 && user.isAlive()) {
                    Thread.sleep(5);
                }
                Thread.sleep(random.nextInt(LATEST_MILLIS));
                assertThat(user.isAlive())
                        .as("it works on until the server is killed")
                        .isTrue();
                kill();
                user.join();
                assertThat(ended.get()).isInstanceOf(SourceException.class);
                postgres.close();
                postgres = started(postgres.getPort());
                after += isNew(source) ? 1 : 0;
                assertThat(source.journal().read()).hasSizeGreaterThanOrEqualTo(confirmed.get());
                runAgain(source);
            }
        } finally {
            postgres.close();
        }
        System.out.println("KILLED: PostgreSQL itself " + SERVER_KILLS + " times, " + (SERVER_KILLS - after)
                + " left the old settings, " + after + " the new ones, 0 bad");
    }

    /** The server and all of its processes, as if the machine had lost them. */
    private void kill() throws IOException, InterruptedException {
        long pid = Long.parseLong(
                Files.readAllLines(data().resolve("postmaster.pid")).get(0).strip());
        ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> all = new ArrayList<>(List.of(server));
        server.descendants().forEach(all::add);
        all.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle one : all) {
            while (one.isAlive()) {
                Thread.sleep(5);
            }
        }
    }

    private Path data() {
        return directory.resolve("postgresql");
    }

    private EmbeddedPostgres started(int port) throws IOException {
        try {
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
            if (port != 0) {
                builder.setPort(port);
            }
            return builder.setOverrideWorkingDirectory(Files.createDirectories(
                                    Path.of("target", "databases").toAbsolutePath())
                            .toFile())
                    .setDataDirectory(data())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .start();
        } catch (IOException | IllegalStateException e) {
            if (port == 0) {
                Assumptions.abort("PostgreSQL cannot be started here: " + e);
            }
            throw e;
        }
    }

    /** Goes there and back until the server is gone; what was confirmed has to be there afterwards. */
    private static void use(JdbcSource source, AtomicInteger confirmed, AtomicReference<RuntimeException> ended) {
        try {
            while (true) {
                Child.there(Child.migrator(source));
                confirmed.set(source.journal().read().size());
            }
        } catch (RuntimeException gone) {
            ended.set(gone);
        }
    }
}
