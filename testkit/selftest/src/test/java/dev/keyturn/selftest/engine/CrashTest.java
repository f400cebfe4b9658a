package dev.keyturn.selftest.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.MigrationBuilder;
import dev.keyturn.Migrations;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.testkit.laws.CrashExplorer;
import dev.keyturn.testkit.laws.CrashExplorer.Explored;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
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

    @Test
    void CRASH_a_migration_that_is_killed_at_any_write_is_old_or_new_after_recovery_and_new_after_the_next_run() {
        explored("migrations", CrashExplorer::migrating, THOROUGH ? 900 : 80);
    }

    @Test
    void CRASH_a_rollback_that_is_killed_at_any_write_is_new_or_old_after_recovery_and_old_after_the_next_run() {
        explored("rollbacks", CrashExplorer::rollingBack, THOROUGH ? 3000 : 200);
    }

    @Test
    void CRASH_a_result_that_is_there_already_is_taken_back_to_the_old_shape_wherever_the_run_before_was_killed() {
        Migrations chain = Migrations.of(
                named("1-url").rename("db.url").to("datasource.url").build(),
                named("2-pool").rename("pool").to("datasource.pool").build());
        Settings born = Settings.of(Json.read("{\"datasource\": {\"pool\": \"\"}}", "born.json"));
        assertThat(CrashExplorer.of(chain)
                        .killedAgainAtEvery(2)
                        .rollingBack(born)
                        .wrong())
                .isEmpty();
    }

    private static MigrationBuilder named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    private static void explored(String what, BiFunction<CrashExplorer, Settings, Explored> explore, int atLeast) {
        int states = 0;
        for (Migrations chain : chains()) {
            Explored explored = explore.apply(CrashExplorer.of(chain).killedAgainAtEvery(THOROUGH ? 1 : 2), BEFORE);
            assertThat(explored.wrong()).isEmpty();
            states += explored.states();
        }
        System.out.println("CRASH: " + states + " crash states of " + what + " explored, 0 bad");
        assertThat(states).isGreaterThan(atLeast);
    }

    private static List<Migrations> chains() {
        return THOROUGH
                ? List.of(Migrations.of(FIRST), Migrations.of(FIRST, SECOND), Migrations.of(FIRST, SECOND, THIRD))
                : List.of(Migrations.of(FIRST, SECOND));
    }
}
