package dev.keyturn;

import static dev.keyturn.step.Condition.absent;
import static dev.keyturn.step.Condition.present;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Convert;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Split;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MigrationBuilderTest {
    private static MigrationBuilder begin() {
        return Migration.named("m").owner("o").expect("e").rollbackNote("r");
    }

    @Test
    void theExampleOfTheReadmeIsBuilt() {
        Migration datasource = Migration.named("2026-11-datasource")
                .owner("payments")
                .expect("the service reads datasource.url; nothing reads db.* any more")
                .rollbackNote("safe at any time; edits made since are carried back")
                .rename("db.url")
                .to("datasource.url")
                .convert("http.timeout")
                .with(Codecs.millisToDuration())
                .split("server.address")
                .into("server.host", "server.port")
                .with(Codecs.hostPort())
                .addDefault("cache.enabled", true)
                .remove("legacy.flag")
                .build();

        assertThat(datasource.id()).isEqualTo("2026-11-datasource");
        assertThat(datasource.owner()).isEqualTo("payments");
        assertThat(datasource.expectation()).isEqualTo("the service reads datasource.url; nothing reads db.* any more");
        assertThat(datasource.rollbackNote()).isEqualTo("safe at any time; edits made since are carried back");
        assertThat(datasource.checks()).isEmpty();
        assertThat(datasource.steps())
                .containsExactly(
                        new Rename(Key.of("db.url"), Key.of("datasource.url"), IfOccupied.REFUSE, false),
                        new Convert(
                                Key.of("http.timeout"),
                                Key.of("http.timeout"),
                                Codecs.millisToDuration(),
                                IfOccupied.REFUSE,
                                Optional.empty()),
                        new Split(
                                Key.of("server.address"),
                                List.of(Key.of("server.host"), Key.of("server.port")),
                                Codecs.hostPort(),
                                IfOccupied.REFUSE),
                        new AddDefault(Key.of("cache.enabled"), Value.of(true), Optional.empty()),
                        new Remove(Key.of("legacy.flag"), false));
    }

    @Test
    void whatIsSaidBeforeTheStepsIsKept() {
        Migration migration = Migration.named("m")
                .owner("o")
                .expect("e", present("b"))
                .rollbackNote("r")
                .assume(present("a"), absent("b"))
                .assume(absent("c"))
                .secret("a", "x.*")
                .secret("b")
                .stamp("v")
                .remove("a")
                .build();
        assertThat(migration.checks()).containsExactly(present("b"));
        assertThat(migration.assumptions()).containsExactly(present("a"), absent("b"), absent("c"));
        assertThat(migration.secrets()).containsExactly(KeyPattern.of("a"), KeyPattern.of("x.*"), KeyPattern.of("b"));
        assertThat(migration.stamp()).contains(Key.of("v"));
        assertThat(migration.description().allSteps())
                .containsExactly(new Remove(Key.of("a"), false), new SetValue(Key.of("v"), Value.of("m")));
        assertThat(begin().stamp("v").build().steps()).isEmpty();
    }

    @Test
    void whatIsNoMigrationIsRefused() {
        refused(() -> begin().build(), "migration m does nothing; expected at least one step");
        refused(
                () -> Migration.named("a b")
                        .owner("o")
                        .expect("e")
                        .rollbackNote("r")
                        .remove("a")
                        .build(),
                "the id of a migration is not one; expected letters and digits, with dots, underscores and hyphens between"
                        + " them, at most 100 characters");
        refused(
                () -> Migration.named("m")
                        .owner(" ")
                        .expect("e")
                        .rollbackNote("r")
                        .remove("a")
                        .build(),
                "migration m has no owner; expected who answers for it");
        refused(
                () -> Migration.named("m")
                        .owner("o")
                        .expect("")
                        .rollbackNote("r")
                        .remove("a")
                        .build(),
                "migration m has no expected result; expected what will be true afterwards");
        refused(
                () -> Migration.named("m")
                        .owner("o")
                        .expect("e")
                        .rollbackNote("\t")
                        .remove("a")
                        .build(),
                "migration m has no rollback note; expected what whoever takes it back has to know");
        refused(
                () -> begin().stamp("a[0]").build(),
                "a[0]: a step does not take an element of a list by its place, which an edit may change; use each");
    }

    @Test
    void aWrongStepIsRefusedWhereItIsNamed() {
        refused(
                () -> begin().rename("a..b"),
                "not a key: \"a..b\", at character 3: expected a name (one with special characters, or an empty one, is"
                        + " written in double quotes)");
        refused(() -> begin().rename("a").to("a"), "a: the old and the new key are the same");
        refused(
                () -> begin().each("l").by("n").apply(e -> e),
                "l: there is nothing to do for each; expected at least one step");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> begin().eachIn("t").apply(e -> {
                    e.remove("a").build();
                    return e;
                }))
                .withMessage("the steps within each and when are no migration of their own");
    }

    private static void refused(Runnable build, String message) {
        assertThatIllegalArgumentException().isThrownBy(build::run).withMessage(message);
    }
}
