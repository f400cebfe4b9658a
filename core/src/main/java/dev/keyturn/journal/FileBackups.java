package dev.keyturn.journal;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.Backups;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Backups in a directory, one file each, which nobody but its owner reads. */
public final class FileBackups implements Backups {
    private static final String ENDING = ".backup";

    private final Path directory;

    private FileBackups(Path directory) {
        this.directory = directory;
    }

    /** The backups in a directory, which is made with the first one. */
    public static FileBackups in(Path directory) {
        return new FileBackups(directory);
    }

    private Path file(String name) {
        return directory.resolve(name + ENDING);
    }

    @Override
    public String name() {
        return directory.toString();
    }

    @Override
    public void put(String name, String content) {
        Path unfinished = directory.resolve(name + PrivateFiles.UNFINISHED);
        try {
            PrivateFiles.directories(directory);
            Files.deleteIfExists(unfinished);
            PrivateFiles.write(unfinished, content.getBytes(StandardCharsets.UTF_8));
            Files.move(unfinished, file(name), StandardCopyOption.ATOMIC_MOVE);
            PrivateFiles.sync(directory);
        } catch (IOException e) {
            throw failure(
                    file(name),
                    "the backup cannot be written",
                    "a directory that can be written, and room on the disk",
                    e);
        }
    }

    @Override
    public Optional<String> get(String name) {
        try {
            return Optional.of(new String(Files.readAllBytes(file(name)), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw failure(file(name), "the backup cannot be read", "a readable file", e);
        }
    }

    @Override
    public List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw failure(directory, "the backups cannot be listed", "a readable directory", e);
        }
    }

    @Override
    public void remove(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw failure(file(name), "the backup cannot be removed", "a directory that can be written", e);
        }
    }

    @Override
    public void sweep() {
        try {
            PrivateFiles.sweep(directory);
        } catch (IOException e) {
            throw failure(
                    directory, "what a killed run left behind cannot be removed", "a directory that can be written", e);
        }
    }

    private static SourceException failure(Path file, String what, String expected, IOException e) {
        return new SourceException(
                Problem.of(
                        Origin.of(file.toString()),
                        Key.root(),
                        what + " (" + e.getClass().getSimpleName() + ")",
                        expected),
                false,
                true,
                e);
    }
}
