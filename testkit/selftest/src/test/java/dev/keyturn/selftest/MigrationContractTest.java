package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.testkit.MigrationContract;
import dev.keyturn.testkit.laws.Law;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A migration of ten steps keeps every law of migrations. */
class MigrationContractTest implements MigrationContract {
    private static final Migration TEN = Migration.named("2026-11-ten")
            .owner("tests")
            .expect("a new shape")
            .rollbackNote("safe")
            .rename("db.url")
            .to("datasource.url")
            .convert("http.timeout")
            .with(Codecs.millisToDuration())
            .split("server.address")
            .into("server.host", "server.port")
            .with(Codecs.hostPort())
            .addDefault("cache.enabled", true)
            .remove("legacy.flag")
            .move("pool")
            .to("datasource.pool")
            .mapValue("level")
            .by(Map.of("DEBUG", "verbose"))
            .wrap("names")
            .set("style", Value.of("new"))
            .when(Condition.present("old.password"))
            .then(steps -> steps.rename("old.password").to("vault.password"))
            .build();

    @Override
    public Migration migration() {
        return TEN;
    }

    @Test
    void everyLawOfMigrationsIsATestThatSaysWhichItIs() {
        List<String> shown = Arrays.stream(MigrationContract.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(MigrationContractTest::name)
                .toList();

        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(
                        Law.ofMigrations().map(Law::toString).toList());
    }

    private static String name(Method method) {
        return method.getAnnotation(DisplayName.class).value();
    }
}
