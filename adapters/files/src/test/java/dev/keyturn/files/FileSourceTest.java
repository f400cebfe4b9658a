package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.StaleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
    private static final String BEFORE = """
            # The shop's settings.

            # where the data is
            db.url = jdbc:postgresql://db/shop
            db.user : shop
            ! milliseconds
            http.timeout=3000
            server.address=shop.example.org:8080
            legacy.flag=1
            text=a \\
                 b
            """;

    private static final Migration MIGRATION = Migration.named("2026-11-datasource")
            .owner("payments")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.enabled", true)
            .comment("new in 3.0")
            .build();

    @TempDir
    private Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("application.properties"), content);
    }

    private static Migrator migrator(Path file) {
        return Migrator.of(FileSource.of(file)).with(MIGRATION).build();
    }

    @Test
    void aMigrationChangesTheNamedPlacesAndNoOtherByte() throws IOException {
        Path file = file(BEFORE);

        migrator(file).migrate();

        assertThat(Files.readString(file))
                .isEqualTo(
                        BEFORE.replace("db.url = ", "datasource.url = ").replace("http.timeout=3000", "http.timeout=3s")
                                + "# new in 3.0\ncache.enabled=true\n");
    }

    @Test
    void whatWasEditedAfterTheMigrationIsThereAfterTheRollbackByAProgramThatDoesNotKnowTheMigration()
            throws IOException {
        Path file = file(BEFORE);
        migrator(file).migrate();
        Files.writeString(file, Files.readString(file).replace("http.timeout=3s", "http.timeout=5s"));

        Migrator.of(FileSource.of(file)).build().rollback(To.before("2026-11-datasource"));

        assertThat(Files.readString(file)).contains("db.url = jdbc:postgresql://db/shop\n", "http.timeout=5000\n");
        assertThat(Files.readString(file)).doesNotContain("cache.enabled", "datasource");
    }

    @Test
    void anEntryIsInsertedWhereTheNextOneIsRemoved() throws IOException {
        Path file = file("server.address=h:80\nlegacy.flag=1\nlast=1\n");
        Migration split = Migration.named("1-split")
                .owner("tests")
                .expect("two parts")
                .rollbackNote("safe")
                .split("server.address")
                .into("server.host", "server.port")
                .with(Codecs.hostPort())
                .remove("legacy.flag")
                .build();
        Migrator migrator = Migrator.of(FileSource.of(file)).with(split).build();

        migrator.migrate();
        assertThat(Files.readString(file)).isEqualTo("server.host=h\nserver.port=80\nlast=1\n");
        migrator.rollback(To.count(1));
        assertThat(Files.readString(file).lines())
                .containsExactlyInAnyOrder("server.address=h:80", "legacy.flag=1", "last=1");
    }

    @Test
    void aCommentDoesNotGoFromAKeyThatIsRemovedToOneThatIsAddedWithTheSameValue() throws IOException {
        Path file = file("# the old switch\nlegacy.flag=true\nlast=1\n");
        Migration migration = Migration.named("1-switch")
                .owner("tests")
                .expect("another switch")
                .rollbackNote("safe")
                .addDefault("cache.enabled", true)
                .comment("answers are kept")
                .remove("legacy.flag")
                .build();

        Migrator.of(FileSource.of(file)).with(migration).build().migrate();

        assertThat(Files.readString(file)).isEqualTo("last=1\n# answers are kept\ncache.enabled=true\n");
    }

    @Test
    void lineEndsOfTheFileAreKept() throws IOException {
        Path file = file(BEFORE.replace("\n", "\r\n"));

        migrator(file).migrate();

        assertThat(Files.readString(file).replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    @Test
    void theModeOfTheFileAndALinkToItAreKept() throws IOException {
        Path file = file(BEFORE);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(directory.resolve("link.properties"), file);

        migrator(link).migrate();

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
        assertThat(Files.readString(file)).contains("datasource.url");
        try (var files = Files.list(directory)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder(".keyturn", "application.properties", "link.properties");
        }
    }

    @Test
    void whatBelongsToTheJournalIsPrivate() throws IOException {
        Path file = file(BEFORE + "db.password=hunter2\n");

        migrator(file).migrate();

        Path kept = directory.resolve(".keyturn");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rwx------");
        Path entry = kept.resolve("application.properties/000001.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(entry)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(entry)).doesNotContain("hunter2");
    }

    @Test
    void aFileThatWasChangedSinceItWasReadIsNotWritten() throws IOException {
        Path file = file(BEFORE);
        try (FileSource source = FileSource.of(file)) {
            var snapshot = source.read(Selection.all());
            Settings changed = snapshot.settings().with("db.user", Value.of("other"));
            Files.writeString(file, BEFORE + "edited=1\n");

            assertThatThrownBy(() ->
                            source.write(snapshot.revision(), Edit.of(Changes.between(snapshot.settings(), changed))))
                    .isInstanceOf(StaleException.class);
        }
        assertThat(Files.readString(file)).isEqualTo(BEFORE + "edited=1\n");
    }

    @Test
    void aDirectoryIsRefusedWithAMessage() {
        assertThatThrownBy(() -> FileSource.of(Files.createDirectory(directory.resolve("x.properties")))
                        .read(Selection.all()))
                .hasMessageContaining("it is no regular file; expected a file with settings; safe to retry");
    }

    @Test
    void aFileOfAnUnknownFormatIsRefused() {
        assertThatThrownBy(() -> FileSource.of(Path.of("settings.xyz")))
                .hasMessage(
                        "settings.xyz: the name of the file does not tell its format; expected one of .properties, .json,"
                                + " .jsonc, .conf, .toml, .yaml, .yml, .env; safe to retry");
    }

    @Test
    void aKeyThatIsSetTwiceIsRefused() throws IOException {
        Path file = file("a=1\nb=2\na=3\n");

        assertThatThrownBy(() -> FileSource.of(file).read(Selection.all()))
                .hasMessage(file + ":3:1: a: it is set in line 1 already; expected each key once; safe to retry");
    }

    @Test
    void everyRenameOfManyIsOneLineOfDifference() throws IOException {
        Path file = file(BEFORE);
        List<String> before = BEFORE.lines().toList();

        migrator(file).migrate();

        List<String> after = Files.readString(file).lines().toList();
        assertThat(after.stream().filter(line -> !before.contains(line))).hasSize(4);
    }
}
