package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.OnConflict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one real file: killed at random, and all at once. */
class ProcessesTest {
    private static final String OLD = """
            # data
            db.url=jdbc:x

            http.timeout=3000
            # where it listens
            server.address=h:80
            legacy.flag=1
            last=1
            """;

    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");
    private static final int KILLS = THOROUGH ? 200 : 10;
    private static final int PROCESSES = 16;

    @TempDir
    private Path directory;

    @Test
    void CRASH_aProcessThatIsKilledAtAnyMomentLeavesTheOldOrTheNewSettingsToTheNextOne() throws Exception {
        Random random = new Random(42);
        int old = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Path folder = Files.createDirectory(directory.resolve("run" + kill));
            Path file = Files.writeString(folder.resolve("application.properties"), OLD);
            Process child = Child.start(file, "on and on");
            waitUntilReady(child);
            Thread.sleep(random.nextInt(60));
            assertThat(child.isAlive()).as("it works on until it is killed").isTrue();
            child.destroyForcibly().waitFor();

            migrator(file).recover(OnConflict.REFUSE);

            List<String> shape = keys(file);
            boolean isOld = shape.contains("db.url");
            old += isOld ? 1 : 0;
            assertThat(shape)
                    .containsExactlyInAnyOrderElementsOf(
                            isOld
                                    ? List.of("db.url", "http.timeout", "server.address", "legacy.flag", "last")
                                    : List.of("datasource.url", "http.timeout", "server.host", "server.port", "last"));
            migrator(file).migrate(Pending.all().heldToo());
            try (Stream<Path> files = Files.list(folder)) {
                assertThat(files.map(path -> path.getFileName().toString()))
                        .as("what a killed run left is gone after the next one")
                        .containsExactlyInAnyOrder(".keyturn", "application.properties");
            }
        }
        System.out.println("CRASH: " + KILLS + " processes killed, " + old + " left the old settings, " + (KILLS - old)
                + " the new ones, 0 bad");
    }

    private static void waitUntilReady(Process child) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8));
        assertThat(out.readLine()).isEqualTo("ready");
    }

    private static List<String> keys(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .toList();
    }

    @Test
    void processesThatStartAtOnceApplyAMigrationExactlyOnceAndAllEndWell() throws Exception {
        Path file = Files.writeString(directory.resolve("application.properties"), OLD);
        List<Process> children = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            children.add(Child.start(file, "once"));
        }
        for (Process child : children) {
            String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(child.waitFor()).as(said).isZero();
        }
        List<Entry> entries = FileJournal.in(FileJournal.directoryBeside(file)).read();
        assertThat(entries).extracting(Entry::kind).containsExactly(Entry.Kind.INTENT, Entry.Kind.APPLIED);
        assertThat(keys(file)).contains("datasource.url");
    }

    private static Migrator migrator(Path file) {
        return Migrator.of(FileSource.of(file)).with(Child.MIGRATION).build();
    }
}
