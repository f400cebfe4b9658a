package dev.keyturn.selftest.spi;

import dev.keyturn.journal.FileBackups;
import dev.keyturn.journal.MemoryBackups;
import dev.keyturn.spi.Backups;
import dev.keyturn.testkit.source.BackupsContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
    @Nested
    class InMemory implements BackupsContract {
        @Override
        public Backups backups() {
            return new MemoryBackups();
        }
    }

    @Nested
    class InFiles implements BackupsContract {
        @TempDir
        private Path directory;

        @Override
        public Backups backups() {
            return FileBackups.in(directory.resolve("backups"));
        }

        @Override
        public Optional<Backups> reopen(Backups backups) {
            return Optional.of(backups());
        }
    }
}
