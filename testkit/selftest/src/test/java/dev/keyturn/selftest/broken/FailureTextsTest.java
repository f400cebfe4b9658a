package dev.keyturn.selftest.broken;

import static dev.keyturn.selftest.broken.Texts.NEW;
import static dev.keyturn.selftest.broken.Texts.OLD;
import static dev.keyturn.selftest.broken.Texts.code;
import static dev.keyturn.selftest.broken.Texts.moved;
import static dev.keyturn.selftest.broken.Texts.named;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The first failure explains itself: its whole text, for migrations that are wrong as they are in real life. */
class FailureTextsTest {
    private static void broken(String text, String name) {
        Mutant mutant = BrokenMigrationsTest.all().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        told(text, mutant.law(), Laws.check(mutant.subject()));
    }

    private static void told(String name, Law law, Verdict verdict) {
        assertThat(verdict.of(law)).as(verdict.toString()).isPresent();
        Texts.check(name, verdict.of(law).orElseThrow().toString());
    }

    @Test
    void RT_aValueThatComesBackAsAnotherOne() {
        broken("rt", "a rename that trims");
    }

    @Test
    void RT_aValueThatIsOverwritten() {
        broken("rt-overwritten", "a rename that overwrites what is there");
    }

    @Test
    void EDIT_IN_anEditThatIsThrownAway() {
        broken("edit-in", "an original that beats an edit");
    }

    @Test
    void EDIT_DEL_aDeletedKeyThatComesBack() {
        broken("edit-del", "a rename that brings back what was deleted");
    }

    @Test
    void FRAME_aKeyThatIsWrittenThoughItIsNotDeclared() {
        broken("frame", "a rename that writes elsewhere, too");
    }

    @Test
    void FRAME_aKeyThatIsTakenAlong() {
        broken("frame-taken", "a rename that takes keys along that begin alike");
    }

    @Test
    void PURE_codeThatThrowsAfterAnEdit() {
        broken("pure-throws", "a way back that trips over half of a pair");
    }

    @Test
    void PURE_codeThatUsesTheLanguageOfTheMachine() {
        broken("pure-locale", "small letters of the language of the machine");
    }

    @Test
    void NON_VACUOUS_aMigrationThatAlwaysRefuses() {
        broken("non-vacuous", "a rename that always refuses");
    }

    @Test
    void CRASH_aRunThatCountsHowOftenItIsTried() {
        AtomicInteger tried = new AtomicInteger();
        Migration counting = named("2026-11-attempts")
                .custom("attempts")
                .writing("attempts")
                .up(settings -> settings.with("attempts", Value.of("n" + tried.incrementAndGet())))
                .down(settings -> settings.without(Key.of("attempts")))
                .build();
        Subject subject = Subject.of(counting);
        told("crash", Law.CRASH, Laws.check(Law.CRASH, subject, Cases.of(subject, 10, 1), 0));
    }

    @Test
    void SECRECY_aMessageThatDependsOnASecret() {
        Migration telling = named("2026-11-password")
                .custom("strength")
                .writing("db.password")
                .up(FailureTextsTest::strong)
                .down(settings -> settings)
                .build();
        told("secrecy", Law.SECRECY, Laws.check(telling));
    }

    private static Settings strong(Settings settings) {
        Optional<String> password = settings.text("db.password");
        if (password.isPresent() && password.get().contains("lake")) {
            throw new RefusedException(
                    Problem.of(Origin.unknown(), Key.of("db.user"), password.get() + " is too plain", "a longer one"));
        }
        return settings;
    }

    @Test
    void NON_VACUOUS_aMigrationThatDoesNothing() {
        Migration misspelt = code(OLD, NEW, settings -> moved(settings, "dburl", NEW), settings -> settings);
        told("non-vacuous-nothing", Law.NON_VACUOUS, Laws.check(misspelt));
    }

    @Test
    void NON_VACUOUS_whatIsRefusedIsToldOfSettingsThatHaveAllThatIsTaken() {
        Migration failing = code(
                OLD,
                NEW,
                settings -> {
                    throw new IllegalStateException("nothing works");
                },
                settings -> settings);

        assertThat(Laws.check(failing).of(Law.NON_VACUOUS).orElseThrow())
                .asString()
                .contains("settings:  {db: {url: ", ", datasource: {url: ", "failed with IllegalStateException at");
    }

    @Test
    void MIXED_aHistoryOfWhichOneMigrationIsWrong() {
        told(
                "chain",
                Law.MIXED,
                Laws.check(Migrations.of(
                        named("1-pool").rename("pool").to("datasource.pool").build(), resurrecting())));
    }

    @Test
    void MIXED_aDeletedKeyThatTheOldReleaseSeesAgain() {
        told("mixed", Law.MIXED, Laws.check(resurrecting()));
    }

    private static Migration resurrecting() {
        return code(OLD, NEW, settings -> moved(settings, OLD, NEW), settings -> {
            Settings back = moved(settings, NEW, OLD);
            return back.at(Key.of(OLD)).isEmpty() && back.blockedAt(Key.of(OLD)).isEmpty()
                    ? back.with(OLD, Value.of("jdbc:h2:mem"))
                    : back;
        });
    }

    @Test
    void aFailureOfSettingsAtRandomSaysHowToRunItAgain() {
        Migration loses = code(OLD, NEW, settings -> settings.without(Key.of(OLD)), settings -> settings);
        told("seed", Law.EDIT_BACK, Laws.check(loses, 42));
    }
}
