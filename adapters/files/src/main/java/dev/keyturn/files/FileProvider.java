package dev.keyturn.files;

import dev.keyturn.spi.AddressOptions;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import dev.keyturn.spi.format.SettingsFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Opens files, for whoever finds it by ServiceLoader; programs call {@link FileSource#of}. {@code file:config/app.yaml} is a path from the
 * working directory, and stays so in messages. {@code #format=hocon} is for files whose name does not tell it.
 */
public final class FileProvider implements SourceProvider {
    @Override
    public String form() {
        return "file:PATH";
    }

    @Override
    public Optional<SettingsSource> open(URI address) {
        if (!"file".equalsIgnoreCase(address.getScheme())) {
            return Optional.empty();
        }
        AddressOptions options = AddressOptions.of(address, "format");
        Path file = path(address, options);
        return Optional.of(options.value("format")
                .map(name -> FileSource.of(file, format(name, options)))
                .orElseGet(() -> FileSource.of(file)));
    }

    private static Path path(URI address, AddressOptions options) {
        try {
            return address.isOpaque()
                    ? Path.of(address.getSchemeSpecificPart())
                    : Path.of(URI.create(withoutOptions(address.toString())));
        } catch (IllegalArgumentException e) {
            throw options.mistake("it names no file; expected file: and a path");
        }
    }

    private static String withoutOptions(String address) {
        int options = address.indexOf('#');
        return options < 0 ? address : address.substring(0, options);
    }

    private static SettingsFormat format(String name, AddressOptions options) {
        return Formats.all().stream()
                .filter(format -> format.name().equals(name))
                .findFirst()
                .orElseThrow(() -> options.mistake("there is no such format; expected "
                        + Formats.all().stream()
                                .map(SettingsFormat::name)
                                .collect(Collectors.joining(", ", "one of ", ""))));
    }
}
