package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused, not understood, not there, or strange. */
class RefusalsIT extends Session {
    @Test
    void whatIsRefusedChangesNothing() throws IOException {
        jar.write("app.properties", "db.url=x\nhttp.timeout=soon\n");
        for (String command : List.of("plan", "rehearse", "migrate")) {
            run(1, command, "app.properties", "-m", "m");
        }
        run(1, "rollback", "app.properties", "--to", "before:2026-11-datasource");
        jar.write("bad.json", "{\"a\": }");
        for (String command : List.of("status", "verify")) {
            run(1, command, "bad.json");
        }
        jar.write("broken/a.yaml", "id: x\nsteps: 7\n");
        run(1, "plan", "app.properties", "-m", "broken");
        run(1, "status", "notes.unknown");
        run(1, "history", "\u001b[31m:x");
        assertThat(jar.read("app.properties")).isEqualTo("db.url=x\nhttp.timeout=soon\n");
        assertThat(said()).doesNotContain("\u001b[31m:x: ");
        isGolden("refused.txt");
    }

    @Test
    void whatIsNotUnderstoodIsToldInALine() throws IOException {
        run(2);
        run(2, "plna", "app.properties");
        run(2, "plan", "app.properties");
        run(2, "plan", "-m", "m");
        run(2, "plan", "app.properties", "-m", "m", "extra hunter2");
        run(2, "migrate", "app.properties", "-m", "m", "--agian");
        run(2, "rollback", "app.properties", "--to", "yesterday");
        run(2, "rollback", "app.properties", "--to", "count:0");
        run(2, "rollback", "app.properties", "--to", "time:noon");
        run(2, "rollback", "app.properties", "--to", "before:");
        run(2, "rollback", "app.properties", "--to", "count:1", "--on-conflict", "me");
        run(2, "recover", "app.properties", "--on-conflict", "me");
        run(2, "status", "app.properties", "--wait", "-1");
        run(2, "status", "app.properties", "--wait", "soon");
        run(2, "status", "");
        run(2, "status", "redis://user:hunter2@host/0");
        run(2, "status", "env:");
        run(2, "status", "env:APP_#nameing=exact");
        run(2, "status", "jdbc:h2:./data");
        run(2, "status", "jdbc:h2:./data#table=a&colour=b");
        run(2, "status", "jdbc:nosuch://user:hunter2@host/app#table=a");
        run(2, "status", "app.properties", "--source-format", "xml");
        run(2, "status", "env:APP_", "--source-format", "yaml");
        run(2, "tag", "app.properties", " ");
        assertThat(said().lines().filter(line -> line.startsWith("! "))).noneMatch(line -> line.contains("hunter2"));
        isGolden("not-understood.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan",
                "rehearse",
                "migrate",
                "rollback",
                "status",
                "verify",
                "recover",
                "tag",
                "baseline",
                "get"
            })
    void aFileThatIsNotThereMayComeAndExitsWithThree(String command) {
        List<String> arguments = new ArrayList<>(List.of(command, "none.properties"));
        switch (command) {
            case "plan", "rehearse", "migrate" -> arguments.addAll(List.of("-m", "m"));
            case "rollback" -> arguments.addAll(List.of("--to", "count:1"));
            case "tag" -> arguments.add("release-4");
            case "baseline" -> arguments.addAll(List.of("2026-11-datasource", "-m", "m"));
            case "get" -> arguments.addAll(List.of("--shape", "store"));
            default -> {}
        }
        assertThat(run(3, arguments.toArray(String[]::new)).err())
                .startsWith("none.properties: there is no such file; expected a file; safe to retry");
    }

    @Test
    void migrationsThatAreNotThereExitWithThree() {
        assertThat(run(3, "plan", "app.properties", "-m", "none").err())
                .startsWith("none: there is no such file or directory; expected");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b.properties",
                "a%20b.properties",
                "a#b.properties",
                "a&b=c.properties",
                "é😀.properties",
                "-.properties"
            })
    void aFileMayBeCalledAnything(String name) throws IOException {
        Files.copy(directory.resolve("app.properties"), directory.resolve(name));

        run(0, "migrate", "-m", "m", "--", name);
        run(0, "rollback", "--to", "count:1", "--", directory.resolve(name).toString());

        assertThat(jar.read(name)).isEqualTo(BEFORE);
    }

    @Test
    void inTurkishEverythingIsTheSame() throws IOException {
        jar = jar.with("-Duser.language=tr", "-Duser.country=TR", "-Dfile.encoding=ISO-8859-9");
        run(0, "plan", "app.properties", "--migrations", "m", "--format", "MARKDOWN");
        run(0, "migrate", "app.properties", "-m", "m");
        run(0, "rollback", "app.properties", "--to", "time:2026-01-01T00:00:00Z", "--on-conflict", "KEEP-EDITED");
        assertThat(jar.read("app.properties")).isEqualTo(BEFORE);
        isGolden("turkish.txt");
    }

    @Test
    void whoeverReadsMayLeaveEarly() throws IOException, InterruptedException {
        Process process = jar.builder("plan", "app.properties", "-m", "m").start();
        process.getInputStream().close();
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(err).isEmpty();
        assertThat(process.waitFor()).isEqualTo(3);
    }

    @Test
    void whereTheOutputHasNoRoomThatIsTold() {
        assumeTrue(new File("/dev/full").exists());
        Jar.Result result =
                jar.run(process -> process.redirectOutput(new File("/dev/full")), "plan", "app.properties", "-m", "m");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err())
                .isEqualTo("standard output: not all of it could be written; expected room for it; safe to retry\n");
    }
}
