package dev.keyturn.selftest.spi;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;

/** A place that holds nothing but text and cannot be opened twice: what it cannot do is skipped. */
class TextSourceTest implements SettingsSourceContract, MigratorContract {
    @Override
    public SettingsSource source(Settings initial) {
        return new MemorySource("text", Settings.ofText(initial.root()), Capabilities.flat());
    }
}
