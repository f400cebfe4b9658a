package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.MigrationBuilder;
import dev.keyturn.Migrator;
import dev.keyturn.Shape;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a migration takes out of a file comes back as it looked, at its place. */
class LookTest {
    private static final String BEFORE = """
            # The shop's settings.

            # on since 2009;
            # nobody knows why
            legacy.flag : 1

            ! milliseconds
            http.timeout=3000

            # who answers
            server.address   example.org:8080
            last=1
            """;

    private static final Migration MIGRATION = Migration.named("1-new")
            .owner("tests")
            .expect("the new shape")
            .rollbackNote("safe")
            .remove("legacy.flag")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .addDefault("cache.enabled", true)
            .comment("new in 3.0")
            .build();

    @TempDir
    private Path directory;

    private Path migrated(String content) throws IOException {
        Path file = Files.writeString(directory.resolve("application.properties"), content);
        Migrator.of(FileSource.of(file)).with(MIGRATION).build().migrate();
        return file;
    }

    private static String rolledBack(Path file) throws IOException {
        Migrator.of(FileSource.of(file)).build().rollback(To.before("1-new"));
        return Files.readString(file);
    }

    @Test
    void BYTES_upThenDownIsTheSameFile() throws IOException {
        assertThat(rolledBack(migrated(BEFORE))).isEqualTo(BEFORE);
    }

    @Test
    void BYTES_inAFileWithOtherLineEndsAndWithoutALastOne() throws IOException {
        String windows = BEFORE.stripTrailing().replace("\n", "\r\n");

        assertThat(rolledBack(migrated(windows))).isEqualTo(windows);
    }

    @Test
    void anEditElsewhereStaysAndEverythingElseIsTheOriginal() throws IOException {
        Path file = migrated(BEFORE);
        Files.writeString(file, Files.readString(file).replace("last=1", "# changed by hand\nlast = 2"));

        assertThat(rolledBack(file)).isEqualTo(BEFORE.replace("last=1", "# changed by hand\nlast = 2"));
    }

    @Test
    void EDIT_IN_anEditBesideWhatComesBackIsCarriedBackAndTheCommentsReturnToTheirPlace() throws IOException {
        Path file = migrated(BEFORE);
        Files.writeString(file, Files.readString(file).replace("http.timeout=3s", "http.timeout=5s"));

        assertThat(rolledBack(file)).isEqualTo(BEFORE.replace("http.timeout=3000", "http.timeout=5000"));
    }

    @Test
    void EDIT_IN_anEditOfAHalfKeepsTheWholesLook() throws IOException {
        Path file = migrated(BEFORE);
        String now = Files.readString(file);
        assertThat(now).contains("server.port");
        Files.writeString(file, now.replaceFirst("(server\\.port\\s*=?\\s*)8080", "$19090"));

        assertThat(rolledBack(file))
                .contains("server.address", "example.org:9090")
                .doesNotContain("server.port");
    }

    private String rolledBackAfter(String name, String content, Migration migration, UnaryOperator<String> edit)
            throws IOException {
        Path file = Files.writeString(directory.resolve(name), content);
        Migrator.of(FileSource.of(file)).with(migration).build().migrate();
        Files.writeString(file, edit.apply(Files.readString(file)));
        return rolledBack(file);
    }

    private static MigrationBuilder migration() {
        return Migration.named("1-new").owner("tests").expect("the new shape").rollbackNote("safe");
    }

    @Test
    void aCopyOfAMigratedLineThatIsKeptAsACommentStaysAsItIs() throws IOException {
        assertThat(rolledBackAfter(
                        "application.properties",
                        "# c\nt=3000\nb=1\n",
                        migration().convert("t").with(Codecs.millisToDuration()).build(),
                        now -> now.replace("t=3s\n", "t=3s\n# t=3s\n")))
                .isEqualTo("# c\nt=3000\n# t=3s\nb=1\n");
    }

    @Test
    void aCopyOfARenamedLineThatIsKeptAsACommentDoesNotCostTheCommentAbove() throws IOException {
        assertThat(rolledBackAfter(
                        "application.yaml",
                        "db:\n  # the one\n  url: x\nlast: 1\n",
                        migration().rename("db.url").to("db.link").build(),
                        now -> now.replace("  link: x\n", "  link: x\n  # link: x\n")))
                .isEqualTo("db:\n  # the one\n  url: x\n  # link: x\nlast: 1\n");
    }

    @Test
    void SECRECY_theLookOfAFileThatHoldsASecretIsSealed() throws IOException {
        migrated(BEFORE.replace("last=1", "db.password=hunter2\nlast=1"));

        try (Stream<Path> files = Files.walk(directory.resolve(".keyturn"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("hunter2");
            }
        }
    }

    @Test
    void EDIT_BACK_anOldNameThatIsThereAgainDoesNotCostTheOthersTheirLook() throws IOException {
        Path file = migrated(BEFORE);
        Files.writeString(file, Files.readString(file) + "legacy.flag=1\n");

        assertThat(rolledBack(file))
                .contains("# who answers\nserver.address   example.org:8080\n", "http.timeout=3000\n");
    }

    @Test
    void linesThatComeBackEndAsTheOthersDoNow() throws IOException {
        Path file = migrated(BEFORE);
        Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));

        assertThat(rolledBack(file)).isEqualTo(BEFORE.replace("\n", "\r\n"));
    }

    @Test
    void anOlderShapeIsRenderedWithTheCommentsThatTheFileHad() throws IOException {
        Path file = migrated(BEFORE);

        assertThat(Migrator.of(FileSource.of(file))
                        .build()
                        .at(Shape.before("1-new"))
                        .render())
                .isEqualTo(BEFORE);
    }

    @Test
    void SECRECY_theLookOfAFileThatIsGivenItsFirstSecretIsSealed() throws IOException {
        rolledBackAfter(
                "application.properties",
                "a=1\n",
                migration().addDefault("db.password", "hunter2").build(),
                now -> now);

        for (Path file : kept()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .as(file.toString())
                    .doesNotContain("hunter2");
        }
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(".keyturn"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    @Test
    void EDIT_BACK_whatSomebodyWroteAgainIsNotThereTwice() throws IOException {
        assertThat(rolledBackAfter(
                        "application.conf",
                        "t=3000\n\n# old\nlegacy.flag=1\nb=2\n",
                        migration()
                                .remove("legacy.flag")
                                .convert("t")
                                .with(Codecs.millisToDuration())
                                .build(),
                        now -> now + "# mine\nlegacy.flag=1\n"))
                .containsOnlyOnce("legacy.flag")
                .contains("# mine\nlegacy.flag=1\n", "t=3000");
    }

    @Test
    void BYTES_aKeyThatWasMovedByHandToAnotherPlaceStaysThereWithWhatStandsAroundIt() throws IOException {
        assertThat(rolledBackAfter(
                        "application.toml",
                        "# head\n\n[db]\nurl = 'x' # the one\nuser = 'u'\n",
                        migration().rename("db.url").to("db.link").build(),
                        now -> "# head\n\nlink = 'x' # the one\n"
                                + now.substring(now.indexOf("[db]")).replace("link = 'x' # the one\n", "")))
                .contains("# head\n\nlink = 'x' # the one\n");
    }

    @Test
    void BYTES_aKeyThatBecameATableComesBackAsItLooked() throws IOException {
        String text = "# a\n[[t]] # one\nx = 1\n\n[[t]] # two\nx = 2\n\n[z]\nlast = 1\n";

        assertThat(rolledBackAfter(
                        "application.toml",
                        text,
                        migration().remove("t").addDefault("t.y", 1).build(),
                        now -> now))
                .isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"app.yaml,#", "app.conf,#", "app.jsonc,//"})
    void EDITOUT_aCommentThatWasEditedAtAnEntryThatMovedGoesBackWithIt(String name, String mark) throws IOException {
        String text = """
                db:
                  # the url
                  url: x
                  user: y
                z: 1
                """;
        String other = """
                {
                  "db": {
                    # the url
                    "url": "x",
                    "user": "y"
                  },
                  "z": 1
                }
                """;
        Path file = directory.resolve(name);
        Files.writeString(file, name.endsWith(".yaml") ? text : other.replace("#", mark));
        Migrator migrator = Migrator.of(FileSource.of(file))
                .with(Migration.named("1-moved")
                        .owner("tests")
                        .expect("a new shape")
                        .rollbackNote("safe")
                        .rename("db.url")
                        .to("datasource.url")
                        .build())
                .build();
        migrator.migrate();
        Files.writeString(file, Files.readString(file).replace("the url", "THE URL, by hand"));

        migrator.rollback(To.before("1-moved"));

        assertThat(file).content().contains(mark + " THE URL, by hand").doesNotContain("the url");
    }
}
