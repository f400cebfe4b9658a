package dev.keyturn.testkit;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Settings of files, for {@link MigrationContract#samples}: read as a program reads them, with {@code keyturn-files}. */
public final class Samples {
    private Samples() {}

    /** The settings in each of these files; of a folder, in each file that is in it. */
    public static List<Settings> of(String... paths) {
        return Stream.of(paths)
                .map(Path::of)
                .flatMap(Samples::files)
                .map(Samples::read)
                .toList();
    }

    private static Stream<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw new AssertionError(path + ": it is not there; expected a file with settings, or a folder of some");
        }
        if (!Files.isDirectory(path)) {
            return Stream.of(path);
        }
        try (Stream<Path> inside = Files.list(path)) {
            return inside.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Settings read(Path file) {
        try (SettingsSource source = OpenedFile.of(file)) {
            return source.read(Selection.all()).settings();
        }
    }
}
