package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.step.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether the settings are what the journal says, and what the migrations promised. */
class VerificationTest extends Bench {
    private static Steps promising(String id, Condition... checks) {
        return Migration.named(id).owner("tests").expect("a promise", checks).rollbackNote("safe");
    }

    private void finds(Migrator migrator, String... problems) {
        Settings settings = settings();
        int entries = journal.read().size();
        Verification verification = migrator.verify();
        assertThat(verification.problems().stream().map(Object::toString)).containsExactly(problems);
        assertThat(verification.hasPassed()).isEqualTo(problems.length == 0);
        assertThat(verification.toJson()).contains("\"passed\":" + (problems.length == 0));
        assertThat(settings().identical(settings)).isTrue();
        assertThat(journal.read()).hasSize(entries);
    }

    @Test
    void whatIsAsItShouldBePasses() {
        given("{'a': 1}");
        Migrator migrator = migrator(promising("1-a", Condition.present("b"), Condition.absent("a"))
                .rename("a")
                .to("b")
                .build());
        finds(migrator);
        migrator.migrate();

        finds(migrator);
        assertThat(migrator.verify()).hasToString("Verification of app\n  all is as it should be\n");
        assertThat(migrator.verify().notices()).isEmpty();
    }

    @Test
    void aPromiseThatSomebodyBrokeIsTold() {
        given("{'a': 1}");
        Migrator migrator = migrator(
                promising("1-a", Condition.present("b")).rename("a").to("b").build());
        migrator.migrate();
        source.become(read("{'c': 1}"));

        finds(
                migrator,
                "expected.json:1:1: b: what 1-a promises is not so; expected something at b; safe to retry;"
                        + " somebody changed it since, or something was not written; tests, who owns it,"
                        + " knows more");
    }

    @Test
    void aPromiseIsJudgedAtTheShapeThatItWasMadeFor() {
        given("{'a': 1}");
        Migrator migrator = migrator(
                promising("1-a", Condition.present("b")).rename("a").to("b").build(),
                promising("2-b", Condition.present("c"), Condition.absent("b"))
                        .rename("b")
                        .to("c")
                        .build());
        migrator.migrate();

        finds(migrator);
        finds(migrator());
    }

    @Test
    void aPromiseThatCannotBeJudgedAnyMoreIsANote() {
        given("{'a': 1}");
        Migrator migrator = migrator(
                promising("1-a", Condition.present("b")).rename("a").to("b").build(),
                named("2-b").rename("b").to("c").build());
        migrator.migrate();
        edit("b", Value.of(7));

        finds(migrator);
        assertThat(migrator.verify().notices())
                .contains("b was retired by 2-b and is there again; this release does not read it")
                .anyMatch(
                        notice -> notice.startsWith("1-a: its expectations cannot be checked, because later migrations"
                                + " cannot be taken back in memory: "));
    }

    @Test
    void oldSettingsThatAreBackAreToldAndNothingElseIs() {
        given("{'a': 1}");
        Settings old = settings();
        Migrator migrator = migrator(
                promising("1-a", Condition.present("b")).rename("a").to("b").build());
        migrator.migrate();
        source.become(old);

        finds(
                migrator,
                "app.json:1:1: the settings are those of before 1-a, although the journal says that it is applied;"
                        + " expected the settings as they were migrated; safe to retry; if a backup or an old copy was put"
                        + " there, migrate again; if not, restore the settings");
    }

    @Test
    void aRunThatWasInterruptedIsTold() {
        given("{'a': 1}");
        Migrator migrator = migrator(named("1-a").rename("a").to("b").build());
        migrator.migrate();
        List<Entry> entries = journal.read();
        Bench killed = new Bench();
        killed.source = source;
        killed.journal.append(entries.get(0));

        assertThat(killed.migrator().verify().problems())
                .hasToString(
                        "[app.json:1:1: 1-a was interrupted while it was written; expected a run that came to its end;"
                                + " safe to retry; run recover, or the next migrate does it]");
    }

    @Test
    void aRetiredKeyThatCameBackIsANote() {
        given("{'a': 1, 'old': {'flag': true}}");
        Migrator migrator = migrator(named("1-a").remove("old.flag").build());
        migrator.migrate();
        edit("old.flag", Value.of(false));

        finds(migrator);
        assertThat(migrator.verify().notices())
                .containsExactly("old.flag was retired by 1-a and is there again; this release does not read it");
    }

    @Test
    void aRetiredKeyThatALaterMigrationMadeAgainIsNone() {
        given("{'a': 1}");
        Migrator migrator = migrator(
                named("1-a").rename("a").to("b").build(),
                named("2-a").addDefault("a", 2).build());
        migrator.migrate();

        finds(migrator);
        assertThat(migrator.verify().notices()).isEmpty();
    }

    @Test
    void whatALostKeySealedIsANote() {
        given("{'db': {'password': 'hunter2'}}");
        migrator(named("1-a").remove("db.password").build()).migrate();
        byte[] another = new byte[32];
        another[0] = 1;

        assertThat(Migrator.of(source)
                        .journal(journal, lock)
                        .key(another)
                        .build()
                        .verify()
                        .notices())
                .containsExactly(
                        "1-a: what the journal keeps of it is encrypted with a key that is not here; taking it back"
                                + " would lose that");
    }

    @Test
    void SECRECY_aBrokenPromiseAboutASecretDoesNotTellIt() {
        given("{'password': 'hunter2'}");
        Migrator migrator = migrator(promising("1-a", Condition.equal("pw.password", Value.of("hunter2")))
                .rename("password")
                .to("pw.password")
                .build());
        migrator.migrate();
        source.become(settings().without(Key.of("pw.password")).with("other", Value.of(1)));

        Verification verification = migrator.verify();

        assertThat(verification.problems()).hasSize(1);
        assertThat(verification.toString() + verification.toJson() + verification.toMarkdown())
                .doesNotContain("hunter2");
    }
}
