package dev.keyturn.files;

import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Opens files, for whoever finds it by ServiceLoader; programs call {@link FileSource#of}. */
public final class FileProvider implements SourceProvider {
    @Override
    public Optional<SettingsSource> open(URI address) {
        return "file".equals(address.getScheme()) ? Optional.of(FileSource.of(Path.of(address))) : Optional.empty();
    }
}
