package dev.keyturn.cli;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that a command writes. What is there is replaced. */
final class OutFile {
    private OutFile() {}

    static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    static SourceException failed(Path file, IOException e) {
        Problem problem = Problem.of(
                Origin.of(file.toString()),
                Key.root(),
                e instanceof NoSuchFileException ? "there is no such folder" : "it cannot be written",
                "a folder that is there, may be written, and has room for it");
        return new SourceException(problem, true, true, e);
    }
}
