package dev.keyturn.jdbc;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** The settings of several tenants in one table, and what becomes of them. */
final class Tenants {
    static final Migration FIRST = Migration.named("1-datasource")
            .owner("tests")
            .expect("the service reads datasource.url")
            .rollbackNote("safe at any time")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .build();

    static final Migration SECOND = Migration.named("2-cache")
            .owner("tests")
            .expect("the service reads cache.mode")
            .rollbackNote("safe at any time")
            .addDefault("cache.mode", "warm")
            .rename("datasource.url")
            .to("store.url")
            .build();

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private Tenants() {}

    static JdbcSource in(DataSource dataSource, String table) {
        return JdbcSource.in(dataSource, table)
                .type("type")
                .scope("owner", "nobody")
                .build();
    }

    /** A new table. */
    static JdbcSource table(Server server) {
        JdbcSource source = in(server.dataSource(), Server.table());
        source.create();
        return source;
    }

    static void change(JdbcSource source, UnaryOperator<Settings> how) {
        Snapshot before = source.read(Selection.all());
        source.write(before.revision(), Edit.of(Changes.between(before.settings(), how.apply(before.settings()))));
    }

    static Settings old(String whose) {
        return Settings.empty()
                .with("db.url", Value.of("jdbc:" + whose))
                .with("http.timeout", Value.of(3000))
                .with("other", Value.of(true));
    }

    /** Some that are alike. */
    static void given(JdbcSource table, int number) {
        for (int i = 0; i < number; i++) {
            String whose = "tenant-" + i;
            change(table.scope(whose), settings -> old(whose));
        }
    }

    static Migrators all(JdbcSource table, Migration... migrations) {
        return Migrators.of(
                        table.everyScope(),
                        one -> Migrator.of(one).with(migrations).clock(CLOCK))
                .keepGoing();
    }

    static Migrators oneByOne(JdbcSource table, Migration... migrations) {
        return Migrators.of(
                        table.scopes(),
                        whose ->
                                Migrator.of(table.scope(whose)).with(migrations).clock(CLOCK))
                .keepGoing();
    }

    /** All that is there of somebody. */
    record State(Settings settings, List<String> entries) {}

    static State state(JdbcSource one) {
        return new State(
                one.read(Selection.all()).settings(),
                one.journal().read().stream().map(Entry::toJson).toList());
    }

    static Map<String, State> states(JdbcSource table) {
        Map<String, State> states = new TreeMap<>();
        table.scopes().forEach(whose -> states.put(whose, state(table.scope(whose))));
        return states;
    }
}
