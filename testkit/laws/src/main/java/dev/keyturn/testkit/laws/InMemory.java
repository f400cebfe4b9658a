package dev.keyturn.testkit.laws;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import java.util.Optional;

/** Settings and their journal in memory, with the engine that works everywhere else. */
record InMemory(MemorySource source, MemoryJournal journal) {
    private static final int KEY_LENGTH = 32;

    static InMemory with(Settings settings) {
        return new InMemory(new MemorySource("settings", settings), new MemoryJournal("journal"));
    }

    Migrator migrator(Migrations chain) {
        return Migrator.of(source)
                .with(chain)
                .journal(journal, new MemoryLock())
                .key(new byte[KEY_LENGTH])
                .build();
    }

    /** Whether a migration found its result there: then the settings count as born with it, and stay so on the way back. */
    boolean isBorn() {
        return journal.read().stream()
                .anyMatch(entry -> entry.kind() == Entry.Kind.BASELINE
                        && entry.body().text("found").equals(Optional.of("result")));
    }

    Settings settings() {
        return source.read(Selection.all()).settings();
    }
}
