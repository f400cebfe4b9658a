package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class MainTest {
    private static final String MIGRATION = """
            {"id": "2026-11-datasource", "owner": "payments", "expect": "the service reads datasource.url",
             "rollback": "safe at any time",
             "steps": [{"rename": {"from": "db.url", "to": "datasource.url"}},
                       {"convert": {"key": "http.timeout", "with": "millis-to-duration"}}]}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private String file = "";
    private String migrations = "";

    @BeforeEach
    void files() throws IOException {
        file = Files.writeString(
                        directory.resolve("application.properties"), "# data\ndb.url=jdbc:x\nhttp.timeout=3000\n")
                .toString();
        Path folder = Files.createDirectory(directory.resolve("migrations"));
        Files.writeString(folder.resolve("2026-11-datasource.json"), MIGRATION);
        migrations = folder.toString();
    }

    private int run(String... args) {
        out.reset();
        err.getBuffer().setLength(0);
        return Main.run(out, new PrintWriter(err, true), args);
    }

    @Test
    void migrateThenEditByHandThenRollBackWithoutTheMigrationsKeepsTheEdit() throws IOException {
        assertThat(run("plan", file, "-m", migrations)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("~ http.timeout = \"3000\" -> \"3s\"");
        assertThat(run("migrate", file, "-m", migrations)).isZero();
        assertThat(Files.readString(Path.of(file))).isEqualTo("# data\ndatasource.url=jdbc:x\nhttp.timeout=3s\n");
        Files.writeString(Path.of(file), Files.readString(Path.of(file)).replace("3s", "5s"));

        assertThat(run("rollback", file, "--to", "before:2026-11-datasource")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("http.timeout: was edited after the migration; the edit was carried back");
        assertThat(Files.readString(Path.of(file))).isEqualTo("# data\ndb.url=jdbc:x\nhttp.timeout=5000\n");
    }

    @Test
    void statusTellsWhatIsPendingAndAppliedAndHeld() {
        assertThat(run("status", file, "-m", migrations, "--check")).isEqualTo(Main.REFUSED);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines(file + " (mode migrate)\n  pending  2026-11-datasource\n");
        run("migrate", file, "-m", migrations);
        assertThat(run("status", file, "-m", migrations, "--check")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  applied  2026-11-datasource\n");
        run("rollback", file, "--to", "count:1");
        run("status", file);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("  held  2026-11-datasource\n");
    }

    @Test
    void whatOnlyLooksSaysWhatItSeesAndChangesNothing() throws IOException {
        String before = Files.readString(Path.of(file));

        assertThat(run("rehearse", file, "-m", migrations)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Passed\n  there, back and there again gives the same: 2026-11-datasource\n");
        assertThat(run("history", file)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("nothing was done yet");
        assertThat(run("verify", file, "-m", migrations)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("all is as it should be");

        assertThat(Files.readString(Path.of(file))).isEqualTo(before);
        assertThat(directory.resolve(".keyturn")).doesNotExist();
    }

    @Test
    void aMigrationThatIsRefusedChangesNothingAndExitsWithOne() throws IOException {
        Files.writeString(Path.of(file), "http.timeout=soon\n");

        assertThat(run("migrate", file, "-m", migrations)).isEqualTo(Main.REFUSED);

        assertThat(err.toString()).startsWith(file + ":1:1: http.timeout: ");
        assertThat(Files.readString(Path.of(file))).isEqualTo("http.timeout=soon\n");
    }

    @Test
    void aMissingFileExitsWithThreeAndAMisspelledOptionWithTwo() {
        assertThat(run("status", directory.resolve("none.properties").toString(), "-m", migrations))
                .isEqualTo(Main.LATER);
        assertThat(err.toString()).contains("there is no such file; expected a file; safe to retry");
        assertThat(run("rollback", file, "--to", "yesterday")).isEqualTo(Main.USAGE);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "--to: expected before:ID, after:ID, tag:NAME, count:N or time:INSTANT\nsee keyturn rollback --help\n");
        assertThat(run("status", "--chekc", file)).isEqualTo(Main.USAGE);
    }

    @Test
    void eachCommandIsFoundByItsName() {
        assertThat(Keyturn.commands())
                .allSatisfy(type -> assertThat(Keyturn.command(
                                type.getAnnotation(Command.class).name()))
                        .contains(type));
        assertThat(Keyturn.command("on-source")).isEmpty();
        assertThat(Keyturn.command("none")).isEmpty();
    }

    @Test
    void anOldReleaseGetsTheDocumentInTheEncodingThatItIsIn() throws IOException {
        Path latin = directory.resolve("latin.properties");
        byte[] before = "name=Jos\u00e9\ndb.url=x\n".getBytes(StandardCharsets.ISO_8859_1);
        Files.write(latin, before);
        assertThat(run("migrate", latin.toString(), "-m", migrations)).isZero();
        Path old = directory.resolve("old.properties");
        String shape = "before:2026-11-datasource";

        assertThat(run("get", latin.toString(), "--shape", shape, "-o", old.toString()))
                .isZero();
        assertThat(Files.readAllBytes(old)).isEqualTo(before);
        assertThat(run("get", latin.toString(), "--shape", shape)).isZero();
        assertThat(out.toByteArray()).isEqualTo(before);
    }
}
