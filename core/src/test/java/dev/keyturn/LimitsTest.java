package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Limits;
import org.junit.jupiter.api.Test;

/** What is too much is refused before anything is written. */
class LimitsTest extends Bench {
    private static final Migration RENAME = named("1-a").rename("a").to("b").build();
    private static final int MANY = 1_000_000;

    private Migrator within(Limits limits, Migration... migrations) {
        return Migrator.of(source)
                .with(migrations)
                .journal(journal, lock)
                .limits(limits)
                .build();
    }

    private void refuses(Limits limits, String message, Migration... migrations) {
        Settings settings = settings();
        int entries = journal.read().size();
        assertThatThrownBy(() -> within(limits, migrations).migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        message + "; safe to retry; nothing was written; where it is meant, give the migrator higher"
                                + " limits");
        assertThat(settings().identical(settings)).isTrue();
        assertThat(journal.read()).hasSize(entries);
    }

    @Test
    void moreSettingsThanTheLimitAreRefusedElementsOfListsIncluded() {
        given("{'a': [1, 2, 3], 'c': {'d': 1}}");
        Limits limits = new Limits(5, 9, MANY, MANY);

        refuses(limits, "app: there are more settings than the limit; expected at most 5", RENAME);
        assertThatThrownBy(() -> within(limits, RENAME).plan()).hasMessageContaining("more settings than the limit");
        assertThatThrownBy(() -> within(limits, RENAME).status()).hasMessageContaining("more settings than the limit");
        assertThat(within(new Limits(6, 9, MANY, MANY), RENAME).migrate().migrated())
                .containsExactly("1-a");
    }

    @Test
    void settingsThatAreTooLongAreRefused() {
        given("{'a': '12345678'}");

        refuses(
                new Limits(9, 9, 8, MANY),
                "app: the settings are longer than the limit; expected at most 8 characters",
                RENAME);
        assertThat(within(new Limits(9, 9, 9, MANY), RENAME).migrate().hasChanged())
                .isTrue();
    }

    @Test
    void settingsThatAreNestedTooDeeplyAreRefused() {
        given("{'a': {'x': {'y': 1}}}");

        Migration move = named("1-a").move("a").to("b").build();
        refuses(
                new Limits(9, 2, 99, MANY),
                "app: the settings are nested deeper than the limit; expected at most 2 levels",
                move);
        assertThat(within(new Limits(9, 3, 99, MANY), move).migrate().hasChanged())
                .isTrue();
    }

    @Test
    void whatAMigrationWouldMakeTooManyIsRefusedBeforeItIsWritten() {
        given("{'a': 1}");
        Migration more = named("1-m").addDefault("m", 1).build();

        refuses(new Limits(1, 9, MANY, MANY), "app: there are more settings than the limit; expected at most 1", more);
        assertThat(within(new Limits(1, 9, MANY, MANY), more).plan().problems()).hasSize(1);
        assertThat(within(new Limits(2, 9, MANY, MANY), more).migrate().hasChanged())
                .isTrue();
    }

    @Test
    void whatARollbackWouldMakeTooManyIsRefusedBeforeItIsWritten() {
        given("{'a': 1, 'c': 2}");
        within(Limits.usual(), named("1-c").remove("c").build()).migrate();
        Settings young = settings();

        assertThatThrownBy(() -> within(new Limits(1, 9, MANY, MANY)).rollback(To.count(1)))
                .hasMessageContaining("more settings than the limit");
        assertThat(settings().identical(young)).isTrue();
        assertThat(journal.read()).hasSize(2);
    }

    @Test
    void whatAnEditAtAShapeWouldMakeTooManyIsRefusedBeforeItIsWritten() {
        given("{'a': 1}");
        Migrator migrator = within(new Limits(1, 9, MANY, MANY), RENAME);

        assertThatThrownBy(() -> migrator.at(Shape.ofProgram()).set("c", Value.of(1)))
                .hasMessageContaining("more settings than the limit");
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
    }

    @Test
    void anEntryOfTheJournalThatWouldBeTooLongIsRefusedBeforeItIsWritten() {
        given("{'a': 1}");

        assertThatThrownBy(() -> within(new Limits(9, 9, 99, 200), RENAME).migrate())
                .hasMessageMatching("journal: entry 1 of the journal would have [0-9]+ characters, beyond the limit;"
                        + " expected at most 200; safe to retry; nothing was written; .*");
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void anEntryOfALaterMigrationThatWouldBeTooLongRefusesTheFirstOneToo() {
        given("{'a': 1, 'long': 'a text that fills its entry and that is not needed to take back the first one'}");
        int first = entryOf(RENAME);
        Migration second = named("2-b")
                .remove("long")
                .rename("b")
                .to("c")
                .rename("c")
                .to("d")
                .build();

        assertThatThrownBy(() -> within(new Limits(9, 9, 999, first + 70), RENAME, second)
                        .migrate())
                .isInstanceOf(RefusedException.class);
        assertThat(settings().value("a")).isPresent();
        assertThat(journal.read()).isEmpty();
    }

    /** How long the announcement of a migration is. */
    private int entryOf(Migration migration) {
        Bench other = new Bench();
        other.source.become(settings());
        other.migrator(migration).migrate();
        return other.journal.read().get(0).toJson().length();
    }

    @Test
    void aLimitIsOneOrMore() {
        assertThatThrownBy(() -> new Limits(0, 1, 1, 1)).hasMessage("a limit is 1 or more");
        assertThatThrownBy(() -> new Limits(1, 1, 0, 1)).hasMessage("a limit is 1 or more");
    }
}
