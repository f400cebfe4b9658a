package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import org.junit.jupiter.api.Test;

/** A plan that somebody looked at is done as it was, or not at all. */
class StalePlanTest extends Bench {
    private static final Migration RENAME = named("1-a").rename("a").to("b").build();

    private void refuses(Migrator migrator, Plan plan, String why) {
        Settings settings = settings();
        int entries = journal.read().size();

        assertThatThrownBy(() -> migrator.migrate(plan))
                .isInstanceOf(RefusedException.class)
                .hasMessage(source.name() + ": the plan is out of date: " + why
                        + "; expected a plan of what is there now; safe to retry; plan again, look at the new plan, and"
                        + " run that");

        assertThat(settings()).isEqualTo(settings);
        assertThat(journal.read()).hasSize(entries);
    }

    @Test
    void aPlanOfWhatIsThereIsDone() {
        given("{'a': 1}");
        Migrator migrator = migrator(RENAME);

        assertThat(migrator.migrate(migrator.plan()).migrated()).containsExactly("1-a");
    }

    @Test
    void aPlanForSomeOfTheMigrationsDoesThese() {
        given("{'a': 1}");
        Migrator migrator = migrator(RENAME, named("2-b").rename("b").to("c").build());

        assertThat(migrator.migrate(migrator.plan(Pending.next())).migrated()).containsExactly("1-a");
    }

    @Test
    void settingsThatWereChangedSinceRefuseIt() {
        given("{'a': 1, 'x': 1}");
        Migrator migrator = migrator(RENAME);
        Plan plan = migrator.plan();
        edit("x", Value.of(2));

        refuses(migrator, plan, "the settings were changed since");
    }

    @Test
    void aJournalThatWentOnRefusesIt() {
        given("{'a': 1}");
        Migrator migrator = migrator(RENAME);
        Plan plan = migrator.plan();
        migrator.note("somebody was here");

        refuses(migrator, plan, "the journal has gone on since");
    }

    @Test
    void otherMigrationsRefuseItEvenUnderTheSameIds() {
        given("{'a': 1}");
        Plan plan = migrator(RENAME).plan();

        refuses(migrator(named("1-a").rename("a").to("c").build()), plan, "it was made with other migrations");
        refuses(
                migrator(RENAME, named("2-c").set("c", Value.of(1)).build()),
                plan,
                "it was made with other migrations");
    }

    @Test
    void aPlanForAnotherSourceIsRefused() {
        given("{'a': 1}");
        Plan plan = migrator(RENAME).plan();
        source = new MemorySource("other", settings());

        refuses(migrator(RENAME), plan, "it was made for the source app");
    }

    @Test
    void allReasonsAreToldAtOnce() {
        given("{'a': 1}");
        Migrator migrator = migrator(RENAME);
        Plan plan = migrator.plan();
        migrator.migrate();

        refuses(migrator, plan, "the journal has gone on since, the settings were changed since");
    }
}
