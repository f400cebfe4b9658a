package dev.keyturn.resilience;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.codec.Codecs;
import dev.keyturn.jdbc.JdbcSource;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import java.util.List;
import javax.sql.DataSource;

/** Settings, two migrations of them, and what there is before and afterwards. */
final class Shape {
    static final Settings OLD = Settings.empty()
            .with("db.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3000"))
            .with("other", Value.of("hunter2"));

    static final Settings NEW = OLD.without(Key.of("db.url"))
            .with("datasource.url", Value.of("jdbc:x"))
            .with("http.timeout", Value.of("3s"))
            .with("cache.mode", Value.of("warm"));

    private static final Migration FIRST = Migration.named("1-datasource")
            .owner("tests")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .build();

    private static final Migration SECOND = Migration.named("2-timeout")
            .owner("tests")
            .expect("the service reads durations")
            .rollbackNote("safe at any time")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .addDefault("cache.mode", "warm")
            .build();

    private Shape() {}

    static Migrator migrator(SettingsSource source) {
        return Migrator.of(source).with(FIRST, SECOND).build();
    }

    /** What is there: the settings, and what the journal says was done. */
    record State(Settings settings, List<Entry.Kind> entries) {}

    static State state(DataSource dataSource, String table) {
        JdbcSource source = JdbcSource.of(dataSource, table);
        return new State(
                source.read(Selection.all()).settings(),
                source.journal().read().stream().map(Entry::kind).toList());
    }

    /** A new table with the old settings in it. */
    static String table(Databases database) {
        String table = database.table();
        JdbcSource source = JdbcSource.of(database.dataSource(), table);
        SettingsSource.Snapshot empty = source.read(Selection.all());
        source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), OLD)));
        return table;
    }
}
