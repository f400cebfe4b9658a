package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.To;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.source.FaultySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents of one file that are written by several, killed, restored, and turned into other documents. */
class DocumentSafetyTest {
    private static final String YAML = DocumentMigrationTest.YAML;
    private static final Migration MIGRATION = DocumentMigrationTest.MIGRATION;

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private static Migrator migrator(FileSource source) {
        return Migrator.of(source).with(MIGRATION).build();
    }

    @Test
    void anEditThatWouldMakeItAnotherDocumentIsRefusedBeforeTheJournalSaysAnything() throws IOException {
        Path file = file("application.yaml", YAML);
        FileSource prod = FileSource.of(file).document("prod");
        Migration other = Migration.named("1-other")
                .owner("tests")
                .expect("another profile")
                .rollbackNote("safe")
                .set("\"spring.config.activate.on-profile\"", Value.of("live"))
                .build();

        assertThatThrownBy(() -> Migrator.of(prod).with(other).build().migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the edit would change which document of the file this is");

        assertThat(Files.readString(file)).isEqualTo(YAML);
        assertThat(FileJournal.in(prod.directory()).read()).isEmpty();
    }

    @Test
    void anEditThatWouldMakeOneOfTwoDocumentsIsRefused() throws IOException {
        String text =
                "a=1\n#---\nlegacy.flag=1\n# about b\nb=1\n"; // Spring takes a comment there for the end of the second
        Path file = file("application.properties", text);

        assertThatThrownBy(() -> migrator(FileSource.of(file).document(2)).migrate())
                .hasMessageContaining("the edit would change which document of the file this is");
        assertThat(Files.readString(file)).isEqualTo(text);
    }

    @Test
    void CRASH_aDocumentWhoseRunWasKilledIsFinishedAndTheOthersAreNotTouchedByThat() throws IOException {
        for (boolean isWritten : new boolean[] {false, true}) {
            Path file = Files.writeString(
                    Files.createDirectory(directory.resolve("killed" + isWritten))
                            .resolve("application.yaml"),
                    YAML);
            FileSource prod = FileSource.of(file).document("prod");
            FileSource base = FileSource.of(file).document("base");

            FaultySource dying = FaultySource.of(prod);
            if (isWritten) {
                dying.onWrite(1).isKilledWhenDone();
            } else {
                dying.onWrite(1).isKilled();
            }

            assertThatThrownBy(() -> Migrator.of(dying).with(MIGRATION).build().migrate())
                    .isInstanceOf(FaultySource.Killed.class);
            assertThat(kinds(prod)).containsExactly(Entry.Kind.INTENT);
            migrator(base).migrate();
            assertThat(kinds(base)).containsExactly(Entry.Kind.INTENT, Entry.Kind.APPLIED);
            assertThat(kinds(prod)).containsExactly(Entry.Kind.INTENT);
            migrator(prod).migrate(Pending.all());

            assertThat(kinds(prod))
                    .containsExactlyElementsOf(
                            isWritten
                                    ? List.of(Entry.Kind.INTENT, Entry.Kind.APPLIED)
                                    : List.of(
                                            Entry.Kind.INTENT,
                                            Entry.Kind.DISCARDED,
                                            Entry.Kind.INTENT,
                                            Entry.Kind.APPLIED));
            migrator(base).rollback(To.count(1));
            migrator(prod).rollback(To.count(1));
            assertThat(Files.readString(file)).isEqualTo(YAML);
        }
    }

    private static List<Entry.Kind> kinds(FileSource source) {
        return FileJournal.in(source.directory()).read().stream()
                .map(Entry::kind)
                .toList();
    }

    @Test
    void CAS_aDocumentIsStaleWhereItWasChangedAndNotWhereAnotherOneWas() throws IOException {
        Path file = file("application.yaml", YAML);
        FileSource prod = FileSource.of(file).document("prod");
        FileSource base = FileSource.of(file).document("base");
        Snapshot before = prod.read(Selection.all());
        Edit edit = edit(before, "b: url");
        Snapshot other = base.read(Selection.all());

        base.write(other.revision(), edit(other, "a: other"));
        prod.write(before.revision(), edit);

        assertThat(Files.readString(file))
                .isEqualTo(YAML.replace("url: a", "url: \"a: other\"").replace("url: b", "url: \"b: url\""));
        assertThatThrownBy(() -> prod.write(before.revision(), edit)).isInstanceOf(StaleException.class);
        Files.writeString(file, "a: 1\n");
        assertThatThrownBy(() -> prod.write(before.revision(), edit)).isInstanceOf(StaleException.class);
    }

    private static Edit edit(Snapshot before, String url) {
        Settings after = before.settings().with(Key.of("db.url"), Value.of(url));
        return Edit.of(Changes.between(before.settings(), after));
    }

    @Test
    void aBackupOfADocumentPutsThatDocumentBackAndNoOther() throws IOException {
        Path file = file("application.yaml", YAML);
        migrator(FileSource.of(file).document("base")).migrate();
        String before = Files.readString(file);
        Migrator prod = migrator(FileSource.of(file).document("prod"));
        prod.migrate();

        prod.restore("000001");

        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void aBackupDoesNotOverwriteAFileInWhichItsDocumentIsNotFound() throws IOException {
        Path file = file("application.yaml", YAML);
        Migrator prod = migrator(FileSource.of(file).document("prod"));
        prod.migrate();
        Files.writeString(file, "a: 1\n---\nspring.profiles: {\n");

        assertThatThrownBy(() -> prod.restore("000001")).isInstanceOf(RefusedException.class);

        assertThat(Files.readString(file)).isEqualTo("a: 1\n---\nspring.profiles: {\n");
    }

    @Test
    void theFirstDocumentGoesOnWithTheHistoryOfTheFileThatItWas() throws IOException {
        String alone = "db:\n  url: a\n";
        Path file = file("application.yaml", alone);
        migrator(FileSource.of(file)).migrate();
        Files.writeString(file, Files.readString(file) + "---\nb: 1\n");

        Migrator base = migrator(FileSource.of(file).document("base"));

        assertThat(base.migrate().hasChanged()).isFalse();
        base.rollback(To.count(1));
        assertThat(Files.readString(file)).isEqualTo(alone + "---\nb: 1\n");
    }
}
