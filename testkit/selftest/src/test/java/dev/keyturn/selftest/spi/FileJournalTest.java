package dev.keyturn.selftest.spi;

import dev.keyturn.journal.FileJournal;
import dev.keyturn.spi.Journal;
import dev.keyturn.testkit.source.JournalContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

class FileJournalTest implements JournalContract {
    @TempDir
    private Path directory;

    @Override
    public Journal journal() {
        return FileJournal.in(directory.resolve("journal"));
    }

    @Override
    public Optional<Journal> reopen(Journal journal) {
        return Optional.of(journal());
    }
}
