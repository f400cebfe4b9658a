package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Status.Line;
import dev.keyturn.Status.State;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import org.junit.jupiter.api.Test;

/** Where every migration stands. */
class StatusTest extends Bench {
    private static final Migration FIRST = named("1-a").rename("a").to("b").build();
    private static final Migration SECOND = named("2-b").rename("b").to("c").build();

    @Test
    void whatIsToBeDoneIsPending() {
        given("{'a': 1}");

        assertThat(migrator(FIRST, SECOND).status().lines())
                .containsExactly(new Line("1-a", State.PENDING), new Line("2-b", State.PENDING));
        assertThat(migrator(FIRST).status()).hasToString("app (mode migrate)\n  pending  1-a\n");
        assertThat(migrator().status()).hasToString("app (mode migrate)\n  no migrations, neither applied nor given\n");
    }

    @Test
    void whatCannotBeDoneWaits() {
        given("{'a': 1, 'b': 2}");

        assertThat(migrator(FIRST, SECOND).status().in(State.WAITING)).contains("1-a");
        assertThat(migrator(FIRST).status().in(State.PENDING)).isEmpty();
    }

    @Test
    void whatIsAppliedComesFirst() {
        given("{'a': 1}");
        migrator(FIRST).migrate();

        assertThat(migrator(FIRST, SECOND).status().lines())
                .containsExactly(new Line("1-a", State.APPLIED), new Line("2-b", State.PENDING));
    }

    @Test
    void whatIsAppliedAndUnknownHereIsAhead() {
        given("{'a': 1}");
        migrator(FIRST, SECOND).migrate();

        Status status = migrator(FIRST).status();

        assertThat(status.lines()).containsExactly(new Line("1-a", State.APPLIED), new Line("2-b", State.AHEAD));
        assertThat(status.notices())
                .containsExactly(
                        "2-b is applied, and is not among the migrations given (a newer release has it, or it was"
                                + " left out); it is left alone");
    }

    @Test
    void anotherOneOfTheSameNameIsAltered() {
        given("{'a': 1}");
        migrator(FIRST).migrate();

        Status status = migrator(named("1-a").rename("a").to("z").build()).status();

        assertThat(status.lines()).containsExactly(new Line("1-a", State.ALTERED));
        assertThat(status.notices()).hasSize(1);
    }

    @Test
    void whatWasTakenBackIsHeldWhoeverAsks() {
        given("{'a': 1}");
        migrator(FIRST, SECOND).migrate();
        migrator().rollback(To.count(2));

        assertThat(migrator(FIRST, SECOND).status().in(State.HELD)).containsExactly("1-a", "2-b");
        assertThat(migrator(FIRST).status().in(State.HELD)).containsExactly("1-a", "2-b");
        assertThat(migrator().status().in(State.HELD)).containsExactlyInAnyOrder("1-a", "2-b");
    }

    @Test
    void whatIsNoLongerInTheSettingsReturned() {
        given("{'a': 1}");
        Settings old = settings();
        migrator(FIRST, SECOND).migrate();
        source.become(old);

        assertThat(migrator(FIRST, SECOND).status().in(State.RETURNED)).containsExactly("1-a", "2-b");
    }

    @Test
    void whatWasBegunAndNotFinishedIsInterrupted() {
        given("{'a': 1, 'x': 1}");
        migrator(FIRST).migrate();
        Bench killed = new Bench();
        killed.source = source;
        killed.journal.append(journal.read().get(0));

        assertThat(killed.migrator(FIRST, SECOND).status().lines())
                .containsExactly(new Line("1-a", State.INTERRUPTED), new Line("2-b", State.PENDING));
        assertThat(killed.migrator().status().in(State.INTERRUPTED)).containsExactly("1-a");
    }

    @Test
    void aReversalThatWasBegunAndNotFinishedIsInterrupted() {
        given("{'a': 1, 'x': 1}");
        migrator(FIRST).migrate();
        Settings young = settings();
        migrator().rollback(To.count(1));
        Bench killed = new Bench();
        killed.source = source;
        source.become(young);
        journal.read().subList(0, 3).forEach(killed.journal::append);

        assertThat(killed.migrator(FIRST).status().in(State.INTERRUPTED)).containsExactly("1-a");
    }

    @Test
    void SECRECY_theDifferenceOfAnAlteredMigrationDoesNotTellTheSecretThatItSets() {
        given("{'a': 1}");
        migrator(named("1-a").set("db.password", Value.of("hunter2")).build()).migrate();

        Status status = migrator(
                        named("1-a").set("db.password", Value.of("hunter3")).build())
                .status();

        assertThat(status.in(State.ALTERED)).containsExactly("1-a");
        assertThat(status.toString() + status.toJson() + status.toMarkdown()).doesNotContain("hunter");
    }

    @Test
    void itIsThereAsJsonToo() {
        given("{'a': 1}");
        migrator(FIRST).migrate();

        assertThat(migrator(FIRST, SECOND).status().toJson())
                .contains(
                        "\"mode\":\"migrate\"",
                        "\"migrations\":[{\"id\":\"1-a\",\"state\":\"applied\"},{\"id\":\"2-b\",\"state\":\"pending\"}]");
    }
}
