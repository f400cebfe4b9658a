package dev.keyturn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.RefusedException;
import org.junit.jupiter.api.Test;

/** Which of several migrations a run does. */
class PendingTest extends Bench {
    private Migrator three() {
        return migrator(
                named("1-a").rename("a").to("b").build(),
                named("2-b").rename("b").to("c").build(),
                named("3-c").rename("c").to("d").build());
    }

    @Test
    void theNextOneIsDoneAloneAndTheOthersWait() {
        given("{'a': 1}");

        assertThat(three().plan(Pending.next()).notices())
                .containsExactly("2-b waits: it was not asked for", "3-c waits: it was not asked for");
        assertThat(three().migrate(Pending.next()).migrated()).containsExactly("1-a");
        assertThat(three().migrate(Pending.next()).migrated()).containsExactly("2-b");
        assertThat(settings()).isEqualTo(read("{'c': 1}"));
        assertThat(three().migrate(Pending.next()).migrated()).containsExactly("3-c");
        assertThat(three().migrate(Pending.next()).hasChanged()).isFalse();
    }

    @Test
    void allUpToOneAreDoneAndThatOne() {
        given("{'a': 1}");

        assertThat(three().migrate(Pending.upTo("2-b")).migrated()).containsExactly("1-a", "2-b");
        assertThat(three().migrate(Pending.upTo("2-b")).hasChanged()).isFalse();
        assertThat(settings()).isEqualTo(read("{'c': 1}"));
    }

    @Test
    void upToOneThatIsNotThereIsRefusedBeforeAnythingIsWritten() {
        given("{'a': 1}");

        assertThatThrownBy(() -> three().migrate(Pending.upTo("9-z")))
                .isInstanceOf(RefusedException.class)
                .hasMessage("app: there is no migration 9-z; expected one of 1-a, 2-b, 3-c; safe to retry");
        assertThat(settings()).isEqualTo(read("{'a': 1}"));
        assertThat(journal.read()).isEmpty();
    }

    @Test
    void heldOnesAreDoneOnlyWhereTheyAreAskedForAndKeepTheOrder() {
        given("{'a': 1}");
        three().migrate();
        three().rollback(To.before("2-b"));

        assertThat(three().plan().notices())
                .containsExactly(
                        "2-b was rolled back and is held: it does not run again by itself; to run it, ask for held"
                                + " migrations as well (Pending.heldToo, --again)",
                        "3-c was rolled back and is held: it does not run again by itself; to run it, ask for held"
                                + " migrations as well (Pending.heldToo, --again)");
        assertThat(three().migrate(Pending.next().heldToo()).migrated()).containsExactly("2-b");
        assertThat(three().migrate(Pending.upTo("3-c")).hasChanged()).isFalse();
        assertThat(three().migrate(Pending.upTo("3-c").heldToo()).migrated()).containsExactly("3-c");
        assertThat(settings()).isEqualTo(read("{'d': 1}"));
    }

    @Test
    void oneThatWasNeverDoneWaitsForOneBeforeItThatIsHeld() {
        given("{'a': 1}");
        three().migrate(Pending.upTo("1-a"));
        three().rollback(To.count(1));

        assertThat(three().migrate().hasChanged()).isFalse();
        assertThat(three().plan().notices()).contains("2-b waits for 1-a, which is held");
        assertThat(three().status().in(Status.State.WAITING)).containsExactly("2-b", "3-c");
    }
}
