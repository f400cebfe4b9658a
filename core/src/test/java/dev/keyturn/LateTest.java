package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.SourceException;
import org.junit.jupiter.api.Test;

/** A program is started before its settings are there, or just while an editor has emptied the file. */
class LateTest extends Bench {
    private static final Migration RENAME =
            named("1-a").rename("db.url").to("datasource.url").build();
    private static final Migration AGAIN =
            named("2-b").rename("datasource.url").to("datasource.address").build();

    @Test
    void whatWasNotedAsNotNeededIsDoneWhenItsOldNamesCome() {
        given("{}");
        assertThat(migrator(RENAME).migrate().toString()).contains("noted 1-a: it found nothing to change");

        given("{'db': {'url': 'x'}}");
        assertThat(migrator(RENAME).plan().toString()).contains("1-a (again: its old names came later)");
        assertThat(migrator(RENAME).verify().hasPassed()).isFalse();
        Report report = migrator(RENAME).migrate();

        assertThat(settings()).isEqualTo(read("{'datasource': {'url': 'x'}}"));
        assertThat(report.notices())
                .containsExactly(
                        "1-a found nothing to take away when it ran, and its old names are there now (they came"
                                + " later); it runs again");
        assertThat(migrator(RENAME).migrate().hasChanged()).isFalse();
        migrator(RENAME).rollback(To.before("1-a"));
        assertThat(settings()).isEqualTo(read("{'db': {'url': 'x'}}"));
    }

    @Test
    void aChainOfThemIsDoneInItsOrder() {
        given("{}");
        migrator(RENAME, AGAIN).migrate();
        given("{'db': {'url': 'x'}}");

        assertThat(migrator(RENAME, AGAIN).migrate().migrated()).containsExactly("1-a", "2-b");
        assertThat(settings()).isEqualTo(read("{'datasource': {'address': 'x'}}"));
    }

    @Test
    void aValueThatHasTheOldFormWhenItComesIsConverted() {
        Migration convert = named("1-a")
                .convert("http.timeout")
                .with(Codecs.millisToDuration())
                .build();
        given("{}");
        migrator(convert).migrate();

        given("{'http': {'timeout': '5s'}}");
        assertThat(migrator(convert).migrate().hasChanged()).isFalse();
        given("{'http': {'timeout': 3000}}");
        assertThat(migrator(convert).migrate().migrated()).containsExactly("1-a");
        assertThat(settings()).isEqualTo(read("{'http': {'timeout': '3s'}}"));
    }

    @Test
    void aDefaultThatWasWrittenIntoAnEmptiedFileDoesNotHideTheOldNamesThatCome() {
        Migration both = named("1-a")
                .rename("db.url")
                .to("datasource.url")
                .addDefault("cache", true)
                .build();
        given("{}");
        migrator(both).migrate();
        assertThat(settings()).isEqualTo(read("{'cache': true}"));

        given("{'db': {'url': 'x'}}");
        assertThat(migrator(both).migrate().migrated()).containsExactly("1-a");
        assertThat(settings()).isEqualTo(read("{'datasource': {'url': 'x'}, 'cache': true}"));
    }

    @Test
    void anOldNameBesideItsNewOneIsToldAndLeftAlone() {
        given("{}");
        migrator(RENAME).migrate();
        given("{'db': {'url': 'x'}, 'datasource': {'url': 'y'}}");

        Report report = migrator(RENAME).migrate();

        assertThat(report.hasChanged()).isFalse();
        assertThat(report.notices())
                .containsExactly("db.url was retired by 1-a and is there again; this release does not read it");
    }

    @Test
    void whatSomebodyDeclaredToBeThereStaysAsItIs() {
        given("{'db': {'url': 'x'}}");
        migrator(RENAME).baseline("1-a");

        assertThat(migrator(RENAME).migrate().hasChanged()).isFalse();
    }

    @Test
    void anOldNameThatComesBehindALaterMigrationOfTheSameKeysIsTold() {
        given("{'datasource': {'url': 'x'}}");
        migrator(RENAME, AGAIN).migrate();
        edit("db.url", Value.of("y"));

        Report report = migrator(RENAME, AGAIN).migrate();

        assertThat(report.hasChanged()).isFalse();
        assertThat(report.notices())
                .containsExactly("db.url was retired by 1-a and is there again; this release does not read it");
    }

    @Test
    void aFirstStartWithNothingThereWorks() {
        given("{}");

        assertThat(migrator(RENAME).migrate().migrated()).containsExactly("1-a");
        assertThat(migrator(RENAME).migrate().hasChanged()).isFalse();
        assertThat(migrator(RENAME).rollback(To.before("1-a")).rolledBack()).containsExactly("1-a");
    }

    @Test
    void settingsThatWereEmptiedAreLeftAloneUntilTheyAreThereAgain() {
        given("{'db': {'url': 'x'}}");
        migrator(RENAME).migrate();
        Settings migrated = settings();
        int entries = journal.read().size();
        source.become(Settings.empty());

        String message =
                "app: it is empty, although the journal says that settings were written to it; expected the settings, or"
                        + " some of them; safe to retry; it may be being written just now: run again in a moment; if the"
                        + " settings were lost, bring them back (restore has backups); if it is meant to be empty, say so"
                        + " with baseline(\"1-a\")";
        Migrator all = migrator(RENAME, AGAIN);
        assertThat(all.plan().problems()).extracting(Object::toString).containsExactly(message);
        assertThat(all.planRollback(To.before("1-a")).problems())
                .extracting(Object::toString)
                .containsExactly(message);
        assertThat(all.rehearse().problems()).extracting(Object::toString).containsExactly(message);
        assertThat(all.verify().problems()).extracting(Object::toString).containsExactly(message);
        assertThatThrownBy(all::migrate)
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.isTemporary()).isTrue())
                .hasMessage(message);
        assertThatThrownBy(() -> all.rollback(To.before("1-a"))).hasMessage(message);
        assertThat(journal.read()).hasSize(entries);

        source.become(migrated);
        assertThat(all.migrate().migrated()).containsExactly("2-b");
    }

    @Test
    void settingsThatAreMeantToBeEmptyAreDeclaredToBeSo() {
        given("{'db': {'url': 'x'}}");
        migrator(RENAME).migrate();
        source.become(Settings.empty());
        migrator(RENAME).baseline("1-a");

        assertThat(migrator(RENAME, AGAIN).migrate().migrated()).containsExactly("2-b");
    }

    @Test
    void settingsThatAMigrationEmptiedAreNoReasonToWait() {
        Migration remove = named("2-b").remove("datasource.url").build();
        given("{'db': {'url': 'x'}}");
        migrator(RENAME, remove).migrate();
        assertThat(settings().isEmpty()).isTrue();

        assertThat(migrator(RENAME, remove).migrate().hasChanged()).isFalse();
        migrator(RENAME, remove).rollback(To.before("1-a"));
        assertThat(settings()).isEqualTo(read("{'db': {'url': 'x'}}"));
        source.become(Settings.empty());
        assertThatThrownBy(migrator(RENAME, remove)::migrate).hasMessageContaining("it is empty");
    }

    @Test
    void settingsThatAreEmptyFromTheStartHoldNoResultOfAStepThatUpdatesReferences() {
        source.become(Settings.empty());
        Migration rename =
                named("1-url").rename("db.url").to("url").updateReferences().build();
        assertThat(migrator(rename).migrate().toString()).contains("it found nothing to change");
        assertThat(migrator(rename).migrate().migrated()).isEmpty();
    }
}
