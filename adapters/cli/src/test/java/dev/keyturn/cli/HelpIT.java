package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help is data: it goes to standard output, and ends well. */
class HelpIT {
    @TempDir
    private Path directory;

    private Jar.Result run(String... arguments) {
        Jar.Result result =
                Jar.in(directory).with(Map.of("COLUMNS", "100", "TERM", "dumb")).run(arguments);
        assertThat(result.code()).as(result.toString()).isZero();
        assertThat(result.err()).isEmpty();
        return result;
    }

    @Test
    void helpNamesTheCommandsThatAreNeededFirst() throws IOException {
        String help = run("--help").out();

        assertThat(help.lines().map(String::strip).filter(line -> line.matches("[a-z]+  +[A-Z].*")))
                .extracting(line -> line.split(" ", 2)[0])
                .containsExactly(
                        "plan",
                        "rehearse",
                        "migrate",
                        "rollback",
                        "status",
                        "note",
                        "history",
                        "tag",
                        "verify",
                        "recover",
                        "baseline",
                        "lint",
                        "diff",
                        "draft",
                        "get",
                        "prove",
                        "runbook",
                        "check",
                        "schema");
        Path golden = Path.of("src/test/resources/dev/keyturn/cli/help.txt");
        if ("write".equals(System.getProperty("keyturn.golden"))) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, help);
        }
        assertThat(help).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "rehearse",
                "migrate",
                "rollback",
                "status",
                "note",
                "history",
                "tag",
                "verify",
                "recover",
                "baseline",
                "lint",
                "diff",
                "draft",
                "get",
                "prove",
                "runbook",
                "check",
                "schema"
            })
    void eachCommandHasHelpWithExamples(String command) {
        assertThat(run(command, "--help").out())
                .contains("Examples:\n  keyturn ")
                .startsWith("Usage: keyturn " + command + " ");
    }

    @Test
    void theVersionIsALine() {
        assertThat(run("--version").out()).startsWith("keyturn 0.").hasLineCount(1);
        assertThat(List.of(run("-V").out())).hasSize(1);
    }
}
