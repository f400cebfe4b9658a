package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.StoppedException;
import dev.keyturn.To;
import dev.keyturn.settings.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of an application: which of them are meant, and the same migrations on all of them. */
class FileSetTest {
    private static final Migration URL = Migration.named("1-url")
            .owner("tests")
            .expect("a new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("datasource.url")
            .build();

    private static final Migration PORT = Migration.named("2-port")
            .owner("tests")
            .expect("a new shape")
            .rollbackNote("safe")
            .rename("port")
            .to("server.port")
            .build();

    @TempDir
    private Path directory;

    private Path given(String name, String content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private List<String> found(String glob) {
        return FileSource.set(directory, glob).stream()
                .map(source -> directory.relativize(Path.of(source.name())).toString())
                .toList();
    }

    private Migrators migrators(Migration... migrations) {
        return Migrators.of(
                FileSource.set(directory, "*.properties"),
                source -> Migrator.of(source).with(migrations));
    }

    @Test
    void theDocumentsOfAFileAreSourcesOfTheirOwnEachWithItsOwnWayBack() throws IOException {
        String parted = "db:\n  url: a\n---\nspring.config.activate.on-profile: prod\ndb:\n  url: b\n";
        Path yaml = given("application.yaml", parted);
        Path properties = given("application.properties", "db.url=a\n#---\ndb.url=b\n");
        Path one = given("one.yaml", "db:\n  url: c\n");

        assertThat(found("*.{yaml,properties}"))
                .containsExactly(
                        "application.properties#base",
                        "application.properties#2",
                        "application.yaml#base",
                        "application.yaml#prod",
                        "one.yaml");
        Migrators all = Migrators.of(
                FileSource.set(directory, "*.{yaml,properties}"),
                source -> Migrator.of(source).with(URL));
        all.migrate();
        assertThat(yaml).content().contains("url: a", "url: b").doesNotContain("db:");
        assertThat(properties).hasContent("datasource.url=a\n#---\ndatasource.url=b\n");
        assertThat(one).hasContent("datasource:\n  url: c\n");

        all.rollback(To.before("1-url"));
        assertThat(yaml).hasContent(parted);
        assertThat(properties).hasContent("db.url=a\n#---\ndb.url=b\n");
    }

    @Test
    void aFileOfASetThatCannotBeReadIsToldWhenTheOthersAreLookedAt() throws IOException {
        given("a.yaml", "a: 1\n---\nspring.profiles: y\nb: [\n");
        given("b.yaml", "a: 1\n---\nspring.profiles: x\n---\nspring.profiles: x\n");

        assertThat(found("*.yaml")).containsExactly("a.yaml", "b.yaml");
        assertThatThrownBy(() -> Migrators.of(
                                FileSource.set(directory, "*.yaml"),
                                source -> Migrator.of(source).with(URL))
                        .migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a.yaml")
                .hasMessageContaining("b.yaml");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            application*.yaml | application-prod.yaml,application.yaml
            *.{yaml,conf}     | application-prod.yaml,application.yaml
            conf.d/*          | conf.d/10-a.properties,conf.d/2-b.toml
            **/*.yaml         | application-prod.yaml,application.yaml,conf.d/deep/er/x.yaml
            conf.d/**/*.yaml  | conf.d/deep/er/x.yaml
            **                | application-prod.yaml,application.yaml,conf.d/10-a.properties,conf.d/2-b.toml,conf.d/deep/er/x.yaml
            .env*             | .env
            """)
    void theFilesThatAGlobMeansComeInTheOrderOfTheirNames(String glob, String names) throws IOException {
        for (String name : List.of(
                "application.yaml",
                "application-prod.yaml",
                "application.yaml~",
                "application.yaml.bak",
                "application.yaml.orig",
                "#application.yaml#",
                ".application.yaml",
                ".env",
                ".env.keyturn",
                ".keyturn/application.yaml/key.json",
                ".git/x.yaml",
                "conf.d/10-a.properties",
                "conf.d/2-b.toml",
                "conf.d/.hidden.toml",
                "conf.d/deep/er/x.yaml")) {
            given(name, "");
        }

        assertThat(found(glob)).containsExactly(names.split(","));
    }

    @Test
    void aFileWithTwoNamesCountsOnce() throws IOException {
        Path real = given("b.properties", "");
        Files.createSymbolicLink(directory.resolve("a.properties"), real);
        Files.createSymbolicLink(directory.resolve("folder"), directory); // leads around to itself

        assertThat(found("*.properties")).containsExactly("a.properties");
        assertThat(found("**")).containsExactly("a.properties");
    }

    @Test
    void aMountedConfigMapIsFoundThroughItsLinks() throws IOException {
        given("..2026_11_21/application.yaml", "a: 1");
        Files.createSymbolicLink(directory.resolve("..data"), Path.of("..2026_11_21"));
        Files.createSymbolicLink(directory.resolve("application.yaml"), Path.of("..data/application.yaml"));

        assertThat(found("**")).containsExactly("application.yaml");
    }

    @Test
    void filesWithoutAKnownFormatAndLinksThatLeadNowhereAreAllNamed() throws IOException {
        given("a.properties", "");
        given("README.md", "");
        Files.createSymbolicLink(directory.resolve("gone.yaml"), Path.of("nowhere.yaml"));

        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> found("*"));

        assertThat(refused.problems())
                .extracting(problem -> problem.toString().replace(directory + "/", ""))
                .containsExactly(
                        "README.md: the name of the file does not tell its format; expected one of .properties, .json,"
                                + " .jsonc, .conf, .toml, .yaml, .yml, .env; safe to retry; it matches *; a glob with an"
                                + " ending, such as *.yaml, leaves it out",
                        "gone.yaml: it is a link that leads to no file; expected a file, or a link to one; safe to"
                                + " retry");
    }

    @Test
    void aSetOfNothingIsAnError() throws IOException {
        given("conf.d/a.yaml", "");

        assertThatThrownBy(() -> found("*.yaml"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        directory
                                + ": no file in it matches *.yaml; expected at least one file with settings; safe to retry; the"
                                + " glob is compared with the names below the directory, with / between folders on every system");
        assertThatThrownBy(() -> FileSource.set(directory.resolve("none"), "*"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("there is no such directory");
        assertThatThrownBy(() -> found("{*.yaml"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the glob {*.yaml cannot be read");
    }

    @Test
    void severalFilesAreMigratedAndComeBackToTheLastByte() throws IOException {
        Path base = given("application.properties", "# base\ndb.url = x\nport=1\n");
        Path prod = given("application-prod.properties", "db.url=y");

        migrators(URL, PORT).migrate();

        assertThat(base).hasContent("# base\ndatasource.url = x\nserver.port=1\n");
        assertThat(prod).hasContent("datasource.url=y");
        assertThat(directory.resolve(".keyturn/application.properties")).isDirectory();
        assertThat(directory.resolve(".keyturn/application-prod.properties")).isDirectory();

        migrators().rollback(To.before("1-url"));

        assertThat(base).hasContent("# base\ndb.url = x\nport=1\n");
        assertThat(prod).hasContent("db.url=y");
    }

    @Test
    void whatIsInTheWayInOneFileKeepsAllFromBeingWrittenAndMakesNoJournal() throws IOException {
        Path first = given("a.properties", "db.url=x\n");
        given("b.properties", "db.url=y\ndatasource.url=z\n");

        assertThatThrownBy(() -> migrators(URL).migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("b.properties:2");

        assertThat(first).hasContent("db.url=x\n");
        assertThat(directory.resolve(".keyturn")).doesNotExist();
    }

    @Test
    void CRASH_aFileThatCannotBeWrittenStopsTheRunAndTheNextOneGoesOn() throws IOException {
        Path first = given("a.properties", "db.url=x\n");
        Path second = given("b.properties", "db.url=y\n");
        Path third = given("c.properties", "db.url=z\n");
        Path inTheWay = Files.createDirectories(directory.resolve(".b.properties.keyturn/x"));

        StoppedException stopped = catchThrowableOfType(
                StoppedException.class, () -> migrators(URL).migrate());

        assertThat(stopped.failed()).containsExactly(second.toString());
        assertThat(stopped.notBegun()).containsExactly(third.toString());
        assertThat(first).hasContent("datasource.url=x\n");
        assertThat(second).hasContent("db.url=y\n");
        assertThat(third).hasContent("db.url=z\n");

        Files.delete(inTheWay);
        Files.delete(inTheWay.getParent());
        migrators(URL).migrate();

        assertThat(Stream.of(first, second, third).map(FileSetTest::read))
                .containsExactly("datasource.url=x\n", "datasource.url=y\n", "datasource.url=z\n");
        assertThat(migrators(URL).verify().problems()).isEmpty();
    }

    @Test
    void aFileThatJoinsGetsWhatIsPendingAndOneThatIsGoneIsNotMissed() throws IOException {
        Path gone = given("a.properties", "db.url=x\n");
        given("b.properties", "db.url=y\nport=1\n");
        migrators(URL).migrate();
        Files.delete(gone);
        Path joined = given("c.properties", "db.url=z\nport=2\n");

        assertThat(migrators(URL, PORT).migrate().parts())
                .extracting(part -> part.migrations())
                .containsExactly(List.of("2-port"), List.of("1-url", "2-port"));
        assertThat(joined).hasContent("datasource.url=z\nserver.port=2\n");
        migrators().rollback(To.before("1-url"));
        assertThat(joined).hasContent("db.url=z\nport=2\n");
        assertThat(gone).doesNotExist();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
