package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The team's own command on the copy, files that are proved, and all checks at once. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the commands are those of a shell")
class TrialsIT extends Session {
    private static final String SCRIPT = """
            #!/bin/sh
            echo "$KEYTURN_PHASE: $(basename "$KEYTURN_COPY")"
            case "$KEYTURN_PHASE" in
              migrated) grep -q datasource.url=jdbc:x "$KEYTURN_COPY" && grep -q http.timeout=3s "$KEYTURN_COPY" ;;
              rolled-back) cmp "$KEYTURN_COPY" app.properties ;;
            esac
            """;

    @BeforeEach
    void script() throws IOException {
        Files.createDirectories(directory.resolve("tmp"));
        jar = jar.with("-Djava.io.tmpdir=" + directory.resolve("tmp"));
        jar.write("try.sh", SCRIPT);
    }

    private void nothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(directory.resolve("tmp"))) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("keyturn-")))
                    .isEmpty();
        }
    }

    @Test
    void aCommandIsRunOnTheMigratedCopyAndOnTheCopyThatWasRolledBack() throws IOException {
        run(0, "rehearse", "app.properties", "-m", "m", "--", "sh", "try.sh");
        run(1, "rehearse", "app.properties", "-m", "m", "--", "sh", "-c", "echo cannot start; exit 7");
        run(1, "rehearse", "app.properties", "-m", "m", "--", "sh", "-c", "test $KEYTURN_PHASE = migrated");
        run(1, "rehearse", "app.properties", "-m", "m", "--command-timeout", "1", "--", "sleep", "60");
        run(1, "rehearse", "app.properties", "-m", "m", "--", "./none");
        run(2, "rehearse", "app.properties", "-m", "m", "sh", "try.sh");
        run(2, "rehearse", "app.properties", "-m", "m", "--command-timeout", "soon", "--", "true");
        run(3, "rehearse", "none.properties", "-m", "m", "--", "true");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        assertThat(directory.resolve(".keyturn")).doesNotExist();
        nothingIsLeft();
        isGolden("trials.txt");
    }

    @Test
    void whatACommandSaysOfASecretIsNotShown() throws IOException {
        jar.write("app.properties", BEFORE + "db.password=hunter22\n");
        run(1, "rehearse", "app.properties", "-m", "m", "--", "sh", "-c", "cat $KEYTURN_COPY; exit 1");
        run(
                1,
                "rehearse",
                "app.properties",
                "-m",
                "m",
                "--format",
                "json",
                "--",
                "sh",
                "-c",
                "cat $KEYTURN_COPY; exit 1");
        assertThat(said()).doesNotContain("hunter22").contains("db.password=(secret)");
    }

    @Test
    void variablesAreMigratedInTheEnvironmentOfTheCommand() {
        jar = jar.with(Map.of("APP_DB_URL", "jdbc:x", "APP_HTTP_TIMEOUT", "3000", "KEYTURN_DB_USER", "sa"));
        String env =
                "case $KEYTURN_PHASE in migrated) test \"$APP_DATASOURCE_URL\" = jdbc:x -a \"$APP_HTTP_TIMEOUT\" = 3s -a"
                        + " -z \"$APP_DB_URL\";; *) test \"$APP_DB_URL\" = jdbc:x -a \"$APP_HTTP_TIMEOUT\" = 3000;; esac";
        run(0, "rehearse", "env:APP_", "-m", "m", "--", "sh", "-c", env);
        run(0, "rehearse", "env:APP_", "-m", "m", "--", "sh", "-c", "grep -q '\"timeout\"' $KEYTURN_COPY");
    }

    @Test
    void ctrlCEndsTheCommandAndRemovesTheCopy() throws IOException, InterruptedException {
        Process process = jar.builder(
                        "rehearse", "app.properties", "-m", "m", "--", "sh", "-c", "echo $$ > pid; exec sleep 300")
                .start();
        Path pid = directory.resolve("pid");
        for (int i = 0; i < 600 && (!Files.exists(pid) || Files.size(pid) == 0); i++) {
            Thread.sleep(50);
        }
        long command = Long.parseLong(Files.readString(pid).strip());
        process.destroy(); // as Ctrl-C, without a terminal
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        for (int i = 0;
                i < 100
                        && ProcessHandle.of(command)
                                .filter(ProcessHandle::isAlive)
                                .isPresent();
                i++) {
            Thread.sleep(50);
        }
        assertThat(ProcessHandle.of(command).filter(ProcessHandle::isAlive)).isEmpty();
        nothingIsLeft();
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
    }

    @Test
    void filesAreProvedAndOnlyRead() throws IOException {
        jar.write("anchors.yaml", "a: &x {b: 1, c: 2}\nd: *x\n");
        jar.write("broken.json", "{");
        run(0, "prove", "app.properties", "anchors.yaml");
        run(0, "prove", "app.properties", "-m", "m");
        run(0, "prove", "app.properties", "-m", "m", "--format", "json");
        run(1, "prove", "app.properties", "broken.json");
        run(2, "prove", "env:APP_");
        run(2, "prove");
        run(3, "prove", "none.properties");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        assertThat(directory.resolve(".keyturn")).doesNotExist();
        nothingIsLeft();
        isGolden("prove.txt");
    }

    @Test
    void allChecksAreOneTable() throws IOException {
        jar.write("staging/app.properties", BEFORE);
        run(1, "check", "app.properties", "-m", "m", "--staging", "staging/app.properties", "--tag", "release-4");
        run(0, "migrate", "staging/app.properties", "-m", "m", "--quiet");
        String[] all = {
            "check",
            "app.properties",
            "-m",
            "m",
            "--staging",
            "staging/app.properties",
            "--tag",
            "release-4",
            "--",
            "sh",
            "try.sh"
        };
        run(0, all);
        run(0, "check", "app.properties", "-m", "m", "--format", "json");
        run(1, "check", "app.properties", "-m", "m", "--tag", "release-5", "--", "false");
        jar.write("app.properties", BEFORE + "datasource.url=y\n");
        run(1, "check", "app.properties", "-m", "m");
        run(2, "check", "app.properties");
        run(3, "check", "none.properties", "-m", "m");
        run(0, "history", "app.properties");
        isGolden("check.txt");
    }
}
