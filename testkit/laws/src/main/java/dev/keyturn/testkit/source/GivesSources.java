package dev.keyturn.testkit.source;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SettingsSource;
import java.util.Optional;

/** Where the contracts get the sources that they try. */
public interface GivesSources {
    /** A source at a place of its own that holds these settings and nothing else: texts under plain names, or nothing. */
    SettingsSource source(Settings initial) throws Exception;

    /** The same place opened once more, as another process would; without this, what needs a second one is skipped. */
    default Optional<SettingsSource> reopen(SettingsSource source) throws Exception {
        return Optional.empty();
    }

    /** How often a race is run; more for a place where one takes no time. */
    default int rounds() {
        return 10;
    }
}
