package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Pending;
import dev.keyturn.settings.RefusedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day on which a file is corrupt: what was there before the last run is put back, to the last byte. */
class RestoreTest {
    private static final byte[] BEFORE =
            "# kept as it is\r\ndb.url : x\r\n\r\n! odd \\u0041 spacing\n  a=1  ".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] CORRUPT = {'a', '=', '\\', 'u', '0', '0', 'x', '\n', (byte) 0xff, 0};

    private static final Migration MIGRATION = Migration.named("1-a")
            .owner("tests")
            .expect("a new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("ds.url")
            .build();

    @TempDir
    private Path directory;

    private Path file = Path.of("");

    @BeforeEach
    void aFileThatWasMigrated() throws IOException {
        file = directory.resolve("app.properties");
        Files.write(file, BEFORE);
        migrator().migrate();
    }

    private Migrator migrator() {
        return Migrator.of(FileSource.of(file)).with(MIGRATION).build();
    }

    @Test
    void BYTES_aCorruptFileIsPutBackAsItWas() throws IOException {
        Files.write(file, CORRUPT);
        assertThatThrownBy(() -> migrator().migrate()).isInstanceOf(RefusedException.class);
        assertThat(migrator().backups()).containsExactly("000001");

        migrator().restore("000001");

        assertThat(Files.readAllBytes(file)).isEqualTo(BEFORE);
    }

    @Test
    void whatWasAppliedSinceIsHeldUntilSomebodyAsksForIt() throws IOException {
        Files.write(file, CORRUPT);
        migrator().restore("000001");

        assertThat(migrator().migrate().hasChanged()).isFalse();
        assertThat(migrator().held()).containsExactly("1-a");
        assertThat(migrator().migrate(Pending.all().heldToo()).migrated()).containsExactly("1-a");
        assertThat(Files.readString(file)).contains("ds.url : x");
    }

    @Test
    void aFileThatIsGoneIsPutBackToo() throws IOException {
        Files.delete(file);

        migrator().restore("000001");

        assertThat(Files.readAllBytes(file)).isEqualTo(BEFORE);
    }

    @Test
    void aBackupThatIsDamagedLeavesTheCorruptFileAlone() throws IOException {
        Files.write(file, CORRUPT);
        Path backup = directory.resolve(".keyturn/app.properties/backups/000001.backup");
        String content = Files.readString(backup);
        Files.writeString(backup, content.substring(0, content.length() - 9));

        assertThatThrownBy(() -> migrator().restore("000001")).hasMessageContaining("the backup is damaged");
        assertThat(Files.readAllBytes(file)).isEqualTo(CORRUPT);
    }
}
