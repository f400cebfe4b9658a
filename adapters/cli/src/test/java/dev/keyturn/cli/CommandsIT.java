package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command, with what it prints and how it ends: 0 done, 1 refused, 3 not available now. */
class CommandsIT extends Session {
    @Test
    void aMigrationThereAndBackWithAnEditBetween() throws IOException {
        run(0, "plan", "app.properties", "-m", "m");
        run(0, "rehearse", "app.properties", "-m", "m");
        run(1, "status", "app.properties", "-m", "m", "--check");
        run(0, "migrate", "app.properties", "-m", "m", "--dry-run");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        run(0, "migrate", "app.properties", "-m", "m");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        run(0, "migrate", "app.properties", "-m", "m");
        run(0, "status", "app.properties", "-m", "m", "--check");
        run(0, "verify", "app.properties", "-m", "m");
        run(0, "recover", "app.properties");
        jar.write("app.properties", AFTER.replace("3s", "5s"));
        run(0, "rollback", "app.properties", "--to", "before:2026-11-datasource", "--dry-run");
        run(0, "rollback", "app.properties", "--to", "before:2026-11-datasource");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE.replace("3000", "5000"));
        run(0, "history", "app.properties");
        isGolden("there-and-back.txt");
    }

    @Test
    void tagsBaselinesAndOtherShapes() throws IOException {
        jar.write("app.properties", AFTER);
        run(0, "baseline", "app.properties", "2026-11-datasource", "-m", "m");
        run(0, "get", "app.properties", "--shape", "before:2026-11-datasource", "-o", "old.properties");
        assertThat(jar.read("old.properties")).isEqualTo(BEFORE);
        run(0, "get", "app.properties", "--shape", "store");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        run(0, "tag", "app.properties", "release-4");
        run(0, "tag", "app.properties", "release-5", "--quiet");
        run(0, "rollback", "app.properties", "--to", "tag:release-4");
        run(1, "rollback", "app.properties", "--to", "tag:release-9");
        run(1, "baseline", "app.properties", "2026-12-none", "-m", "m");
        run(1, "get", "app.properties", "--shape", "2026-12-none");
        run(2, "get", "app.properties", "--shape", "store", "-o", "app.properties");
        run(3, "get", "app.properties", "--shape", "store", "-o", "none/x.properties");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        isGolden("tags.txt");
    }

    @Test
    void eachWayBackAndEachAnswerToAConflict() throws IOException {
        for (String to : List.of("before:2026-11-datasource", "count:1", "time:2026-01-01T00:00:00Z")) {
            run(0, "migrate", "app.properties", "-m", "m", "--again");
            run(0, "rollback", "app.properties", "--to", to);
            assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        }
        run(0, "migrate", "app.properties", "-m", "m", "--again");
        run(0, "rollback", "app.properties", "--to", "after:2026-11-datasource");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        jar.write("app.properties", AFTER + "db.url=other\n");
        run(1, "rollback", "app.properties", "--to", "count:1", "--dry-run");
        run(1, "rollback", "app.properties", "--to", "count:1", "--on-conflict", "refuse");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER + "db.url=other\n");
        run(0, "rollback", "app.properties", "--to", "count:1", "--on-conflict", "keep-edited", "--dry-run");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER + "db.url=other\n");
        run(0, "rollback", "app.properties", "--to", "count:1", "--on-conflict", "restore-old");
        assertThat(jar.read("app.properties")).contains("db.url=jdbc:x");
        isGolden("ways-back.txt");
    }

    @Test
    void reportsAsMarkdownAndAsJsonAndAsPatch() throws IOException {
        run(0, "plan", "app.properties", "-m", "m", "--format", "markdown");
        run(0, "plan", "app.properties", "-m", "m", "--format", "json");
        run(0, "plan", "app.properties", "-m", "m", "--format", "patch");
        run(0, "status", "app.properties", "-m", "m", "--format", "json");
        run(2, "status", "app.properties", "-m", "m", "--format", "patch");
        run(2, "status", "app.properties", "-m", "m", "--format", "xml");
        isGolden("formats.txt");
    }

    @Test
    void whileAnotherProcessHoldsTheLockARunExitsWithThreeAndAPlanDoesNotCare() throws IOException {
        run(0, "migrate", "app.properties", "-m", "m");
        Path lock;
        try (Stream<Path> files = Files.walk(directory.resolve(".keyturn"))) {
            lock = files.filter(file -> file.getFileName().toString().equals("lock"))
                    .findFirst()
                    .orElseThrow();
        }
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assertThat(held.isValid()).isTrue();
            assertThat(run(3, "rollback", "app.properties", "--to", "count:1", "--wait", "1")
                            .err())
                    .contains("safe to retry");
            run(3, "tag", "app.properties", "x", "--wait", "0");
            run(0, "plan", "app.properties", "-m", "m");
            run(0, "status", "app.properties");
        }
        run(0, "rollback", "app.properties", "--to", "count:1");
    }

    @Test
    void variablesAreToldWhatToDoAndThatIsDone() throws IOException {
        jar = jar.with(Map.of("APP_DB_URL", "jdbc:x", "APP_HTTP_TIMEOUT", "3000"));
        run(0, "plan", "env:APP_", "-m", "m");
        run(0, "migrate", "env:APP_", "-m", "m", "--journal", "state");
        run(1, "verify", "env:APP_", "-m", "m", "--journal", "state");
        jar = jar.with(Map.of("APP_DATASOURCE_URL", "jdbc:x", "APP_HTTP_TIMEOUT", "3s"));
        run(0, "migrate", "env:APP_", "-m", "m", "--journal", "state");
        run(0, "verify", "env:APP_", "-m", "m", "--journal", "state");
        isGolden("variables.txt");
    }

    @Test
    void aFileWhoseNameTellsNoFormatHasItToldByAnOption() {
        jar.write("settings", "db: {url: x}\n");

        run(1, "plan", "settings", "-m", "m");
        run(0, "plan", "settings", "-m", "m", "--source-format", "yaml");
    }

    @Test
    void nothingIsColouredWhereThereIsNoTerminal() {
        assertThat(run(0, "plan", "app.properties", "-m", "m").out()).doesNotContain("\u001b");
        assertThat(run(0, "--help").out()).doesNotContain("\u001b");
    }
}
