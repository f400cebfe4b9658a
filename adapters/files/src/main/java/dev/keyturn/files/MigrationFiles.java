package dev.keyturn.files;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Migrations in files, in any of the formats that settings may have. */
public final class MigrationFiles {
    private MigrationFiles() {}

    /**
     * The migration in a file, or all those in a directory, in the order of their ids. Files of a directory whose names end
     * like those of no format are left alone.
     *
     * @throws RefusedException with everything that is wrong with any of them, each with its place
     * @throws SourceException if they cannot be read
     */
    public static Migrations load(Path path, CodecRegistry codecs) {
        List<Migration> list = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Path file : files(path)) {
            try {
                list.add(migration(file, codecs));
            } catch (RefusedException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return Migrations.byId(list);
    }

    private static Migration migration(Path file, CodecRegistry codecs) {
        try (FileSource source = FileSource.of(file)) {
            Settings document = source.read(Selection.all()).settings();
            return document.isTextOnly() ? Migration.readText(document, codecs) : Migration.read(document, codecs);
        }
    }

    private static List<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw unreadable(path, new NoSuchFileException(path.toString()));
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file ->
                            Files.isRegularFile(file) && Formats.of(file).isPresent())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static SourceException unreadable(Path file, IOException e) {
        Problem problem = Problem.of(
                Origin.of(file.toString()),
                Key.root(),
                e instanceof NoSuchFileException
                        ? "there is no such file or directory"
                        : "the migrations cannot be read (" + e.getClass().getSimpleName() + ")",
                "a readable file or directory");
        return new SourceException(problem, true, true, e);
    }
}
