package dev.keyturn.files;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.MigratorContract;
import dev.keyturn.testkit.SettingsSourceContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A .properties file is a source as the contracts want it. */
class PropertiesContractTest implements SettingsSourceContract, MigratorContract {
    @TempDir
    private Path directory;

    @Override
    public SettingsSource source(Settings initial) throws IOException {
        StringBuilder lines = new StringBuilder();
        initial.forEach((key, value) ->
                lines.append(key).append('=').append(((Text) value).text()).append('\n'));
        Path folder = Files.createTempDirectory(directory, "source");
        return FileSource.of(Files.writeString(folder.resolve("app.properties"), lines));
    }

    @Override
    public int rounds() {
        return 5; // each write waits for the disk
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(FileSource.of(Path.of(source.name())));
    }
}
