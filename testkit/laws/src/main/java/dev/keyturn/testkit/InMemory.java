package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;

/** Settings and their journal in memory, with the engine that works everywhere else. */
record InMemory(MemorySource source, MemoryJournal journal) {
    private static final int KEY_LENGTH = 32;

    static InMemory with(Settings settings) {
        return new InMemory(new MemorySource("settings", settings), new MemoryJournal("journal"));
    }

    Migrator migrator(Migration migration) {
        return migrator(Migrations.of(migration));
    }

    Migrator migrator(Migrations chain) {
        return Migrator.of(source)
                .with(chain)
                .journal(journal, new MemoryLock())
                .key(new byte[KEY_LENGTH])
                .build();
    }

    Settings settings() {
        return source.read(Selection.all()).settings();
    }
}
