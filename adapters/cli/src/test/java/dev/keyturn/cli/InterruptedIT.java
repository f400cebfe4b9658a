package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody presses Ctrl-C while a run is at work, at each point at which something is half. */
class InterruptedIT extends Session {
    private static final String BOTH = AFTER + "cache.enabled=true\n";
    private static final String STOPS = "&millis=60000'";

    @BeforeEach
    void aSecondMigration() {
        Terminal.assumeThereIsOne();
        jar.write("m/2026-12-cache.json", """
                {"id": "2026-12-cache", "owner": "payments", "expect": "the service caches", "rollback": "safe at any time",
                 "steps": [{"addDefault": {"key": "cache.enabled", "value": true}}]}
                """);
    }

    private void interrupted(String command) throws IOException, InterruptedException {
        Path reached = directory.resolve("reached");
        Files.deleteIfExists(reached);
        Jar.Result result =
                Terminal.of(directory, command).until(reached).controlC().result();

        assertThat(result.code()).as(result.out()).isEqualTo(130);
        assertThat(result.out())
                .contains("interrupted: a run that had begun to write is finished or given up by the next run")
                .doesNotContain("\tat ", "defect");
    }

    @ParameterizedTest
    @CsvSource({
        "read, 1, pending",
        "before-write, 1, interrupted",
        "after-write, 1, interrupted",
        "before-write, 2, interrupted",
        "after-write, 2, interrupted"
    })
    void theNextRunFinishesAMigration(String point, int write, String state) throws IOException, InterruptedException {
        interrupted("migrate 'slow:app.properties#at=" + point + "&write=" + write + STOPS + " -m m --yes");

        assertThat(run(0, "status", "app.properties", "-m", "m").out()).contains(state);
        run(0, "migrate", "app.properties", "-m", "m");
        assertThat(jar.read("app.properties")).isEqualTo(BOTH);
        run(0, "verify", "app.properties", "-m", "m");
        run(0, "rollback", "app.properties", "--to", "count:2");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
    }

    @Test
    void recoverFinishesARollback() throws IOException, InterruptedException {
        run(0, "migrate", "app.properties", "-m", "m");
        interrupted("rollback 'slow:app.properties#at=before-write&write=2" + STOPS + " --to count:2 --yes");
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);

        run(0, "recover", "app.properties");
        run(0, "rollback", "app.properties", "--to", "count:1");

        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
    }

    @Test
    void whoIsAskedMayLeaveSo() throws IOException, InterruptedException {
        Jar.Result result = Terminal.of(directory, "migrate app.properties -m m")
                .until("Do this?")
                .controlC()
                .result();

        assertThat(result.code()).isEqualTo(130);
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
    }
}
