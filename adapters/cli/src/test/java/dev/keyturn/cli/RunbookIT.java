package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** One page for the release. */
class RunbookIT extends Session {
    @Test
    void theCommandsOfThePageAreThoseThatDoTheRelease() throws IOException {
        String page = run(0, "runbook", "app.properties", "-m", "m").out();
        run(0, "runbook", "app.properties", "-m", "m", "-o", "release.html");
        assertThat(jar.read("release.html")).startsWith("<!doctype html>").contains("Runbook for app.properties");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        List<String> commands = new ArrayList<>();
        page.lines()
                .filter(line -> line.matches("  \\d\\. .*"))
                .forEach(line -> commands.add(line.replaceAll("^  \\d\\.\\s+keyturn (.*?) {2,}.*", "$1")));
        assertThat(commands).hasSize(6);
        for (String command : commands) {
            run(0, command.split(" "));
        }
        assertThat(jar.read("app.properties")).isEqualTo(AFTER);
        run(0, "runbook", "app.properties", "-m", "m");
        page.lines()
                .filter(line -> line.startsWith("  to go back"))
                .forEach(line ->
                        run(0, line.replaceAll("^  to go back\\s+keyturn ", "").split(" ")));
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        isGolden("runbook.txt");
    }

    @Test
    void whatCannotBeDoneIsRefusedAndAMissingFileIsNotThereYet() {
        jar.write("app.properties", BEFORE.replace("3000", "soon"));

        run(1, "runbook", "app.properties", "-m", "m");
        run(2, "runbook", "app.properties");
        run(3, "runbook", "none.properties", "-m", "m");
    }

    @Test
    void variablesAreSetBySomebodyElse() {
        jar = jar.with(Map.of("APP_DB_URL", "jdbc:x", "APP_HTTP_TIMEOUT", "3000"));

        String page =
                run(0, "runbook", "env:APP_", "-m", "m", "--journal", "state").out();

        assertThat(page)
                .contains("keyturn migrate env:APP_ --journal state -m m", "rename APP_DB_URL to APP_DATASOURCE_URL")
                .doesNotContain("-m m --yes");
    }
}
