package dev.keyturn.resilience;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;

/** The contracts of a source over settings in memory, wrapped. */
class WrappedMemoryTest implements SettingsSourceContract, MigratorContract {
    @Override
    public SettingsSource source(Settings initial) {
        return Resilient.of(new MemorySource("memory", initial))
                .policy(Quick.POLICY)
                .wrap();
    }
}
