package dev.keyturn.cli;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a command writes beside the settings, because it was told to. */
final class OutFile {
    private OutFile() {}

    /** Whatever was there is replaced. */
    static void write(Path file, byte[] content) {
        written(file, content);
    }

    /** What is there stays: somebody may have worked on it. */
    static void writeNew(Path file, String document) {
        written(
                file,
                document.getBytes(StandardCharsets.UTF_8),
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE);
    }

    private static void written(Path file, byte[] content, OpenOption... how) {
        try {
            Files.write(file, content, how);
        } catch (FileAlreadyExistsException e) {
            throw new SourceException(
                    problem(file, "there is a file already", "a name that no file has")
                            .hint("it was left as it is"),
                    false,
                    true,
                    e);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    static SourceException failed(Path file, IOException e) {
        Problem problem = problem(
                file,
                e instanceof NoSuchFileException ? "there is no such folder" : "it cannot be written",
                "a folder that is there, may be written, and has room for it");
        return new SourceException(problem, true, true, e);
    }

    private static Problem problem(Path file, String what, String expected) {
        return Problem.of(Origin.of(file.toString()), Key.root(), what, expected);
    }
}
