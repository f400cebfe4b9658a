package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Steps;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How often a run waits for its database. */
class RoundTripsTest {
    private static final int RENAMES = 10;
    /** H2 has no locks of sessions, and does with several statements what others do with one; it is a call there, and no trip. */
    private static final int MOST = 34;

    static Stream<Server> servers() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB);
    }

    private static Migration[] renames() {
        List<Migration> migrations = new ArrayList<>();
        for (int i = 0; i < RENAMES; i++) {
            migrations.add(Migration.named(i + "-rename")
                    .owner("tests")
                    .expect("the service reads the new name")
                    .rollbackNote("safe at any time")
                    .rename("old.name" + i)
                    .to("new.name" + i)
                    .build());
        }
        return migrations.toArray(Migration[]::new);
    }

    private static Migration inOneMigration() {
        Steps steps = Migration.named("1-renames")
                .owner("tests")
                .expect("the service reads the new names")
                .rollbackNote("safe at any time");
        for (int i = 0; i < RENAMES; i++) {
            steps = steps.rename("old.name" + i).to("new.name" + i);
        }
        return steps.build();
    }

    private static JdbcSource filled(Server server) {
        JdbcSource source = server.source();
        Settings settings = Settings.empty();
        for (int i = 0; i < RENAMES; i++) {
            settings = settings.with("old.name" + i, Value.of("v" + i));
        }
        Snapshot empty = source.read(Selection.all());
        source.write(empty.revision(), Edit.of(Changes.between(empty.settings(), settings)));
        return source;
    }

    private static String migrated(Server server) {
        JdbcSource source = filled(server);
        assertThat(Migrator.of(source).with(renames()).build().migrate().migrated())
                .hasSize(RENAMES);
        return source.name();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aStartWithNothingToDoTakesAtMostThreeRoundTrips(Server server) {
        String table = migrated(server);
        RoundTrips.Counted counted = RoundTrips.of(server.dataSource());
        JdbcSource source = JdbcSource.of(counted.dataSource(), table);
        assertThat(Migrator.of(source).with(renames()).build().migrate().migrated())
                .isEmpty();
        assertThat(counted.trips()).hasSizeLessThanOrEqualTo(3);
        counted.trips().clear();
        Migrator.of(source).with(renames()).build().migrate();
        assertThat(counted.trips())
                .as("once more on the same source, whose tables have been looked at")
                .hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aMigrationTakesAsManyRoundTripsForTenRenamesAsForOne(Server server) {
        String table = filled(server).name();
        RoundTrips.Counted counted = RoundTrips.of(server.dataSource());
        Migrator.of(JdbcSource.of(counted.dataSource(), table))
                .with(inOneMigration())
                .build()
                .migrate();
        System.out.println(
                "ROUND TRIPS: " + server + ": " + counted.trips().size() + " for a migration of ten renames");
        assertThat(counted.trips()).hasSizeLessThanOrEqualTo(MOST);
    }
}
