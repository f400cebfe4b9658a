package dev.keyturn.testkit.source;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.FileLock;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.LivesInFiles;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import java.util.Optional;

/** A source with its journal and its lock, which outlive the migrators that use them. */
record Workplace(SettingsSource source, Journal journal, Lock lock) implements AutoCloseable {
    private static final int KEY_LENGTH = 32;

    static Workplace of(SettingsSource source) {
        Optional<Workplace> inFiles = source.ability(LivesInFiles.class)
                .map(files ->
                        new Workplace(source, FileJournal.in(files.directory()), FileLock.in(files.lockDirectory())));
        Optional<Workplace> inStore =
                source.ability(HoldsJournal.class).map(holds -> new Workplace(source, holds.journal(), holds.lock()));
        return inFiles.or(() -> inStore)
                .orElseGet(() -> new Workplace(source, new MemoryJournal("journal"), new MemoryLock()));
    }

    /** A migrator as each run makes it anew. */
    Migrator migrator(Migration... migrations) {
        return Migrator.of(source)
                .with(migrations)
                .journal(journal, lock)
                .key(new byte[KEY_LENGTH])
                .withoutLog()
                .build();
    }

    @Override
    public void close() {
        journal.close();
        source.close();
    }
}
