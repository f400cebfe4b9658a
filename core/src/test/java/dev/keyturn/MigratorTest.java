package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.Condition;
import org.junit.jupiter.api.Test;

class MigratorTest extends Bench {
    @Test
    void RT_thereAndBackKeepsTheOrder() {
        given("{'db': {'url': 'x'}, 'a': 1, 'legacy': {'flag': 2}, 'z': 3}");
        Settings before = settings();
        Migration migration = named("1-a")
                .rename("db.url")
                .to("ds.url")
                .remove("legacy.flag")
                .addDefault("new", 1)
                .build();

        migrator(migration).migrate();
        assertThat(settings()).isEqualTo(read("{'a': 1, 'z': 3, 'ds': {'url': 'x'}, 'new': 1}"));
        migrator().rollback(To.count(1));

        assertThat(settings().identical(before)).isTrue();
    }

    @Test
    void IDEM_aSecondRunWritesNothing() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();

        Report second = migrator.migrate();

        assertThat(second.hasChanged()).isFalse();
        assertThat(second).hasToString("app\n  nothing to do\n");
        assertThat(journal.read()).extracting(Entry::kind).containsExactly(Entry.Kind.INTENT, Entry.Kind.APPLIED);
    }

    @Test
    void migrationsThatAreGivenInTwoCallsAreBothDone() {
        given("{'a': 1, 'c': 2}");
        Migrator migrator = Migrator.of(source)
                .with(named("1-a").rename("a").to("b").build())
                .with(named("2-c").rename("c").to("d").build())
                .journal(journal, lock)
                .build();

        assertThat(migrator.migrate().migrated()).containsExactly("1-a", "2-c");
        assertThat(settings()).isEqualTo(read("{'b': 1, 'd': 2}"));
    }

    @Test
    void whatWasRolledBackIsHeldUntilSomebodyAsksForIt() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        migrator.rollback(To.before("1-a"));

        assertThat(migrator.migrate().migrated()).isEmpty();
        assertThat(migrator.held()).containsExactly("1-a");
        assertThat(migrator.migrate(Pending.all().heldToo()).migrated()).containsExactly("1-a");
        assertThat(migrator.held()).isEmpty();
    }

    @Test
    void settingsThatAreTheOldOnesAgainAreMigratedAgain() {
        given("{'a': 1}");
        Settings backup = settings();
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        source.become(backup);

        assertThat(migrator.plan().notices())
                .containsExactly(
                        "1-a was applied, but the settings are the old ones again (a restored backup, or an old"
                                + " copy); it runs again");
        assertThat(migrator.migrate().migrated()).containsExactly("1-a");
        assertThat(settings()).isEqualTo(read("{'b': 1}"));
    }

    @Test
    void settingsThatWereFoundInTheNewShapeAreCarriedBack() {
        given("{'b': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();

        migrator.rollback(To.before("1-a"));

        assertThat(settings()).isEqualTo(read("{'a': 1}"));
    }

    @Test
    void aMigrationThatWasAlteredAfterItWasAppliedIsTold() {
        given("{'a': 1}");
        migrator(named("1-a").rename("a").to("b").build()).migrate();

        assertThat(migrator(named("1-a").rename("a").to("c").build()).plan().notices())
                .containsExactly(
                        "1-a was altered after it was applied: steps[0].rename@1.to was \"b\" and is \"c\"; what is in"
                                + " the settings follows the old description: roll it back and run it again, or undo the"
                                + " alteration and write a new migration");
    }

    @Test
    void anExpectationThatDoesNotHoldIsTold() {
        given("{'a': 1, 'c': 1}");
        Migration migration = Migration.named("1-a")
                .owner("tests")
                .expect("nothing is left", Condition.absent("c"))
                .rollbackNote("safe")
                .rename("a")
                .to("b")
                .build();

        assertThat(migrator(migration).migrate().notices())
                .containsExactly("1-a does not do all that it promises: expected nothing at or below c");
    }

    @Test
    void anAssumptionThatDoesNotHoldRefusesEverything() {
        given("{'a': 1, 'c': 1}");
        Migration migration = Migration.named("1-a")
                .owner("tests")
                .expect("a new shape")
                .rollbackNote("safe")
                .assume(Condition.absent("c"))
                .rename("a")
                .to("b")
                .build();

        assertThatThrownBy(() -> migrator(migration).migrate())
                .hasMessage(
                        "app.json:1:15: c: 1-a assumes something that is not so; expected nothing at or below c; safe to"
                                + " retry");
        assertThat(settings()).isEqualTo(read("{'a': 1, 'c': 1}"));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void aMigrationThatComesBeforeAnAppliedOneAndTouchesItsKeysIsRefused() {
        given("{'a': 1, 'x': 1}");
        Migration later = named("2-b").rename("a").to("b").build();
        migrator(later).migrate();

        assertThat(migrator(named("1-x").rename("x").to("y").build(), later)
                        .migrate()
                        .migrated())
                .containsExactly("1-x");
        assertThat(migrator(named("1-a").set("b", Value.of(2)).build(), later)
                        .plan()
                        .problems())
                .hasSize(1)
                .allMatch(problem -> problem.what()
                        .equals("1-a comes before 2-b, which is applied already, and both touch the same keys"));
    }
}
