package dev.keyturn.selftest.engine;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.files.FileSource;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.MemoryLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** A file of settings on a drive, with its journal, its backups and its key beside it. */
final class FileBench {
    static final String FILE = "/etc/app.properties";
    static final String DIRECTORY = "/etc/.keyturn/app.properties";
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

    private FileBench() {}

    static Drive drive(String text) {
        Drive drive = new Drive();
        drive.put(FILE, text);
        return drive.settled();
    }

    static Migrator migrator(Drive drive, Migrations chain) {
        Path directory = drive.path(DIRECTORY);
        return Migrator.of(FileSource.of(drive.path(FILE)))
                .with(chain)
                .directory(directory)
                .journal(FileJournal.in(directory), new MemoryLock())
                .clock(CLOCK)
                .build();
    }

    /** The settings as they are in the file. */
    static String text(Contents contents) {
        String bytes = contents.all().getOrDefault(FILE, "(no file)");
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
