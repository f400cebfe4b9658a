package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import dev.keyturn.resilience.Policy;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sources by name, with what is said of them. */
class ConfTest {
    private static final String SECRET = "hunter2";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path conf = Path.of("");

    @BeforeEach
    void files() throws IOException {
        conf = directory.resolve("keyturn.conf");
        Files.writeString(directory.resolve("app.properties"), "db.url=jdbc:x\nhttp.timeout=3000\n");
        Files.writeString(directory.resolve("m.yaml"), """
                id: 2026-11-datasource
                owner: payments
                expect: the service reads datasource.url
                rollback: safe at any time
                steps:
                  - rename: {from: db.url, to: datasource.url}
                """);
    }

    private int run(String text, String command, String... more) throws IOException {
        Files.writeString(conf, text);
        out.reset();
        err.getBuffer().setLength(0);
        String[] args = Stream.concat(Stream.of(command, "app", "--conf", conf.toString()), Stream.of(more))
                .toArray(String[]::new);
        int code = Main.run(out, new PrintWriter(err, true), args);
        assertThat(said()).doesNotContain(SECRET);
        return code;
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8) + err;
    }

    private String source(String more) {
        return "sources.app { at = app.properties, migrations = m.yaml, " + more + " }";
    }

    @Test
    void aNameStandsForAnAddressAndItsMigrationsRelativeToTheFolderOfTheFile() throws IOException {
        assertThat(run(source(""), "migrate")).isZero();

        assertThat(Files.readString(directory.resolve("app.properties"))).startsWith("datasource.url=");
        assertThat(run(source(""), "status", "--check")).isZero();
    }

    @Test
    void whatStandsBesideTheSourcesIsForAllThatDoNotSayItThemselves() throws IOException {
        String text =
                "migrations = none, journal = state, sources { app { at = app.properties, migrations = m.yaml } }";

        assertThat(run(text, "migrate")).isZero();

        assertThat(directory.resolve("state/app/000001.json")).exists();
        assertThat(directory.resolve(".keyturn")).doesNotExist();
    }

    @Test
    void optionsWin() throws IOException {
        Path elsewhere = directory.resolve("elsewhere");

        assertThat(run(
                        source("journal = state").replace("m.yaml", "none"),
                        "migrate",
                        "-m",
                        directory.resolve("m.yaml").toString(),
                        "--journal",
                        elsewhere.toString()))
                .isZero();

        assertThat(elsewhere.resolve("000001.json")).exists();
        assertThat(directory.resolve("state")).doesNotExist();
    }

    @Test
    void theFormatOfAFileMayBeSaid() throws IOException {
        Files.writeString(directory.resolve("app.properties"), "db:\n  url: x\n");

        assertThat(run(source("format = yaml"), "plan")).isZero();
        assertThat(said()).contains("- db.url = \"x\"");
    }

    @Test
    void SECRECY_keysThatItDeclaresAreSecretThroughRenames() throws IOException {
        Files.writeString(directory.resolve("app.properties"), "db.url=" + SECRET + "\n");

        assertThat(run(source("secrets = [\"db.*\"], key { file = kept.key }"), "plan"))
                .isZero();
        assertThat(said()).contains("datasource.url = (secret)");
        assertThat(run(source("secrets = [\"db.*\"], key { file = kept.key }"), "migrate"))
                .isZero();

        assertThat(directory.resolve("kept.key")).exists();
        try (Stream<Path> journal = Files.walk(directory.resolve(".keyturn"))) {
            assertThat(journal.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(Files.readString(file)).doesNotContain(SECRET));
        }
    }

    @Test
    void backupsAreKeptWhereAndAsOftenAsItSays() throws IOException {
        assertThat(run("backups { folder = copies, keep = 1 }, " + source(""), "migrate"))
                .isZero();
        assertThat(run("backups { folder = copies, keep = 1 }, " + source(""), "rollback", "--to", "count:1"))
                .isZero();

        try (Stream<Path> copies = Files.list(directory.resolve("copies/app"))) {
            assertThat(copies.filter(file -> file.toString().endsWith(".backup")))
                    .hasSize(1);
        }
        assertThat(run(source("backups { keep = 0, folder = none }"), "migrate", "--again"))
                .isZero();
        assertThat(directory.resolve("none")).doesNotExist();
    }

    @Test
    void aSourceMayBeAskedAgain() throws IOException {
        Files.delete(directory.resolve("app.properties"));

        assertThat(run(source("resilience { retries = 2, retry { first-wait = 1 ms, jitter = 0 } }"), "status"))
                .isEqualTo(Main.LATER);

        assertThat(err.toString()).contains("attempt 2 of 3 in", "tried 3 times", "there is no such file");
        assertThat(run(source("resilience { retries = 1, retry.first-wait = 1 ms }"), "status", "--quiet"))
                .isEqualTo(Main.LATER);
        assertThat(err.toString()).doesNotContain("attempt").contains("there is no such file");
    }

    @Test
    void theShortNamesOfResilienceAreThoseOfTheLibrary() {
        Policy policy = ConfResilience.policy(ConfigFactory.parseString("retries = 0, time-limit = 7 s"));

        assertThat(policy.retry().maxAttempts()).isEqualTo(1);
        assertThat(policy.timeLimiter().isEnabled()).isTrue();
        assertThat(policy.timeLimiter().limit()).hasSeconds(7);
        assertThat(policy.circuitBreaker()).isEqualTo(Policy.defaults().circuitBreaker());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sources.app { att = x } | :1: sources.app.att: there is no such name; expected one of at, format, "
                        + "migrations, journal, secrets, key, backups, resilience; safe to retry; did you mean at?",
                "source.app.at = x | :1: source: there is no such name; expected one of sources, migrations, journal, "
                        + "secrets, key, backups, resilience; safe to retry; did you mean sources?",
                "sources.app = hunter2 | :1: sources.app: it is one value; expected a section with names; safe to retry",
                "sources.app.at = [hunter2] | :1: sources.app.at: it is a list; expected one value; safe to retry",
                "sources.app.at = null | :1: sources.app.at: it is null; expected a value, or not this name at all; "
                        + "safe to retry",
                "sources.app.at = \"\" | :1: sources.app.at: it is empty; expected an address, such as a path; safe to "
                        + "retry",
                "sources.app { format = yaml } | :1: sources.app: it has no address; expected at = an address, such as a "
                        + "path; safe to retry",
                "sources.app { at = a.yaml, secrets = hunter2 } | :1: sources.app.secrets: it is one value; expected a list, "
                        + "in [ ]; safe to retry",
                "sources.app { at = a.yaml, secrets = [a..b] } | :1: sources.app.secrets: one of them is no pattern; expected "
                        + "patterns such as *.token; safe to retry",
                "sources.app { at = a.yaml, backups.keep = hunter2 } | :1: sources.app.backups.keep: it cannot be read; "
                        + "expected a number from 0 on; safe to retry",
                "sources.app { at = a.yaml, backups.keep = -1 } | :1: sources.app.backups.keep: it is less than 0; expected a "
                        + "number from 0 on; safe to retry",
                "sources.app { at = a.yaml, backups.days = 0 } | :1: sources.app.backups.days: it is less than 1; expected a "
                        + "number from 1 on; safe to retry",
                "sources.app { at = a.yaml, key { file = a, variable = b } } | :1: sources.app.key: it has a file and a "
                        + "variable; expected one of both; safe to retry",
                "sources.app { at = a.yaml, key.variable = KEYTURN_NOT_THERE } | :1: sources.app.key.variable: there is no "
                        + "such variable; expected one with a key; safe to retry",
                "sources.app { at = a.yaml, key.variable = PATH } | :1: sources.app.key.variable: what that variable has is no "
                        + "key; expected 32 bytes in Base64, older keys behind it with a space between; safe to retry",
                "sources.app { at = \"jdbc:h2:hunter2\"${KEYTURN_NOT_THERE} } | :1: sources.app.at: "
                        + "${KEYTURN_NOT_THERE} stands for nothing; expected a variable of that name, or a path in this "
                        + "file; safe to retry",
                "sources.app { at = a.yaml, resilience.retries = hunter2 } | :1: resilience.retries: it cannot be read; "
                        + "expected a number from 0 on; safe to retry",
                "sources.app { at = hunter2, | :2: it cannot be read; expected HOCON, in UTF-8; safe to retry; the "
                        + "mistake is there or a line before"
            })
    void whatIsWrongIsToldWithItsLineAndWithoutValues(String text, String told) throws IOException {
        assertThat(run(text + "\n", "status")).isEqualTo(Main.REFUSED);

        assertThat(err.toString().strip()).isEqualTo(conf + told);
    }

    @Test
    void allNamesThatAreWrongAreToldAtOnceAlsoThoseOfOtherSources() throws IOException {
        assertThat(run("sources { app { at = a.yaml, b = 1 }\n other { c = 2 } }", "status"))
                .isEqualTo(Main.REFUSED);

        assertThat(err.toString().lines()).hasSize(2).anyMatch(line -> line.contains(":2: sources.other.c: "));
    }

    @Test
    void whatOneSourceLacksDoesNotMatterToAnother() throws IOException {
        assertThat(run(source("") + "\nsources.other.at = ${KEYTURN_NOT_THERE}", "status"))
                .isZero();
    }

    @Test
    void aNameThatIsNotThereIsAMistakeAndAFileIsNot() throws IOException {
        assertThat(run("sources.apps.at = x", "status")).isEqualTo(Main.USAGE);
        assertThat(err.toString().strip())
                .isEqualTo("there is no source app in " + conf + ", and no such file; is it apps?");
    }

    @Test
    void withoutMigrationsACommandThatNeedsThemSaysWhereTheyMayStand() throws IOException {
        assertThat(run("sources.app.at = app.properties", "plan")).isEqualTo(Main.USAGE);
        assertThat(err.toString())
                .startsWith("the migrations are missing; expected -m MIGRATIONS, or the name of a source that has"
                        + " migrations in keyturn.conf");
    }

    @Test
    void aConfThatIsNamedHasToBeThere() throws IOException {
        Files.writeString(conf, "");
        int code = Main.run(out, new PrintWriter(err, true), "status", "app", "--conf", conf + ".not");

        assertThat(code).isEqualTo(Main.LATER);
        assertThat(err.toString()).contains("there is no such file; expected a file; safe to retry");
    }

    @Test
    void theSchemaKnowsTheNamesOfTheLibraryAndThePageKnowsAllOfTheSchema() throws IOException {
        Table schema = Json.read(ConfNames.schema(), "schema");
        Table resilience = table(schema, "$defs.resilience.properties");
        ConfigObject reference = ConfigFactory.parseResources(Policy.class.getClassLoader(), "reference.conf")
                .getObject(Policy.PATH);
        reference.forEach((name, value) -> {
            assertThat(resilience.names()).contains(name);
            if (value instanceof ConfigObject section) {
                assertThat(table(resilience, name + ".properties").names())
                        .containsExactlyInAnyOrderElementsOf(section.keySet());
            }
        });
        String page = Files.readString(Path.of("../../.docs/cli.md"));
        for (String part : new String[] {"source", "key", "backups"}) {
            assertThat(table(schema, "$defs." + part + ".properties").names())
                    .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        }
    }

    private static Table table(Table around, String path) {
        Optional<Value> found = Optional.of(around);
        for (String name : path.split("\\.", -1)) {
            found = found.flatMap(value -> ((Table) value).get(name));
        }
        return (Table) found.orElseThrow(() -> new AssertionError(Key.of(path) + " is missing"));
    }
}
