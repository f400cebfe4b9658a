package dev.keyturn;

import dev.keyturn.internal.secret.KeyFile;
import dev.keyturn.journal.FileBackups;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.FileLock;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.journal.SourceJournal;
import dev.keyturn.journal.SourceLock;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What journals, locks, backups and the key file say when something is wrong, each provoked, word for word. */
class FileProblemsTest {
    private final Provoked provoked = new Provoked();
    private final MemorySource source =
            new MemorySource("app", Settings.empty().with("a", Value.of("x")).with("password", Value.of("hunter2")));

    @TempDir
    Path folder;

    private Path directory = Path.of("");
    private Path file = Path.of("");

    @BeforeEach
    void aDirectoryAndAFileWhereADirectoryShouldBe() throws IOException {
        directory = Files.createDirectory(folder.resolve("keyturn"));
        file = Files.writeString(folder.resolve("file"), "no directory");
    }

    private void check(String name) {
        String page = provoked.toString()
                .replace(folder.toString(), "…")
                .replaceAll("\\((\\w+Exception)\\)", "(reason)")
                .replaceAll("it has been for \\d+ s", "it has been for 0 s");
        Golden.check(name, page);
    }

    private static Entry note(long number, String parent, String says) {
        return new Entry(
                number, parent, Instant.EPOCH, Entry.Kind.NOTE, Table.empty().with("says", Value.of(says)));
    }

    private Path entry(int number) {
        return directory.resolve("00000" + number + ".json");
    }

    private FileJournal threeEntries() throws IOException {
        for (int number = 1; number <= 3; number++) {
            Files.deleteIfExists(entry(number));
        }
        FileJournal journal = FileJournal.in(directory);
        Entry one = note(1, "", "one");
        Entry two = note(2, one.checksum(), "two");
        journal.append(one);
        journal.append(two);
        journal.append(note(3, two.checksum(), "three"));
        return journal;
    }

    @Test
    void ofJournals() throws Exception {
        FileJournal journal = threeEntries();
        provoked.refused("another run has appended", () -> journal.append(note(3, "", "late")));
        provoked.refused("an entry is gone while a run appends", () -> journal.append(note(5, "", "early")));
        Files.delete(entry(2));
        provoked.refused("an entry is missing", journal::read);
        threeEntries();
        Files.delete(entry(3));
        journal.append(note(3, "of another branch", "three"));
        provoked.refused("two branches were merged", journal::read);
        threeEntries();
        Files.writeString(entry(2), Files.readString(entry(2)).replace("two", "too"));
        provoked.refused("an entry was edited", journal::read);
        threeEntries();
        Files.writeString(entry(2), "<<<<<<< ours\n" + Files.readString(entry(2)));
        provoked.refused("an entry holds marks of a merge", journal::read);
        threeEntries();
        Files.write(entry(2), new byte[] {(byte) 0xff, (byte) 0xfe});
        provoked.refused("an entry is no text", journal::read);
        provoked.refused("the directory is a file", () -> FileJournal.in(file).read());
        provoked.refused(
                "the directory cannot be made",
                () -> FileJournal.in(file.resolve("below")).append(note(1, "", "one")));
        Files.createDirectories(directory.resolve("000009.json.unfinished").resolve("full"));
        provoked.refused("what is left of a killed run cannot be removed", journal::sweep);
        provoked.refused("another run has appended in memory", () -> {
            Journal memory = new MemoryJournal("journal");
            memory.append(note(1, "", "one"));
            memory.append(note(1, "", "late"));
        });
        provoked.refused("another run has appended in a source", () -> {
            Journal inSource = SourceJournal.in(new MemorySource("table", Settings.empty()));
            inSource.append(note(1, "", "one"));
            inSource.append(note(1, "", "late"));
        });
        provoked.refused(
                "entries are gone from a source",
                () -> SourceJournal.in(new MemorySource("table", Settings.empty()))
                        .append(note(2, "", "two")));
        provoked.refused(
                "the settings were changed since they were read",
                () -> source.write("another", Edit.of(Changes.between(Settings.empty(), Settings.empty()))));
        check("problems-journal.txt");
    }

    @Test
    void ofLocks() throws Exception {
        SourceLock inSource = SourceLock.in(new MemorySource("table", Settings.empty()));
        for (Lock lock : new Lock[] {new MemoryLock(), FileLock.in(directory), inSource}) {
            Lock.Held held = lock.acquire(Duration.ZERO, "process 7 since 2026-11-21T03:00:00Z");
            provoked.refused(
                    "another run holds the " + lock.getClass().getSimpleName(),
                    () -> lock.acquire(Duration.ofMillis(5), "process 8"));
            held.close();
        }
        provoked.refused(
                "the lock cannot be taken",
                () -> FileLock.in(file.resolve("below")).acquire(Duration.ZERO, "process 8"));
        check("problems-lock.txt");
    }

    private MigratorBuilder builder() {
        Migration migration = Migration.named("1-a")
                .owner("tests")
                .expect("more")
                .rollbackNote("safe")
                .rename("a")
                .to("b")
                .build();
        return Migrator.of(source).with(migration).directory(directory);
    }

    @Test
    void ofBackups() throws Exception {
        builder().build().migrate();
        Path backup = directory.resolve("backups").resolve("000001.backup");
        provoked.refused("there is no such backup", () -> builder().build().restore("000009"));
        provoked.refused(
                "no backups are kept", () -> builder().withoutBackups().build().restore("000001"));
        Files.delete(directory.resolve("key"));
        provoked.refused("the key of a backup is lost", () -> builder().build().restore("000001"));
        Files.writeString(backup, Files.readString(backup).replace("time", "tine"));
        provoked.refused("a backup was edited", () -> builder().build().restore("000001"));
        FileBackups nowhere = FileBackups.in(file);
        provoked.refused("a backup cannot be written", () -> nowhere.put("000001", "{}"));
        provoked.refused("a backup cannot be read", () -> nowhere.get("000001"));
        provoked.refused("the backups cannot be listed", nowhere::names);
        Files.createDirectories(directory.resolve("backups/000008.backup/full"));
        provoked.refused(
                "a backup cannot be removed",
                () -> FileBackups.in(directory.resolve("backups")).remove("000008"));
        check("problems-backups.txt");
    }

    @Test
    void ofKeys() throws Exception {
        Path key = directory.resolve("key");
        provoked.refused("the key cannot be written", () -> new KeyFile(file.resolve("key")).orMake());
        provoked.refused("a new key cannot be written", () -> new KeyFile(file.resolve("key")).rotate());
        Files.writeString(key, "");
        provoked.refused("the key file is empty", () -> new KeyFile(key).existing());
        Files.writeString(key, "not a key\n");
        provoked.refused("the key file holds something else", () -> new KeyFile(key).existing());
        provoked.refused("a run finds that", () -> builder().build().migrate());
        provoked.refused(
                "a given key is to be changed",
                () -> builder().key(new byte[32]).build().rotateKey());
        provoked.refused(
                "there is no key to change",
                () -> Migrator.of(source)
                        .journal(new MemoryJournal("journal"), new MemoryLock())
                        .build()
                        .rotateKey());
        check("problems-key.txt");
    }
}
