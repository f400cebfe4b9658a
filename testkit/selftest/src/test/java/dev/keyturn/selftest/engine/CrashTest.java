package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.OnConflict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Ends the process at every write of a migration, of a rollback, and of the recovery from that, each write lost, half done
 * and done; then lets the next processes run and looks at what they find.
 */
class CrashTest {
    private static final Settings BEFORE = Settings.of(Json.read("""
            {"db": {"url": "jdbc:x", "password": "hunter2"}, "http": {"timeout": 3001}, "server": {"address": "h:80"},
             "legacy": {"flag": 1, "other": [1, 2]}, "level": "DEBUG", "server_a": 1, "server_b": 2,
             "servers": [{"name": "a", "host": "x"}, {"name": "b", "host": "y"}], "one": "x", "style": null}
            """, "before.json"));

    private static final Migration FIRST = Migration.named("1-first")
            .owner("tests")
            .expect("the first shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("datasource.url")
            .move("db")
            .to("database")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .addDefault("cache.enabled", true)
            .remove("legacy.flag")
            .build();

    private static final Migration SECOND = Migration.named("2-second")
            .owner("tests")
            .expect("the second shape")
            .rollbackNote("safe")
            .rename("datasource.url")
            .to("main.url")
            .mapValue("level")
            .by(Map.of("DEBUG", "verbose"))
            .nest("server")
            .separatedBy("_")
            .each("servers")
            .by("name")
            .apply(server -> server.rename("host").to("hostname"))
            .wrap("one")
            .copy("one")
            .to("two")
            .build();

    private static final Migration THIRD = Migration.named("3-third")
            .owner("tests")
            .expect("the third shape")
            .rollbackNote("safe")
            .set("style", Value.of("new"))
            .join("server.host", "server.port")
            .into("server.both")
            .with(Codecs.hostPort())
            .when(Condition.present("legacy"))
            .then(steps -> steps.removeAll("legacy"))
            .build();

    /** The whole campaign; otherwise a slice of it, with every crash point and some of the second ones. */
    private static final boolean THOROUGH = Boolean.getBoolean("keyturn.thorough");

    private int states;

    @Test
    void CRASH_a_migration_that_is_killed_at_any_write_is_old_or_new_after_recovery_and_new_after_the_next_run() {
        for (Migrations chain : chains()) {
            explore(chain, BEFORE, Migrator::migrate);
        }
        System.out.println("CRASH: " + states + " crash states of migrations explored, 0 bad");
        assertThat(states).isGreaterThan(THOROUGH ? 900 : 80);
    }

    @Test
    void CRASH_a_rollback_that_is_killed_at_any_write_is_new_or_old_after_recovery_and_old_after_the_next_run() {
        for (Migrations chain : chains()) {
            explore(chain, BEFORE, migrator -> {
                migrator.recover(OnConflict.REFUSE);
                if (migrator.applied().isEmpty() && migrator.held().isEmpty()) {
                    migrator.migrate();
                }
                if (!migrator.applied().isEmpty()) {
                    migrator.rollback(To.before(migrator.applied().get(0)));
                }
            });
        }
        System.out.println("CRASH: " + states + " crash states of rollbacks explored, 0 bad");
        assertThat(states).isGreaterThan(THOROUGH ? 3000 : 200);
    }

    private static List<Migrations> chains() {
        return THOROUGH
                ? List.of(Migrations.of(FIRST), Migrations.of(FIRST, SECOND), Migrations.of(FIRST, SECOND, THIRD))
                : List.of(Migrations.of(FIRST, SECOND));
    }

    /** Ends the first process at every write, the one that recovers at every write as well, and then lets one run to the end. */
    private void explore(Migrations chain, Settings before, Consumer<Migrator> operation) {
        List<Settings> shapes = shapes(chain, before, operation);
        Settings end = shapes.get(shapes.size() - 1);
        int writes = run(new Disk(before), chain, operation);
        for (int first = 0; first < writes; first++) {
            for (Disk.Torn how : Disk.Torn.values()) {
                for (int second = 0; second < writes - first + 2; second += THOROUGH ? 1 : 2) {
                    for (Disk.Torn again : Disk.Torn.values()) {
                        Disk disk = new Disk(before);
                        crash(disk, chain, operation, first, how);
                        crash(disk, chain, operation, second, again);
                        check(disk, chain, operation, shapes, end);
                    }
                }
            }
        }
    }

    private void check(Disk disk, Migrations chain, Consumer<Migrator> operation, List<Settings> shapes, Settings end) {
        states++;
        disk.neverCrash();
        migrator(disk, chain).recover(OnConflict.REFUSE);
        assertThat(shapes).as("after recovery the settings have a whole shape").contains(disk.settings());
        run(disk, chain, operation);
        assertThat(disk.settings()).as("after the next run").isEqualTo(end);
        for (String backup : migrator(disk, chain).backups()) {
            Disk restored = disk.copy();
            migrator(restored, chain).restore(backup);
            assertThat(shapes).as("backup " + backup).contains(restored.settings());
        }
        int entries = disk.entries().size();
        run(disk, chain, operation);
        assertThat(disk.entries()).as("a run with nothing to do writes nothing").hasSize(entries);
    }

    /** The settings after every write of a run that nothing disturbs. */
    private static List<Settings> shapes(Migrations chain, Settings before, Consumer<Migrator> operation) {
        List<Settings> shapes = new ArrayList<>();
        int writes = run(new Disk(before), chain, operation);
        for (int write = 0; write <= writes; write++) {
            Disk disk = new Disk(before);
            crash(disk, chain, operation, write, Disk.Torn.BEFORE);
            shapes.add(disk.settings());
        }
        return shapes;
    }

    private static void crash(Disk disk, Migrations chain, Consumer<Migrator> operation, int write, Disk.Torn how) {
        disk.crashAt(write, how);
        try {
            operation.accept(migrator(disk, chain));
        } catch (Crash crash) {
            assertThat(crash).isNotNull(); // this process is gone
        }
    }

    private static int run(Disk disk, Migrations chain, Consumer<Migrator> operation) {
        disk.neverCrash();
        operation.accept(migrator(disk, chain));
        return disk.writes();
    }

    private static Migrator migrator(Disk disk, Migrations chain) {
        return Migrator.of(disk.source())
                .with(chain)
                .journal(disk.journal(), disk.lock())
                .backups(disk.backups())
                .keepBackups(2, Duration.ofDays(1))
                .key(new byte[32])
                .build();
    }
}
