package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import java.util.Optional;

class MemorySourceTest implements SettingsSourceContract, MigratorContract {
    @Override
    public SettingsSource source(Settings initial) {
        return new MemorySource("memory", initial);
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(source);
    }

    @Override
    public int rounds() {
        return 100;
    }
}
