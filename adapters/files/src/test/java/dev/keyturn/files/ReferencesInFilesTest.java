package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that refer to a key of the same file: refused with their place where it would break, or rewritten where that is asked for. */
class ReferencesInFilesTest {
    private static final String WHY =
            ", which would no longer be what it was; expected no reference to a key that the step takes"
                    + " away or converts; safe to retry; where the step only renames, let it say updateReferences; else change the"
                    + " reference first";

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text.replace('|', '\n'));
    }

    private static Migrator renaming(Path file, String from, String to, boolean isUpdating) {
        var rename = Migration.named("1-rename")
                .owner("tests")
                .expect("another name")
                .rollbackNote("safe")
                .rename(from)
                .to(to);
        return Migrator.of(FileSource.of(file))
                .with(isUpdating ? rename.updateReferences().build() : rename.build())
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a.yaml; db:|  url: x|a: ${db.url}/b|; 3:4; db.url",
                "a.yaml; db:|  url: x|a: {b: [1, \"${db.url:default}\"]}|; 3:12; db.url",
                "a.properties; db.url=x|a=b ${db.url}|; 2:1; db.url",
                "a.conf; db { url = x }|a = \"http://\"${db.url}\":80\"|; 2:5; db.url",
                "a.conf; db { url = x }|a = 80|a = ${?db.url}|; 2:5; db.url",
                "a.conf; db { url = x }|a = ${db}|; 2:5; db",
                "a.toml; a = '${db.url}'|[db]|url = 'x'|; 1:5; db.url",
                "a.json; {\"a\": \"${db.url}\", \"db\": {\"url\": \"x\"}}|; 1:7; db.url",
            })
    void aKeyThatAValueRefersToIsNotRenamedAndThePlaceOfTheReferenceIsSaid(
            String name, String text, String place, String target) throws IOException {
        Path file = file(name, text);

        assertThat(renaming(file, "db.url", "ds.address", false).plan().toString())
                .contains(file + ":" + place + ": a");
        assertThatThrownBy(() -> renaming(file, "db.url", "ds.address", false).migrate())
                .hasMessageStartingWith(file + ":" + place + ": a")
                .hasMessageContaining(": it refers to " + target + WHY);
        assertThat(Files.readString(file)).isEqualTo(text.replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a.yaml; db:|  url: x|a: ${db.url}/b # c|b: \"${db.url:d}\"|;"
                        + " ds:|  url: x|a: ${ds.url}/b # c|b: \"${ds.url:d}\"|",
                "a.properties; db.url=x|a : b ${db.url}|; ds.url=x|a : b ${ds.url}|",
                "a.conf; db { url = x }|a = \"http://\"${db.url}\":80\"|b = 80|b = ${?db.url} // c|;"
                        + " ds { url = x }|a = \"http://\"${ds.url}\":80\"|b = 80|b = ${?ds.url} // c|",
                "a.conf; db { url = x }|a = [${db.url}, 1]|b { c = ${db.url} }|;"
                        + " ds { url = x }|a = [${ds.url}, 1]|b { c = ${ds.url} }|",
                "a.toml; a = '${db.url}' # c|db.url = 'x'|; a = '${ds.url}' # c|ds.url = 'x'|",
            })
    void BYTES_referencesFollowWhereTheyAreTold(String name, String text, String after) throws IOException {
        Path file = file(name, text);
        Migrator migrator = renaming(file, "db.url", "ds.url", true);

        assertThat(migrator.rehearse().hasPassed()).isTrue();
        migrator.migrate();
        assertThat(Files.readString(file)).isEqualTo(after.replace('|', '\n'));
        migrator.rollback(To.count(1));
        assertThat(Files.readString(file)).isEqualTo(text.replace('|', '\n'));
    }

    @Test
    void aNameWithADotInItIsReferredToAsIfTheDotWereALevel() throws IOException {
        String yaml = "db.url: x|a: ${db.url}/b|";
        String properties = "s[0].url=x|a=${s[0].url}|";

        assertThatThrownBy(() -> renaming(file("a.yaml", yaml), "\"db.url\"", "url", false)
                        .migrate())
                .hasMessageContaining("a.yaml:2:4: a: it refers to \"db.url\"" + WHY);
        assertThatThrownBy(() -> renaming(file("a.properties", properties), "\"s[0]\".url", "\"s[0]\".uri", false)
                        .migrate())
                .hasMessageContaining("a.properties:2:1: a: it refers to \"s[0]\".url" + WHY);
        follows(file("a.yaml", yaml), "\"db.url\"", "ds.url", "a: ${ds.url}/b|ds:|  url: x|");
        follows(file("b.yaml", yaml), "\"db.url\"", "\"ds.url\"", "ds.url: x|a: ${ds.url}/b|");
        follows(file("c.properties", properties), "\"s[0]\".url", "\"s[0]\".uri", "s[0].uri=x|a=${s[0].uri}|");
    }

    private static void follows(Path file, String from, String to, String after) throws IOException {
        String before = Files.readString(file);
        Migrator migrator = renaming(file, from, to, true);
        migrator.migrate();
        assertThat(Files.readString(file)).isEqualTo(after.replace('|', '\n'));
        migrator.rollback(To.count(1));
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a.yaml; t: ${T:3000} # c|; t: ${T:3s} # c|; 1:4",
                "a.properties; t=${T:3000}|; t=${T:3s}|; 1:1",
            })
    void aPlaceholderIsConvertedInItsDefaultAndWithoutOneRefused(String name, String text, String after, String place)
            throws IOException {
        Path file = file(name, text);
        Migration convert = Migration.named("1-duration")
                .owner("tests")
                .expect("durations")
                .rollbackNote("safe")
                .convert("t")
                .with(Codecs.millisToDuration())
                .build();
        Migrator migrator = Migrator.of(FileSource.of(file)).with(convert).build();

        migrator.migrate();
        assertThat(Files.readString(file)).isEqualTo(after.replace('|', '\n'));
        migrator.rollback(To.count(1));
        assertThat(Files.readString(file)).isEqualTo(text.replace('|', '\n'));

        Path other = file("b-" + name, text.replace(":3000", ""));
        assertThatThrownBy(() ->
                        Migrator.of(FileSource.of(other)).with(convert).build().migrate())
                .hasMessageContaining(":" + place + ": t: the text there is not accepted;")
                .hasMessageContaining("or a placeholder with such a default");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${T}", "${T:-a}", "${T-a}", "${T:?a}", "${ T }", "${T:a}", "${t.u}"})
    void aPlaceholderWithoutQuotesIsTextInYaml(String placeholder) throws IOException {
        Path file = file("a.yaml", "a: 1|t: " + placeholder + "|");

        assertThat(FileSource.of(file).read(Selection.all()).settings().value("t"))
                .contains(Value.of(placeholder));
        renaming(file, "a", "b", false).migrate();
        assertThat(Files.readString(file)).isEqualTo("b: 1\nt: " + placeholder + "\n");
    }

    @Test
    void aSubstitutionOfHoconIsNotConvertedBecauseOnlyTheProgramKnowsItsValue() throws IOException {
        Path file = file("a.conf", "t = 3000|t = ${?T}|");
        Migration convert = Migration.named("1-duration")
                .owner("tests")
                .expect("durations")
                .rollbackNote("safe")
                .convert("t")
                .with(Codecs.millisToDuration())
                .build();

        assertThatThrownBy(() ->
                        Migrator.of(FileSource.of(file)).with(convert).build().migrate())
                .hasMessageContaining("a.conf:1:5: t: the text there is not accepted;");
        assertThat(Files.readString(file)).isEqualTo("t = 3000\nt = ${?T}\n");
    }

    @Test
    void theWayBackNamesAReferenceThatCameMeanwhileAndWillLeadNowhere() throws IOException {
        Path file = file("a.yaml", "db:|  url: x|");
        Migrator migrator = renaming(file, "db.url", "ds.url", false);
        migrator.migrate();
        Files.writeString(file, Files.readString(file) + "a: ${ds.url}\n");

        assertThat(migrator.planRollback(To.count(1)).toString()).contains("a");
        assertThat(migrator.rollback(To.count(1)).toString()).containsPattern("a\\b.*refers to");
        assertThat(Files.readString(file)).isEqualTo("db:\n  url: x\na: ${ds.url}\n");
    }
}
