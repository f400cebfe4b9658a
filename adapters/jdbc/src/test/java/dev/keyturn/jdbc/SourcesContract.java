package dev.keyturn.jdbc;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.testkit.source.MigratorContract;
import dev.keyturn.testkit.source.SettingsSourceContract;
import dev.keyturn.testkit.source.TransactsContract;
import java.util.Optional;

/** The contracts of sources over tables of one kind. */
abstract class SourcesContract implements SettingsSourceContract, TransactsContract, MigratorContract {
    /** A source over a table, with the name of that table. */
    abstract JdbcSource described(String table);

    @Override
    public SettingsSource source(Settings initial) {
        JdbcSource source = described(Server.table());
        source.create();
        if (!initial.isEmpty()) {
            SettingsSource.Snapshot empty = source.read(Selection.all());
            source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), initial)));
        }
        return source;
    }

    @Override
    public Optional<SettingsSource> reopen(SettingsSource source) {
        return Optional.of(described(source.name()));
    }

    @Override
    public int rounds() {
        return 3;
    }
}
