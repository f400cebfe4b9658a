package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would hinder a run that writes a file. */
class PreflightTest {
    @TempDir
    private Path directory;

    private List<String> found(Path file) {
        return FileSource.of(file).preflight(Settings.empty()).stream()
                .map(Problem::what)
                .toList();
    }

    @Test
    void anOrdinaryFileHasNothingInItsWay() throws IOException {
        assertThat(found(Files.writeString(directory.resolve("a.json"), "{}"))).isEmpty();
    }

    @Test
    void aFileThatEverybodyMayWriteIsTold() throws IOException {
        Path file = Files.writeString(directory.resolve("a.json"), "{}");
        assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"), "files here have no modes");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        assertThat(found(file)).containsExactly("everybody on this machine may write it");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(found(file)).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsTold() {
        assertThat(found(directory.resolve("a.json"))).contains("it cannot be looked at");
    }
}
