package dev.keyturn.benchmarks;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A journal with so many entries, two for each migration, and the settings that came of it. What a migration does is small,
 * as it is in practice: three steps on three keys. The first thousand entries are the engine's; the rest tells the same
 * again under other ids, because half a million writes would take too long.
 *
 * @param migrations what was migrated to begin with
 * @param settings the settings after that
 */
record ManyEntries(Migrations migrations, Settings settings) {
    private static final int REAL = 1000;

    static ManyEntries in(Path directory, int entries) throws IOException {
        Migrations all = migrations(REAL / 2);
        MemorySource source = new MemorySource("app", before(REAL / 2));
        MemoryJournal journal = new MemoryJournal("journal");
        Migrator.of(source).with(all).journal(journal, new MemoryLock()).build().migrate();
        List<Entry> real = journal.read();
        String parent = "";
        for (int number = 1; number <= entries; number++) {
            Entry entry = again(real.get((number - 1) % REAL), number, parent);
            parent = entry.checksum();
            String name = String.format(Locale.ROOT, "%06d.json", number);
            Files.writeString(directory.resolve(name), entry.toJson() + "\n");
        }
        return new ManyEntries(all, source.read(Selection.all()).settings());
    }

    private static Entry again(Entry real, int number, String parent) {
        boolean isAnnounced = real.kind() == Entry.Kind.INTENT;
        Table body = isAnnounced && number > REAL
                ? real.body().with("id", Value.of("%06d-change".formatted(number)))
                : isAnnounced ? real.body() : real.body().with("of", Value.of(number - 1));
        return new Entry(number, parent, real.time(), real.kind(), body);
    }

    private static Migrations migrations(int count) {
        List<Migration> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(Migration.named("%06d-change".formatted(i))
                    .owner("benchmarks")
                    .expect("the service reads part%d.url".formatted(i))
                    .rollbackNote("safe at any time; edits made since are carried back")
                    .rename("old.url%d".formatted(i))
                    .to("part%d.url".formatted(i))
                    .addDefault("part%d.enabled".formatted(i), true)
                    .remove("legacy.flag%d".formatted(i))
                    .build());
        }
        return Migrations.inListedOrder(all);
    }

    private static Settings before(int count) {
        Table.Builder old = Table.builder();
        Table.Builder legacy = Table.builder();
        for (int i = 0; i < count; i++) {
            old.put("url" + i, Value.of("jdbc:h2:mem:part" + i));
            legacy.put("flag" + i, Value.of(i));
        }
        return Settings.of(Table.empty().with("old", old.build()).with("legacy", legacy.build()));
    }
}
