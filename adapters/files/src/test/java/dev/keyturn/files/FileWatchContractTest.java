package dev.keyturn.files;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.WatchContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;

/** A file is watched as the contract wants it, at the pace that programs get. */
class FileWatchContractTest implements WatchContract {
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
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(FileSource.of(Path.of(source.name())));
    }

    @Override
    public Optional<AutoCloseable> damage(SettingsSource source) throws IOException {
        Path file = Path.of(source.name());
        String content = Files.readString(file);
        Files.writeString(file, content + "level=twice\n");
        return Optional.of(() -> Files.writeString(file, content));
    }
}
