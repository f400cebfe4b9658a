package dev.keyturn;

import dev.keyturn.journal.MemoryBackups;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Backups;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two places in memory, each with a journal, that settings go between. */
class Places {
    private MemoryJournal fileJournal = new MemoryJournal("file: journal");
    private MemoryJournal tableJournal = new MemoryJournal("table: journal");
    private final MemoryLock fileLock = new MemoryLock();
    private final MemoryLock tableLock = new MemoryLock();
    private MemorySource file = new MemorySource("file", Settings.empty());
    private MemorySource table = new MemorySource("table", Settings.empty());
    private List<Migration> migrations = List.of();
    private boolean hasKey = true;
    private Mode mode = Mode.MIGRATE;
    private Optional<Runnable> meddling = Optional.empty();
    private boolean isAtTable;
    private Optional<Backups> backups = Optional.empty();

    void given(String inFile, String inTable) {
        file = new MemorySource("file", Settings.of(Json.read(inFile.replace('\'', '"'), "file.json")));
        table = new MemorySource("table", Settings.of(Json.read(inTable.replace('\'', '"'), "table.json")));
    }

    void textOnlyTable() {
        table = new MemorySource("table", Settings.ofText(table().root()));
    }

    void flatTable() {
        table = new MemorySource("table", table(), Capabilities.flat());
    }

    void with(Migration... some) {
        migrations = List.of(some);
    }

    void mode(Mode other) {
        mode = other;
    }

    void forgetInTable() {
        tableJournal = new MemoryJournal("table: journal");
    }

    /** The last entries of the table's journal are lost. */
    void forgetInTable(int count) {
        tableJournal = without(tableJournal, count);
    }

    /** The last entries of the file's journal are lost. */
    void forgetInFile(int count) {
        fileJournal = without(fileJournal, count);
    }

    private static MemoryJournal without(MemoryJournal journal, int count) {
        List<Entry> entries = journal.read();
        MemoryJournal left = new MemoryJournal(journal.name());
        entries.subList(0, entries.size() - count).forEach(left::append);
        return left;
    }

    void keepBackups() {
        backups = Optional.of(new MemoryBackups());
    }

    void withoutKeyAtTheTable() {
        hasKey = false;
    }

    static Settings read(String json) {
        return Bench.read(json);
    }

    private static Settings settings(SettingsSource source) {
        return source.read(Selection.all()).settings();
    }

    Settings file() {
        return settings(file);
    }

    Settings table() {
        return settings(table);
    }

    void file(String key, Value value) {
        file.become(file().with(key, value));
    }

    void table(String key, Value value) {
        table.become(table().with(key, value));
    }

    void withoutInTable(String key) {
        table.become(table().without(Key.of(key)));
    }

    void emptyTable() {
        table.become(Settings.empty());
    }

    int entries() {
        return fileJournal.read().size() + tableJournal.read().size();
    }

    /** All that both journals hold. */
    String journals() {
        return Stream.concat(fileJournal.read().stream(), tableJournal.read().stream())
                .map(Entry::toJson)
                .collect(Collectors.joining("\n"));
    }

    /** Somebody does this just before the next write to the table. */
    void beforeWriteToTable(Runnable other) {
        meddling = Optional.of(other);
        isAtTable = true;
    }

    /** Somebody does this just before the next write to the file. */
    void beforeWriteToFile(Runnable other) {
        meddling = Optional.of(other);
        isAtTable = false;
    }

    /** A place that somebody else writes to as well. */
    private record Meddled(MemorySource place, Runnable before) implements SettingsSource {
        @Override
        public String name() {
            return place.name();
        }

        @Override
        public Snapshot read(Selection selection) {
            return place.read(selection);
        }

        @Override
        public Receipt write(String expectedRevision, Edit edit) {
            before.run();
            return place.write(expectedRevision, edit);
        }

        @Override
        public Capabilities capabilities() {
            return place.capabilities();
        }

        @Override
        public void close() {
            place.close();
        }
    }

    private SettingsSource meddled(MemorySource place) {
        return new Meddled(place, () -> {
            if ((place == table) == isAtTable) {
                Optional<Runnable> now = meddling;
                meddling = Optional.empty();
                now.ifPresent(Runnable::run);
            }
        });
    }

    private MigratorBuilder atFile() {
        return Migrator.of(meddled(file))
                .mode(mode)
                .with(migrations.toArray(Migration[]::new))
                .journal(fileJournal, fileLock)
                .key(new byte[32]);
    }

    private MigratorBuilder atTable() {
        MigratorBuilder builder = Migrator.of(meddled(table)).journal(tableJournal, tableLock);
        backups.ifPresent(builder::backups);
        return hasKey ? builder.key(new byte[32]) : builder;
    }

    Migrator fileMigrator() {
        return atFile().build();
    }

    Migrator tableMigrator(Migration... some) {
        return atTable().with(some).build();
    }

    Transfer transfer(String... keys) {
        return transfer(Transfer.of(keys));
    }

    Transfer everything() {
        return transfer(Transfer.ofEverything());
    }

    private Transfer transfer(TransferBuilder.NeedsName begun) {
        return begun.named("2026-11-db-to-table")
                .owner("payments")
                .from(atFile())
                .to(atTable())
                .build();
    }

    /** The same keys from the table to the file. */
    Transfer opposite(String... keys) {
        return Transfer.of(keys)
                .named("2026-12-table-to-file")
                .owner("payments")
                .from(atTable())
                .to(atFile())
                .build();
    }

    Transfer toItself() {
        return Transfer.of("db")
                .named("x")
                .owner("payments")
                .from(atFile())
                .to(atFile())
                .build();
    }
}
