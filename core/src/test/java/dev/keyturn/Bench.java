package dev.keyturn;

import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;

/** A source in memory with a journal, and a few words to tell what happens to it. */
class Bench {
    final MemoryJournal journal = new MemoryJournal("journal");
    final MemoryLock lock = new MemoryLock();
    MemorySource source = new MemorySource("app", Settings.empty());

    static Steps named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    void given(String json) {
        source = new MemorySource("app", Settings.of(Json.read(json.replace('\'', '"'), "app.json")));
    }

    void givenText(String json) {
        source = new MemorySource("app", Settings.ofText(Json.read(json.replace('\'', '"'), "app.json")));
    }

    Settings settings() {
        return source.read(Selection.all()).settings();
    }

    void edit(String key, Value value) {
        source.become(settings().with(key, value));
    }

    Migrator migrator(Migration... migrations) {
        return Migrator.of(source)
                .with(migrations)
                .journal(journal, lock)
                .key(new byte[32])
                .build();
    }

    static Settings read(String json) {
        return Settings.of(Json.read(json.replace('\'', '"'), "expected.json"));
    }
}
