package dev.keyturn.selftest.engine;

import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.files.FileSource;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A file of settings on a drive, with its journal, its backups and its key beside it.
 *
 * @param name the name of the file
 * @param before the text in it at first
 * @param hasLinks whether a file on the drive can have two names
 */
record FileBench(String name, String before, boolean hasLinks) {
    static final FileBench PROPERTIES = new FileBench("app.properties", Chains.BEFORE, true);
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);

    FileBench withoutLinks() {
        return new FileBench(name, before, false);
    }

    String file() {
        return "/etc/" + name;
    }

    String directory() {
        return "/etc/.keyturn/" + name;
    }

    /** A drive with the file as it is at first. */
    Drive drive() {
        Drive drive = new Drive();
        drive.put(file(), before);
        return on(drive.now());
    }

    /** A drive on whose platter all this is. */
    Drive on(Contents contents) {
        return on(new Contents(contents), List.of());
    }

    /** A drive that a program that was killed did these things to. */
    Drive on(Contents contents, List<Operation> operations) {
        Drive drive = new Drive(contents, operations);
        return hasLinks ? drive : drive.withoutLinks();
    }

    Migrator migrator(Drive drive, Migrations chain) {
        Path directory = drive.path(directory());
        return Migrator.of(FileSource.of(drive.path(file())))
                .with(chain)
                .directory(directory)
                .journal(FileJournal.in(directory), new MemoryLock())
                .clock(CLOCK)
                .build();
    }

    FileJournal journal(Drive drive) {
        return FileJournal.in(drive.path(directory()));
    }

    Settings settings(Contents contents) {
        return FileSource.of(on(contents).path(file())).read(Selection.all()).settings();
    }

    /** The settings as they are in the file. */
    String text(Contents contents) {
        String bytes = contents.all().getOrDefault(file(), "(no file)");
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return hasLinks ? name : name + " without hard links";
    }
}
