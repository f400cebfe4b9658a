package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a document of a file is chosen, what it is called, and what is said where none or the wrong one is. */
class DocumentsTest {
    private static final String YAML = """
            # the shop
            name: shop
            db:
              url: a
            ---
            spring:
              config:
                activate:
                  on-profile: prod
            db:
              url: b
            ---
            # nobody knows what for
            db.url: c
            """;

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path yaml(String text) throws IOException {
        return file("application.yaml", text);
    }

    private static Settings settings(FileSource source) {
        return source.read(Selection.all()).settings();
    }

    private List<String> names(Path file) {
        return FileSource.documents(file).stream()
                .map(source -> source.name().substring(directory.toString().length() + 1))
                .toList();
    }

    @Test
    void eachDocumentIsASourceWithItsOwnSettingsAndTheLinesOfTheFile() throws IOException {
        Path file = yaml(YAML);

        assertThat(names(file)).containsExactly("application.yaml#base", "application.yaml#prod", "application.yaml#3");
        assertThat(settings(FileSource.of(file).document("base")).text("db.url"))
                .contains("a");
        Settings prod = settings(FileSource.of(file).document("prod"));
        assertThat(prod.text("db.url")).contains("b");
        assertThat(prod.text("name")).isEmpty();
        assertThat(prod.value("db.url").map(Value::origin)).get().hasToString(file + "#prod:11:8");
    }

    @Test
    void aNumberMeansTheDocumentThatHasItNowUnderItsName() throws IOException {
        Path file = yaml(YAML);

        assertThat(FileSource.of(file).document(1).name()).isEqualTo(file + "#base");
        assertThat(FileSource.of(file).document(3).name()).isEqualTo(file + "#3");
        FileSource prod = FileSource.of(file).document(2);
        assertThat(prod.name()).isEqualTo(file + "#prod");

        yaml("first: true\n---\n" + YAML);

        assertThat(settings(prod).text("db.url")).contains("b");
    }

    @Test
    void theJournalOfTheFirstDocumentIsThatOfTheFileAndOthersHaveTheirOwn() throws IOException {
        Path file = yaml(YAML);
        Path kept = directory.toRealPath().resolve(".keyturn");

        assertThat(FileSource.of(file).document("base").directory())
                .isEqualTo(FileSource.of(file).directory())
                .isEqualTo(kept.resolve("application.yaml"));
        assertThat(FileSource.of(file).document("prod").directory()).isEqualTo(kept.resolve("application.yaml#prod"));
        assertThat(FileSource.of(file).document("prod").lockDirectory()).isEqualTo(kept.resolve("application.yaml"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Prod", "prod & !cloud", "../..", ".", "a/b", "\u00e4"})
    void aProfileOfAnyCharactersHasAFolderOfItsOwnRightBesideTheOthers(String profile) throws IOException {
        Path file = yaml("a: 1\n---\nspring.config.activate.on-profile: '" + profile + "'\n");

        FileSource document = FileSource.of(file).document(2);

        assertThat(document.name()).isEqualTo(file + "#" + profile);
        assertThat(document.directory().normalize().getParent())
                .isEqualTo(directory.toRealPath().resolve(".keyturn"));
        assertThat(document.directory().getFileName().toString()).matches("application\\.yaml#[a-z0-9_.-]+");
    }

    @Test
    void profilesThatDifferInCaseHaveFoldersThatEveryFileSystemTellsApart() throws IOException {
        FileSource file = FileSource.of(yaml(YAML));

        assertThat(file.document("Prod").directory().toString())
                .isNotEqualToIgnoringCase(file.document("prod").directory().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.config.activate.on-profile: x",
                "spring: {config: {activate: {on-profile: x}}}",
                "spring:\n  config.activate:\n    onProfile: x",
                "spring.config.activate.on-profile: [x]",
                "spring:\n  profiles: x",
                "spring.profiles: x",
            })
    void aProfileIsFoundHoweverItIsWritten(String marker) throws IOException {
        assertThat(names(yaml("a: 1\n---\n" + marker + "\nb: 1\n")))
                .containsExactly("application.yaml#base", "application.yaml#x");
    }

    @Test
    void severalProfilesAreOneNameAndThoseThatAreOnlySwitchedOnAreNone() throws IOException {
        assertThat(names(yaml("a: 1\n---\nspring.config.activate.on-profile: x, y\n")))
                .containsExactly("application.yaml#base", "application.yaml#x,y");
        assertThat(names(yaml("spring.profiles.active: x\n---\nspring.profiles:\n  include: y\n")))
                .containsExactly("application.yaml#base", "application.yaml#2");
    }

    @Test
    void aProfileThatLooksLikeAnotherNameLeavesTheOtherOneItsNumber() throws IOException {
        assertThat(names(yaml("a: 1\n---\nspring.profiles: base\n---\nspring.profiles: '1'\n")))
                .containsExactly("application.yaml#1", "application.yaml#base", "application.yaml#3");
    }

    @Test
    void severalDocumentsAreRefusedWithTheirNamesAndHowToChooseOne() throws IOException {
        Path file = yaml(YAML);

        assertThatThrownBy(() -> FileSource.of(file).read(Selection.all()))
                .hasMessage(file + ": it holds 3 documents: base (1) in line 1, prod (2) in line 5, 3 in line 12;"
                        + " expected a source for one document; safe to retry; choose one, such as"
                        + " FileSource.of(file).document(\"3\"), or take all with FileSource.documents(file)");
    }

    @Test
    void aDocumentThatIsNotThereIsRefusedWithTheNamesOfThoseThatAre() throws IOException {
        Path file = yaml(YAML);

        assertThatThrownBy(() -> settings(FileSource.of(file).document("test")))
                .hasMessage(file + "#test: it holds no document test; expected one of base (1) in line 1,"
                        + " prod (2) in line 5, 3 in line 12; safe to retry");
        assertThatThrownBy(() -> FileSource.of(file).document(4))
                .hasMessageContaining("it holds no document 4; expected one of base (1)");
    }

    @Test
    void twoDocumentsForOneProfileAreRefusedByThatNameAndHaveTheirNumbers() throws IOException {
        Path file = yaml("a: 1\n---\nspring.profiles: x\nb: 1\n---\nspring.profiles: x\nb: 2\n");

        assertThatThrownBy(() -> settings(FileSource.of(file).document("x")))
                .hasMessage(file + "#x: 2 documents are for the profile x: 2 in line 2, 3 in line 5; expected one"
                        + " document for it; safe to retry; put them together, or choose each of them by its number");
        assertThatThrownBy(() -> FileSource.documents(file)).hasMessageContaining("2 documents are for the profile x");
        assertThat(FileSource.of(file).document(3).name()).isEqualTo(file + "#3");
    }

    @Test
    void aDocumentThatCannotBeReadIsToldWithItsLineAndKeepsNoOtherFromItsNumber() throws IOException {
        Path file = yaml("a: 1\n---\nspring.profiles: {\n---\nb: 1\n");

        assertThatThrownBy(() -> settings(FileSource.of(file).document("base")))
                .hasMessageContaining("application.yaml#base:4:1: this is no YAML");
        assertThat(settings(FileSource.of(file).document("3")).keys()).hasSize(1);
    }

    @Test
    void aFormatWithoutDocumentsSaysSo() throws IOException {
        Path file = file("a.json", "{}");

        assertThatThrownBy(() -> FileSource.of(file).document("prod"))
                .hasMessage(
                        file + ": one document of it cannot be chosen; expected a format with documents, YAML or"
                                + " .properties; safe to retry; a file in json is one document; use the source of the whole file");
        assertThat(names(file)).containsExactly("a.json");
    }

    @Test
    void aFileOfOneDocumentIsOneSourceAndItsDocumentIsTheBase() throws IOException {
        Path file = yaml("---\na: 1\n...\n# the end\n");

        assertThat(names(file)).containsExactly("application.yaml");
        assertThat(settings(FileSource.of(file).document("base")).keys()).hasSize(1);
    }

    @Test
    void documentsWithNothingInThemAreNotAmongThemButHaveTheirNumbers() throws IOException {
        assertThat(names(yaml("---\n# nothing\n---\na: 1\n--- # nothing\n---\nb: 1\n---\n")))
                .containsExactly("application.yaml#2", "application.yaml#4");
    }

    @Test
    void aFileOfVeryManyDocumentsIsRefusedInstantly() throws IOException {
        Path file = yaml("---\nspring.profiles: a\n".repeat(100_000));

        assertThatThrownBy(() -> settings(FileSource.of(file)))
                .hasMessageContaining("it holds 100000 documents; expected at most 1000");
        assertThat(settings(FileSource.of(file).document("99999")).keys()).hasSize(1);
    }

    @Test
    void propertiesHaveDocumentsToo() throws IOException {
        Path file = file("application.properties", """
                db.url=a
                #---
                spring.config.activate.on-profile=prod
                db.url=b
                """);

        assertThat(names(file)).containsExactly("application.properties#base", "application.properties#prod");
        assertThat(settings(FileSource.of(file).document("prod")).text("db.url"))
                .contains("b");
        assertThatThrownBy(() -> settings(FileSource.of(file)))
                .hasMessageContaining("it holds 2 documents: base (1) in line 1, prod (2) in line 3;");
    }

    @Test
    void propertiesThatCouldAsWellBeOneDocumentAreOne() throws IOException {
        Path file = file("application.properties", "a=1\n#---\nb=2\n");

        assertThat(settings(FileSource.of(file)).keys()).hasSize(2);
    }
}
