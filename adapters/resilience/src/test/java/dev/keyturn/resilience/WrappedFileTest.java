package dev.keyturn.resilience;

import dev.keyturn.files.FileSource;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** The contracts of a source over a file, wrapped. */
class WrappedFileTest implements SettingsSourceContract, MigratorContract {
    @TempDir
    private Path directory;

    private static SettingsSource wrapped(Path file) {
        return Resilient.of(FileSource.of(file)).policy(Quick.POLICY).wrap();
    }

    @Override
    public SettingsSource source(Settings initial) throws IOException {
        Path place = Files.createTempDirectory(directory, "place");
        return wrapped(Files.writeString(place.resolve("settings.json"), Json.exact(initial.root())));
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(wrapped(Path.of(source.name())));
    }
}
