package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.settings.RefusedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that cannot be edited exactly, which only the edit itself finds out. */
class RefusedWriteTest {
    private static final String TEXT = "born = 1979-05-27\nname = \"x\"\n";

    @TempDir
    private Path directory;

    @Test
    void leavesTheFileAndNeitherAnEntryNorABackup() throws IOException {
        Path file = Files.writeString(directory.resolve("settings.toml"), TEXT);
        Migrator migrator = Migrator.of(FileSource.of(file))
                .with(Migration.named("1-a")
                        .owner("tests")
                        .expect("born is gone")
                        .rollbackNote("safe")
                        .remove("born")
                        .build())
                .build();

        assertThatThrownBy(migrator::migrate)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it is a date");

        assertThat(file).hasContent(TEXT);
        assertThat(migrator.backups()).isEmpty();
        assertThat(migrator.history().toString()).doesNotContain("1-a");
    }
}
