package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.Pace;
import dev.keyturn.spi.Polling;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.Watch;
import dev.keyturn.spi.Watcher;
import dev.keyturn.testkit.source.WatchContract;
import java.time.Duration;

/** A source that knows nothing of watching, read again and again. */
class PollingTest implements WatchContract {
    @Override
    public SettingsSource source(Settings initial) {
        return new MemorySource("memory", initial);
    }

    @Override
    public Watch watch(SettingsSource source, Watcher watcher) {
        return Polling.of(source, Pace.every(Duration.ofMillis(5)), watcher);
    }
}
