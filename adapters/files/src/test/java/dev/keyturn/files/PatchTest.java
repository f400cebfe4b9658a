package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.codec.Codecs;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Patch;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code git apply} makes of a patch is, to the last byte, what a migrate writes. */
class PatchTest {
    private static final Migration FIRST = Migration.named("1-shape")
            .owner("tests")
            .expect("a new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("db.address")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .remove("legacy.flag")
            .build();

    private static final Migration SECOND = Migration.named("2-more")
            .owner("tests")
            .expect("a newer shape")
            .rollbackNote("safe")
            .rename("db.address")
            .to("db.uri")
            .addDefault("zone", "eu")
            .build();

    private static final Map<String, String> TEXTS = Map.of(
            "app.properties", """
            # data
            db.url=x
            db.user=y

            a=1
            b=2
            c=3
            d=4
            e=5
            http.timeout=3000
            legacy.flag=1
            legacy.other=2
            """,
            ".env", """
            # data
            db.url=x
            db.user=y
            http.timeout=3000
            legacy.flag=1
            legacy.other=2
            """,
            "app.yaml", """
            # data
            db:
              url: x
              user: y
            http:
              timeout: 3000 # millis
            legacy:
              flag: 1
              other: 2
            """,
            "app.json", """
            {
              "db": {"url": "x", "user": "y"},
              "http": {
                "timeout": 3000
              },
              "legacy": {
                "flag": 1,
                "other": 2
              }
            }
            """,
            "app.jsonc", """
            {
              // data
              "db": {"url": "x", "user": "y"},
              "http": {"timeout": 3000},
              "legacy": {
                "flag": 1,
                "other": 2,
              },
            }
            """,
            "app.conf", """
            # data
            db { url = x, user = y }
            http.timeout = 3000
            legacy {
              flag = 1
              other = 2
            }
            """,
            "app.toml", """
            # data
            [db]
            url = "x"
            user = "y"

            [http]
            timeout = 3000

            [legacy]
            flag = 1
            other = 2
            """);

    private static final Map<String, UnaryOperator<String>> LINE_ENDS = new LinkedHashMap<>(Map.of(
            "LF", text -> text,
            "CRLF", text -> text.replace("\n", "\r\n"),
            "CR", text -> text.replace("\n", "\r"),
            "mixed", text -> text.replaceFirst("\n", "\r\n"),
            "BOM", text -> "\uFEFF" + text,
            "no end", String::stripTrailing,
            "CRLF, no end", text -> text.stripTrailing().replace("\n", "\r\n"),
            "many ends", text -> text + "\n\n\n"));

    @TempDir
    private Path directory;

    private static Migrator migrator(Path file) {
        return Migrator.of(FileSource.of(file)).with(FIRST, SECOND).build();
    }

    private Path repository() throws IOException, InterruptedException {
        Path repository = Files.createDirectories(directory.resolve("repository"));
        Git.in(repository).run("init", "-q");
        return repository;
    }

    /** What a migrate writes into a file of this name with this content. */
    private byte[] migrated(String name, byte[] content) throws IOException {
        Path copy = Files.createTempDirectory(directory, "copy").resolve(name);
        Files.write(copy, content);
        migrator(copy).migrate();
        byte[] migrated = Files.readAllBytes(copy);
        assertThat(migrated).isNotEqualTo(content);
        return migrated;
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.properties", ".env", "app.yaml", "app.json", "app.jsonc", "app.conf", "app.toml"})
    void BYTES_inEveryFormatAndWithAllLineEndsItIsWhatAMigrateWrites(String name) throws Exception {
        Path repository = repository();
        List<String> refused = new ArrayList<>();
        for (Map.Entry<String, UnaryOperator<String>> ends : LINE_ENDS.entrySet()) {
            Path file =
                    Files.createDirectories(repository.resolve(ends.getKey())).resolve(name);
            byte[] before = ends.getValue().apply(TEXTS.get(name)).getBytes(StandardCharsets.UTF_8);
            Files.write(file, before);
            try {
                byte[] patch = migrator(file).patch().bytes();
                Git.in(repository).apply(patch);
                assertThat(Files.readAllBytes(file)).as(ends.getKey()).isEqualTo(migrated(name, before));
            } catch (RefusedException e) {
                assertThatThrownBy(() -> migrated(name, before))
                        .as(ends.getKey())
                        .isInstanceOf(RefusedException.class);
                refused.add(ends.getKey());
            }
        }
        // JSON knows no mark at the beginning, TOML no line that ends with a carriage return alone
        assertThat(refused)
                .as("refused, by migrate too")
                .isSubsetOf("BOM", "CR")
                .hasSizeLessThan(2);
    }

    @Test
    void aPatchReadsAsOneOfGit() throws Exception {
        Path repository = repository();
        Path file = Files.writeString(repository.resolve("app.properties"), TEXTS.get("app.properties"));

        Patch patch = migrator(file).patch();

        assertThat(patch.directory()).isEqualTo(repository.toRealPath());
        assertThat(new String(patch.bytes(), StandardCharsets.UTF_8)).isEqualTo("""
                diff --git a/app.properties b/app.properties
                --- a/app.properties
                +++ b/app.properties
                @@ -1,5 +1,5 @@
                 # data
                -db.url=x
                +db.uri=x
                 db.user=y
                \s
                 a=1
                @@ -7,6 +7,6 @@
                 c=3
                 d=4
                 e=5
                -http.timeout=3000
                -legacy.flag=1
                +http.timeout=3s
                 legacy.other=2
                +zone=eu
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in front", "ärger", "quo\"te", "back\\slash", "tab\tbed", "-x", "a b/ c ", "日本"})
    void anyNameOfAFileOrAFolderIsQuotedAsGitDoes(String name) throws Exception {
        Path repository = repository();
        Path file = Files.createDirectories(repository.resolve(name)).resolve(name.charAt(0) + " app.properties");
        byte[] before = TEXTS.get("app.properties").getBytes(StandardCharsets.UTF_8);
        Files.write(file, before);

        Git.in(repository).apply(migrator(file).patch().bytes());

        assertThat(Files.readAllBytes(file)).isEqualTo(migrated("app.properties", before));
    }

    @Test
    void BYTES_aFileInAnotherEncodingThanThePatchOfItsNeighbourStaysInIt() throws Exception {
        Path repository = repository();
        Map<Path, byte[]> migrated = new LinkedHashMap<>();
        for (Charset charset : List.of(StandardCharsets.ISO_8859_1, StandardCharsets.UTF_8)) {
            byte[] before = "# für\ndb.url=ä\ny=ÿ\n".getBytes(charset);
            Path file = Files.write(repository.resolve(charset.name() + ".properties"), before);
            migrated.put(file, migrated(charset.name() + ".properties", before));
        }

        Patch patch = all(repository).patch();
        Git.in(repository).apply(patch.bytes());

        assertThat(migrated).allSatisfy((file, content) -> assertThat(file).hasBinaryContent(content));
    }

    private static Migrators all(Path folder) {
        return Migrators.of(
                FileSource.set(folder, "**/*.properties"),
                source -> Migrator.of(source).with(FIRST, SECOND));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "x-UTF-16LE-BOM"})
    void anEncodingThatGitTakesForNoTextIsRefused(String charset) throws Exception {
        Path file = directory.resolve("app.properties");
        Files.write(file, "db.url=x\n".getBytes(Charset.forName(charset)));

        assertThatThrownBy(() -> migrator(file).patch())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("holds zero bytes");
    }

    @Test
    void aFileOfWhichNothingIsLeftStaysAsAnEmptyOne() throws Exception {
        Path repository = repository();
        Path file = Files.writeString(repository.resolve("app.properties"), "legacy.flag=1\n");
        Migrator only = Migrator.of(FileSource.of(file)).with(FIRST).build();

        Git.in(repository).apply(only.patch().bytes());

        assertThat(file).isEmptyFile();
        assertThat(only.patch().isEmpty()).isTrue();
    }

    @Test
    void withoutAWorkTreeTheNamesBeginAtTheRoot() throws Exception {
        byte[] before = TEXTS.get("app.properties").getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("app.properties"), before);

        Patch patch = migrator(file).patch();

        assertThat(patch.directory()).isEqualTo(directory.toRealPath().getRoot());
        Git.in(patch.directory()).apply(patch.bytes());
        assertThat(Files.readAllBytes(file)).isEqualTo(migrated("app.properties", before));
    }

    @Test
    void aFileBelowTheWorkingDirectoryIsNamedFromThere() throws Exception {
        Path here = Path.of("").toRealPath();

        WorkTree place = WorkTree.of(Path.of("pom.xml"));

        assertThat(place.directory().resolve(place.name())).isEqualTo(here.resolve("pom.xml"));
    }

    @Test
    void aLinkIsPatchedWhereItLeadsTo() throws Exception {
        Path repository = repository();
        byte[] before = TEXTS.get("app.properties").getBytes(StandardCharsets.UTF_8);
        Path real =
                Files.write(Files.createDirectories(repository.resolve("real")).resolve("app.properties"), before);
        Path link = Files.createSymbolicLink(directory.resolve("app.properties"), real);

        Git.in(repository).apply(migrator(link).patch().bytes());

        assertThat(link).isSymbolicLink();
        assertThat(Files.readAllBytes(real)).isEqualTo(migrated("x.properties", before));
    }

    @Test
    void severalFilesAreOnePatchAndTheNextRunFindsWhatItDid() throws Exception {
        Path repository = repository();
        Path base = Files.writeString(repository.resolve("a.properties"), "db.url=x\n");
        Path deep = Files.writeString(
                Files.createDirectories(repository.resolve("conf.d")).resolve("b.properties"), "db.url=y\n");

        Patch patch = all(repository).patch();
        Git.in(repository).apply(patch.bytes());

        assertThat(base).hasContent("db.uri=x\nzone=eu\n");
        assertThat(deep).hasContent("db.uri=y\nzone=eu\n");
        assertThat(repository.resolve(".keyturn")).doesNotExist();
        assertThat(all(repository).patch().isEmpty()).isTrue();
        assertThat(all(repository).migrate().toString()).contains("its result was there already");
    }

    @Test
    void filesOfTwoWorkTreesAreNoOnePatch() throws Exception {
        for (String name : List.of("one", "two")) {
            Path repository = Files.createDirectories(directory.resolve(name));
            Git.in(repository).run("init", "-q");
            Files.writeString(repository.resolve("a.properties"), "db.url=x\n");
        }

        assertThatThrownBy(() -> all(directory).patch())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a patch is applied in one directory")
                .hasMessageContaining(directory.resolve("one").toRealPath().toString());
    }

    @Test
    void whatIsInTheWayInAnyFileIsToldOfAllAndThereIsNoPatch() throws Exception {
        Files.writeString(directory.resolve("a.properties"), "db.url=x\ndb.address=y\n");
        Files.writeString(directory.resolve("b.properties"), "db.url=x\ndb.address=y\n");

        assertThatThrownBy(() -> all(directory).patch())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a.properties:2")
                .hasMessageContaining("b.properties:2");
    }

    @Test
    void settingsThatAreNoFileHaveNoPatch() {
        Migrator migrator = Migrator.of(new MemorySource("memory", Settings.empty()))
                .journal(new MemoryJournal("journal"), new MemoryLock())
                .build();

        assertThatThrownBy(migrator::patch)
                .isInstanceOf(RefusedException.class)
                .hasMessage("memory: a patch cannot change these settings; expected settings in a file of text; safe to"
                        + " retry");
    }

    @Test
    void lookingAtAReadOnlyFileLeavesNothingBeside() throws Exception {
        Path folder = Files.createDirectories(directory.resolve("mount"));
        Path file = Files.writeString(folder.resolve("app.properties"), TEXTS.get("app.properties"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));

        Migrator migrator = migrator(file);
        assertThat(migrator.plan().migrations()).hasSize(2);
        assertThat(migrator.rehearse().hasPassed()).isTrue();
        assertThat(migrator.status().needsRun()).isTrue();
        assertThat(migrator.verify().hasPassed()).isTrue();
        assertThat(migrator.patch().isEmpty()).isFalse();
        assertThat(all(folder).plan().problems()).isEmpty();

        assertThat(folder.toFile().list()).containsExactly("app.properties");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void SECRECY_thePatchIsNotShownByAccident() throws Exception {
        Path file = Files.writeString(directory.resolve("app.properties"), "db.url=x\ndb.password=correct-horse\n");

        Patch patch = migrator(file).patch();

        assertThat(new String(patch.bytes(), StandardCharsets.UTF_8)).contains("correct-horse");
        assertThat(patch.toString()).doesNotContain("correct-horse").startsWith("a patch of ");
    }
}
