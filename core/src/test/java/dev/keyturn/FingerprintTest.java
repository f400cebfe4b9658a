package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.MemorySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody looked at in one process is done by another one as it was, or not at all. */
class FingerprintTest extends Bench {
    private static final Migration RENAME = named("1-a").rename("a").to("b").build();

    private void refuses(Migrator migrator, String fingerprint, String why) {
        Settings settings = settings();
        int entries = journal.read().size();

        assertThatThrownBy(() -> migrator.migrateAsPlanned(fingerprint))
                .isInstanceOf(RefusedException.class)
                .hasMessage(
                        source.name() + ": " + why + "; safe to retry; plan again, look at the new plan, and run that");

        assertThat(settings()).isEqualTo(settings);
        assertThat(journal.read()).hasSize(entries);
    }

    private void isStale(Migrator migrator, String fingerprint, String why) {
        refuses(migrator, fingerprint, "the plan is out of date: " + why + "; expected a plan of what is there now");
    }

    @Test
    void aPlanOfWhatIsThereIsDoneByAMigratorThatNeverSawIt() {
        given("{'a': 1}");
        String fingerprint = migrator(RENAME).plan().fingerprint();

        assertThat(migrator(RENAME).migrateAsPlanned(fingerprint).migrated()).containsExactly("1-a");
    }

    @Test
    void aPlanForSomeOfTheMigrationsDoesThese() {
        Migration second = named("2-b").rename("b").to("c").build();
        given("{'a': 1}");
        Migrator migrator = migrator(RENAME, second);

        assertThat(migrator.migrateAsPlanned(migrator.plan(Pending.next()).fingerprint())
                        .migrated())
                .containsExactly("1-a");
        assertThat(migrator.migrateAsPlanned(migrator.plan(Pending.upTo("2-b")).fingerprint())
                        .migrated())
                .containsExactly("2-b");
        migrator.rollback(To.count(2));
        assertThat(migrator.migrateAsPlanned(migrator.plan().fingerprint()).migrated())
                .isEmpty();
        assertThat(migrator.migrateAsPlanned(
                                migrator.plan(Pending.all().heldToo()).fingerprint())
                        .migrated())
                .containsExactly("1-a", "2-b");
    }

    @Test
    void itSaysWhatHasChangedSince() {
        given("{'a': 1, 'x': 1}");
        Migrator migrator = migrator(RENAME);
        String fingerprint = migrator.plan().fingerprint();

        isStale(migrator(named("1-a").rename("a").to("c").build()), fingerprint, "it was made with other migrations");
        migrator.note("somebody was here");
        isStale(migrator, fingerprint, "the journal has gone on since");
        edit("x", Value.of("1"));
        isStale(migrator, fingerprint, "the journal has gone on since, the settings were changed since");
    }

    @Test
    void aPlanForAnotherSourceIsRefused() {
        given("{'a': 1}");
        String fingerprint = migrator(RENAME).plan().fingerprint();
        source = new MemorySource("other", settings());

        isStale(migrator(RENAME), fingerprint, "it was made for another source, or for this one under another name");
    }

    @Test
    void itDoesNotTellWhatASecretIsNorThatItIsAnotherOne() {
        Migration secret = named("1-a")
                .rename("a")
                .to("b")
                .set("db.password", Value.of("1234"))
                .build();
        Migration other = named("1-a")
                .rename("a")
                .to("b")
                .set("db.password", Value.of("5678"))
                .build();
        given("{'a': 1, 'pin': {'password': '1111'}, 'url': 'http://u:1111@host'}");
        String one = migrator(secret).plan().fingerprint();
        given("{'a': 1, 'pin': {'password': '2222'}, 'url': 'http://u:2222@host'}");
        String two = migrator(other).plan().fingerprint();
        given("{'a': 1, 'pin': {}, 'url': 'http://u:2222@host'}");
        String none = migrator(other).plan().fingerprint();

        assertThat(one).isEqualTo(two).isNotEqualTo(none);
    }

    @Test
    void theReportAsJsonHasIt() {
        given("{'a': 1}");
        Plan plan = migrator(RENAME).plan();

        assertThat(plan.toJson()).contains("\"fingerprint\":\"" + plan.fingerprint() + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "2:a:b:c:d:all", "1:x:x:x:x:all"})
    void whatIsNoFingerprintIsRefused(String text) {
        given("{'a': 1}");

        refuses(
                migrator(RENAME),
                text,
                "the fingerprint is not that of a plan; expected the fingerprint that a plan of this version has");
    }

    @Test
    void aFingerprintThatAsksForNothingKnownIsRefused() {
        given("{'a': 1}");
        String fingerprint = migrator(RENAME).plan().fingerprint();

        refuses(
                migrator(RENAME),
                fingerprint.replaceAll("all$", "some"),
                "the fingerprint is not that of a plan; expected the fingerprint that a plan of this version has");
    }

    @Test
    void aRunThatWasKilledIsNoReasonToRefuseWhatWasPlannedSince() {
        given("{'a': 1, 'x': 1}");
        migrator(RENAME).migrate();
        Bench killed = new Bench();
        killed.given("{'a': 1, 'x': 1}");
        killed.journal.append(journal.read().get(0));

        String fingerprint = killed.migrator(RENAME).plan().fingerprint();
        killed.migrator(RENAME).migrateAsPlanned(fingerprint);

        assertThat(killed.settings()).isEqualTo(settings());
    }
}
