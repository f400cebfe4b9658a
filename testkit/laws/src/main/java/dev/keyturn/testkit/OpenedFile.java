package dev.keyturn.testkit;

import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;

/** Opens files with what the class path has for them; the testkit itself has nothing. */
final class OpenedFile {
    private OpenedFile() {}

    static SettingsSource of(Path file) {
        return ServiceLoader.load(SourceProvider.class).stream()
                .map(provider -> provider.get().open(file.toUri()))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new AssertionError(file
                        + ": nothing on the class path opens files; expected keyturn-files: add the dependency"
                        + " dev.keyturn:keyturn-files, with the scope test if the program itself reads no files through"
                        + " Keyturn, or open the file in the test's method open"));
    }
}
