package dev.keyturn.testkit.laws;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import java.util.List;

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
                .withoutLog()
                .build();
    }

    /**
     * Whether a migration found its result there, or nothing to do in what it is about: then the settings count as born with
     * it, and come back in the old shape.
     */
    boolean isBorn(Trial trial) {
        List<KeyPattern> writes = Edits.writes(trial.subject());
        boolean isAboutSome = trial.old().keys().stream().anyMatch(key -> Edits.touches(writes, key));
        return journal.read().stream()
                .filter(entry -> entry.kind() == Entry.Kind.BASELINE)
                .map(entry -> entry.body().text("found").orElse(""))
                .anyMatch(found -> found.equals("result") || (found.equals("nothing") && isAboutSome));
    }

    Settings settings() {
        return source.read(Selection.all()).settings();
    }
}
