package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** A copy of a fixture, in a folder that is gone afterwards, as a source with a journal beside it. */
final class FixtureCopy {
    private final Path fixture;
    private final Path file;
    private final SettingsSource source;
    private final Migration migration;

    private FixtureCopy(Path fixture, Path file, SettingsSource source, Migration migration) {
        this.fixture = fixture;
        this.file = file;
        this.source = source;
        this.migration = migration;
    }

    /**
     * Does something with a copy of a fixture.
     *
     * @param content what is in the copy, whatever the fixture holds
     * @throws AssertionError if it is refused, with the reason
     */
    static <T> T of(
            MigrationFixtures contract,
            Migration migration,
            Path fixture,
            byte[] content,
            Function<FixtureCopy, T> work) {
        Path folder = folder();
        Path file = folder.resolve(fixture.getFileName());
        try {
            Files.write(file, content);
            try (SettingsSource source = contract.open(file)) {
                return work.apply(new FixtureCopy(fixture, file, source, migration));
            }
        } catch (RefusedException refused) {
            throw new AssertionError(told(String.valueOf(refused.getMessage()), file, fixture), refused);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("keyturn-fixture").toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Migrator migrator() {
        return Migrator.of(source)
                .with(migration)
                .directory(file.resolveSibling("journal"))
                .withoutBackups()
                .withoutLog()
                .build();
    }

    SettingsSource source() {
        return source;
    }

    Settings settings() {
        return source.read(Selection.all()).settings();
    }

    byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the source says of itself, with the name of the fixture: that of the copy is nowhere to be found. */
    String told(String text) {
        return told(text, file, fixture);
    }

    private static String told(String text, Path file, Path fixture) {
        return text.replace(file.toString(), fixture.toString());
    }
}
