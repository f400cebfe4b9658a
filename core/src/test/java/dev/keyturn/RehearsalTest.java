package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Listener;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.step.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** All of it on a copy, before it counts. */
class RehearsalTest extends Bench {
    @Test
    void whatGoesThereAndBackPassesAndEditsArrive() {
        given("{'db': {'url': 'x'}, 'http': {'timeout': 3000}, 'on': true}");
        Rehearsal rehearsal = migrator(named("1-a")
                        .rename("db.url")
                        .to("ds.url")
                        .convert("http.timeout")
                        .with(Codecs.millisToDuration())
                        .rename("on")
                        .to("enabled")
                        .build())
                .rehearse();

        assertThat(rehearsal.hasPassed()).isTrue();
        assertThat(rehearsal.migrations()).containsExactly("1-a");
        assertThat(rehearsal.carriedBack())
                .containsExactlyInAnyOrder(Key.of("ds.url"), Key.of("http.timeout"), Key.of("enabled"));
        assertThat(rehearsal.conflicts()).isEmpty();
        assertThat(rehearsal).hasToString("""
                        Rehearsal for app, on a copy

                        Passed
                          there, back and there again gives the same: 1-a
                          an edit to 3 of 3 keys arrives in the old shape
                        """);
    }

    @Test
    void anEditOfAValueThatWasSetStaysWhereItIsAndIsNoLoss() {
        given("{'level': 'info', 'on': true}");
        Rehearsal rehearsal = migrator(named("1-a")
                        .set("level", Value.of("warn"))
                        .when(Condition.equal("on", Value.of(true)))
                        .then(then -> then.set("on", Value.of(false)))
                        .build())
                .rehearse();

        assertThat(rehearsal.problems()).isEmpty();
        assertThat(rehearsal).hasToString("""
                        Rehearsal for app, on a copy

                        Passed
                          there, back and there again gives the same: 1-a
                          an edit to 0 of 2 keys arrives in the old shape; to 2, it stays as it is
                        """);
    }

    @Test
    void nothingToDoPassesAndSaysSo() {
        given("{'a': 1}");

        assertThat(migrator().rehearse())
                .hasToString("Rehearsal for app, on a copy\n\nPassed\n  there is nothing to do\n");
    }

    @Test
    void EDIT_IN_aWayBackThatLosesAnEditFails() {
        given("{'a': 1, 'z': 2}");
        Migration wrong = named("1-a")
                .custom("count")
                .writing("a")
                .up(settings -> settings.with("a", Value.of(10)))
                .down(settings -> settings.with("a", Value.of(2)))
                .build();

        Rehearsal rehearsal = migrator(wrong).rehearse();

        assertThat(rehearsal.hasPassed()).isFalse();
        assertThat(rehearsal.problems())
                .hasToString("[app.json:1:7: a: an edit made after the migration is lost on the way back; expected an"
                        + " edit that arrives in the old shape, or a conflict that is told; safe to retry; mend the"
                        + " migration; nothing was changed]");
        assertThat(settings()).isEqualTo(read("{'a': 1, 'z': 2}"));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void aWayThereThatDependsOnMoreThanTheSettingsFails() {
        given("{'a': 1}");
        int[] calls = {0};
        Migration counting = named("1-a")
                .custom("count")
                .writing("a", "n")
                .up(settings -> settings.without(Key.of("a")).with("n", Value.of(++calls[0])))
                .down(settings -> settings.without(Key.of("n")).with("a", Value.of(1)))
                .build();

        assertThat(migrator(counting).rehearse().problems())
                .isNotEmpty()
                .anyMatch(problem -> problem.what().equals("a second way there leads to something else"));
    }

    @Test
    void EDIT_PARK_editsThatTheWayBackWouldAskAboutAreToldAndAreNoFailure() {
        given("{'level': 'DEBUG'}");
        Migration words = named("1-a")
                .mapValue("level")
                .by(Map.of("DEBUG", "verbose", "INFO", "normal"))
                .build();

        Rehearsal rehearsal = migrator(words).rehearse();

        assertThat(rehearsal.hasPassed()).isTrue();
        assertThat(rehearsal.conflicts()).containsExactly(Key.of("level"));
        assertThat(rehearsal.toString()).contains("Edits that the way back would ask about\n  level: ");
    }

    @Test
    void whatCannotBeDoneIsAProblemAndNotAnException() {
        given("{'a': 1, 'b': 2}");

        Rehearsal rehearsal = migrator(named("1-a").rename("a").to("b").build()).rehearse();

        assertThat(rehearsal.hasPassed()).isFalse();
        assertThat(rehearsal.migrations()).isEmpty();
        assertThat(rehearsal.problems()).hasSize(1);
    }

    @Test
    void someOfTheMigrationsAreRehearsedAlone() {
        given("{'a': 1}");
        Migrator migrator = migrator(
                named("1-a").rename("a").to("b").build(),
                named("2-b").rename("b").to("c").build());

        assertThat(migrator.rehearse(Pending.next()).migrations()).containsExactly("1-a");
    }

    @Test
    void SECRECY_aRehearsalShowsNoSecretAndLeavesNoKeyBehind() {
        given("{'db': {'password': 'hunter2'}}");
        Migrator migrator = Migrator.of(source)
                .with(named("1-a").move("db").to("ds").remove("ds.password").build())
                .journal(journal, lock)
                .build();

        Rehearsal rehearsal = migrator.rehearse();

        assertThat(rehearsal.hasPassed()).isTrue();
        assertThat(rehearsal.toString() + rehearsal.toJson() + rehearsal.toMarkdown())
                .doesNotContain("hunter2");
    }

    @Test
    void theSourceAndTheJournalAreReadAndNothingElseIsAskedOfThem() {
        SettingsSource production = mock(SettingsSource.class);
        Journal itsJournal = mock(Journal.class);
        Lock itsLock = mock(Lock.class);
        Listener listener = mock(Listener.class);
        when(production.name()).thenReturn("production");
        when(production.capabilities()).thenReturn(Capabilities.everything());
        when(production.ability(any())).thenReturn(Optional.empty());
        when(production.read(any())).thenReturn(new Snapshot(read("{'a': 1}"), "7"));
        when(itsJournal.name()).thenReturn("its journal");
        when(itsJournal.read()).thenReturn(List.of());
        when(itsLock.warnings()).thenReturn(List.of());
        Migrator migrator = Migrator.of(production)
                .with(named("1-a").rename("a").to("b").build())
                .journal(itsJournal, itsLock)
                .tell(listener)
                .build();

        assertThat(migrator.rehearse().migrations()).containsExactly("1-a");

        verify(production, atLeastOnce()).name();
        verify(production, atLeastOnce()).capabilities();
        verify(production, atLeastOnce()).ability(any());
        verify(production).read(any());
        verifyNoMoreInteractions(production);
        verify(itsJournal, atLeastOnce()).name();
        verify(itsJournal).read();
        verifyNoMoreInteractions(itsJournal);
        verify(itsLock).warnings();
        verifyNoMoreInteractions(itsLock);
        verifyNoInteractions(listener);
    }

    @Test
    void itTellsHowFarItHasComeWithTheEdits() {
        given("{'a': 1, 'b': 2, 'c': [1]}");
        List<Progress> told = new ArrayList<>();

        Migrator.of(source)
                .with(named("1-a")
                        .rename("a")
                        .to("x")
                        .rename("b")
                        .to("y")
                        .rename("c")
                        .to("z")
                        .build())
                .journal(journal, lock)
                .tellProgress(told::add)
                .build()
                .rehearse();

        assertThat(told)
                .containsExactly(
                        new Progress("app", 1, 0, 3), new Progress("app", 2, 0, 3), new Progress("app", 3, 0, 3));
    }
}
