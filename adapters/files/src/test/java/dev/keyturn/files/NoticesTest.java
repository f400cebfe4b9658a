package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan says of a file beside what it would change in it. */
class NoticesTest {
    @TempDir
    private Path directory;

    private FileSource source(String name, String text) throws IOException {
        return FileSource.of(Files.writeString(directory.resolve(name), text));
    }

    private List<String> notices(String name, String text) throws IOException {
        return source(name, text).read(Selection.all()).notices().stream()
                .map(Problem::toString)
                .map(notice -> notice.replace(directory + "/", ""))
                .toList();
    }

    @Test
    void aPlanSaysThatAnIncludedFileIsNotAPartOfIt() throws IOException {
        String include =
                ": the file that it includes is neither read nor changed with this one; expected a source of its own for"
                        + " a file that is to be migrated too; safe to retry";
        String text =
                "include \"a\"\nb { include required(file(\"c\")) }\nd = [{ include \"e\" }]\n\"include\" = 1\nf = include\n";

        assertThat(notices("a.conf", text))
                .containsExactly("a.conf:1:1" + include, "a.conf:2:5" + include, "a.conf:3:8" + include);
        Migration migration = Migration.named("1-a")
                .owner("tests")
                .expect("b")
                .rollbackNote("safe")
                .addDefault("x", 1)
                .build();
        assertThat(Migrator.of(source("a.conf", text))
                        .with(migration)
                        .build()
                        .plan()
                        .toString())
                .contains("a.conf:2:5" + include);
    }

    @Test
    void whatSpringImportsIsSaidWithItsPlace() throws IOException {
        String imports =
                ": what it imports is neither read nor changed with this file; expected a source of its own for what is"
                        + " to be migrated too; safe to retry";

        assertThat(notices("a.yaml", "spring:\n  config:\n    import: optional:file:b.yaml\n"))
                .containsExactly("a.yaml:3:13: spring.config.import" + imports);
        assertThat(notices("a.yaml", "spring.config.import: [a, b]\n"))
                .containsExactly("a.yaml:1:23: \"spring.config.import\"" + imports);
        assertThat(notices("a.properties", "spring.config.import[0]=a\nspring.config.import[1]=b\n"))
                .containsExactly(
                        "a.properties:1:1: spring.config.\"import[0]\"" + imports,
                        "a.properties:2:1: spring.config.\"import[1]\"" + imports);
        assertThat(notices("a.properties", "spring.config.name=a\nconfig.import=b\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "yes, text, boolean", "Off, text, boolean", "ON, text, boolean", "n, text, boolean",
        "1_000, text, number", "12:30:45, text, number", "22:22, text, number", "0b101, text, number",
        "0x_ff, text, number", "1_0.5, text, number", "0o17, a number, text", "0777, a decimal number, an octal one",
        "-010, a decimal number, an octal one", "08, a decimal number, an octal one",
    })
    void aValueThatOlderReadersTakeForAnotherIsSaidWithItsPlaceAndNotShown(String plain, String is, String was)
            throws IOException {
        assertThat(notices("a.yaml", "a:\n  - " + plain + "\n"))
                .singleElement()
                .satisfies(notice -> assertThat(notice)
                        .startsWith("a.yaml:2:5: a[0]: YAML 1.2 takes it for ")
                        .contains("for " + is, " older readers take it for ", was)
                        .endsWith(
                                "; expected quotes around it, or a form that all readers take for the same; safe to retry")
                        .doesNotContain(" " + plain));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'yes'",
                "\"0777\"",
                "!!str no",
                "|\n  yes",
                "true",
                "7",
                "0",
                "-0.5",
                "0x1f",
                "1e3",
                "yEs",
                "offline",
                "10.0.0.1",
                "8080:80",
                "3s",
                "2024-01-01",
                "_1",
                "+",
                "~",
                "08:00",
                "null"
            })
    void aValueThatAllReadersTakeForTheSameIsNotMentioned(String value) throws IOException {
        assertThat(notices("a.yaml", "a: " + value + "\n")).isEmpty();
    }

    @Test
    void whatAnAliasStandsForIsSaidOnce() throws IOException {
        assertThat(notices("a.yaml", "a: &x [yes]\nb: *x\nc: *x\n")).hasSize(1);
    }

    @Test
    void ofVeryManyTheFirstAreSaidAndTheOthersCounted() throws IOException {
        String text = String.join(
                "", IntStream.range(0, 500).mapToObj(i -> "a" + i + ": yes\n").toList());

        List<String> notices = notices("a.yaml", text + "b: 0777\n");

        assertThat(notices).hasSize(22);
        assertThat(notices.get(19)).startsWith("a.yaml:20:6: a19: ");
        assertThat(notices.get(20))
                .startsWith(
                        "a.yaml: YAML 1.2 takes it for text, and older readers take it for a boolean, and so for 480 more;");
        assertThat(notices.get(21)).startsWith("a.yaml:501:4: b: ");
    }

    @Test
    void SECRECY_nothingIsSaidOfWhatASecretLooksLike() throws IOException {
        FileSource source = source("a.yaml", "db:\n  password: 0777\n  user: yes\n");

        String plan = Migrator.of(source).build().plan().toString();

        assertThat(plan).contains("db.user: YAML 1.2").doesNotContain("db.password");
    }

    @Test
    void aVariableThatIsNamedWithoutBracesDoesNotFollowAndIsSaid() throws IOException {
        String bare =
                ": it refers to another entry without braces, so it does not follow where that one is renamed; expected the"
                        + " name of the other entry in ${ }; safe to retry";

        assertThat(notices("a.env", "B=1\nA=$B/c\nC=\"$X $B\"\nD='$B'\nE=${B}\nF=\"\\$B\"\nG=$X\nH=$\n"))
                .containsExactly("a.env:2:1: A" + bare, "a.env:3:1: C" + bare);
    }

    @Test
    void eachDocumentHasItsOwn() throws IOException {
        FileSource source = source("a.yaml", "a: yes\n---\nb: off\n");

        assertThat(source.document(2).read(Selection.all()).notices())
                .singleElement()
                .hasToString(source.name()
                        + "#2:3:4: b: YAML 1.2 takes it for text, and older readers take it for a boolean; expected quotes"
                        + " around it, or a form that all readers take for the same; safe to retry");
    }
}
