package dev.keyturn.selftest.spi;

import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.spi.Journal;
import dev.keyturn.testkit.source.JournalContract;
import java.util.Optional;

class MemoryJournalTest implements JournalContract {
    @Override
    public Journal journal() {
        return new MemoryJournal("journal");
    }

    @Override
    public Optional<Journal> reopen(Journal journal) {
        return Optional.of(journal);
    }
}
