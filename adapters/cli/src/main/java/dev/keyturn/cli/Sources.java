package dev.keyturn.cli;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.MigratorBuilder;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.FileSource;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what the arguments of a command name. */
final class Sources {
    private static final String JSON = ".json";
    private static final String PROPERTIES = ".properties";

    private Sources() {}

    static Migrator migrator(Path source, Optional<Path> migrations) {
        CodecRegistry codecs = CodecRegistry.load(Sources.class.getClassLoader());
        MigratorBuilder builder = Migrator.of(FileSource.of(source)).codecs(codecs);
        return migrations
                .map(path -> builder.with(migrations(path, codecs)))
                .orElse(builder)
                .build();
    }

    private static Migrations migrations(Path path, CodecRegistry codecs) {
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

    private static List<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw unreadable(path, new NoSuchFileException(path.toString()));
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> isMigration(file.toString())).sorted().toList();
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    private static boolean isMigration(String name) {
        return name.endsWith(JSON) || name.endsWith(PROPERTIES);
    }

    private static Migration migration(Path file, CodecRegistry codecs) {
        if (file.toString().endsWith(PROPERTIES)) {
            try (FileSource source = FileSource.of(file)) {
                return Migration.readText(source.read(Selection.all()).settings(), codecs);
            }
        }
        if (!file.toString().endsWith(JSON)) {
            throw new RefusedException(Problem.of(
                    Origin.of(file.toString()),
                    Key.root(),
                    "it is no migration",
                    "a file named *.json or *.properties"));
        }
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Migration.read(Settings.of(Json.read(text, file.toString())), codecs);
        } catch (IOException e) {
            throw unreadable(file, e);
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
