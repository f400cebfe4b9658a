package dev.keyturn.slow;

import dev.keyturn.files.FileSource;
import dev.keyturn.spi.AddressOptions;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A file that takes its time: {@code slow:app.properties#at=before-write&write=1&millis=5000}. */
public final class SlowProvider implements SourceProvider {
    @Override
    public String form() {
        return "slow:PATH";
    }

    @Override
    public Optional<SettingsSource> open(URI address) {
        if (!"slow".equals(address.getScheme())) {
            return Optional.empty();
        }
        AddressOptions options = AddressOptions.of(address, "at", "write", "millis");
        return Optional.of(new SlowSource(
                FileSource.of(Path.of(address.getSchemeSpecificPart())),
                options.needed("at"),
                options.value("write").map(Integer::parseInt).orElse(1),
                Integer.parseInt(options.needed("millis"))));
    }
}
