package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhenTest {
    private static final Step THEN = new Rename(Key.of("a"), Key.of("b"), IfOccupied.REFUSE, false);
    private static final Step OTHERWISE = new Rename(Key.of("a"), Key.of("c"), IfOccupied.REFUSE, false);
    private static final Step STEP =
            new When(Condition.equal("mode", Value.of("on")), List.of(THEN), List.of(OTHERWISE));
    private static final Step ONLY_THEN = new When(
            Condition.present("a"),
            List.of(THEN, new AddDefault(Key.of("d"), Value.of(1), Optional.of("why"))),
            List.of());

    @Test
    void RT_theBranchIsTakenAndKept() {
        goes(STEP, "{'mode': 'on', 'a': 1}", "{'mode': 'on', 'b': 1}")
                .keeping("{did: \"then\", inner: [{did: \"done\"}]}");
        goes(STEP, "{'mode': 'off', 'a': 1}", "{'mode': 'off', 'c': 1}")
                .keeping("{did: \"otherwise\", inner: [{did: \"done\"}]}");
        goes(STEP, "{'a': 1}", "{'c': 1}").keeping("{did: \"otherwise\", inner: [{did: \"done\"}]}");
    }

    @Test
    void RT_withoutTheOtherBranchNothingIsDone() {
        goes(ONLY_THEN, "{'z': 1}", "{'z': 1}").keeping("{did: \"otherwise\", inner: []}");
        goes(ONLY_THEN, "{'a': 1}", "{'b': 1, 'd': 1}")
                .keeping("{did: \"then\", inner: [{did: \"done\"}, {did: \"done\"}]}");
    }

    @Test
    void EDIT_OUT_theWayBackFollowsTheRecordAndNotTheCondition() {
        goes(STEP, "{'mode': 'on', 'a': 1}", "{'mode': 'on', 'b': 1}")
                .edited("{'mode': 'off', 'b': 5}")
                .returns("{'mode': 'off', 'a': 5}");
        goes(STEP, "{'mode': 'off', 'a': 1}", "{'mode': 'off', 'c': 1}")
                .edited("{'mode': 'on', 'c': 1, 'b': 7}")
                .returns("{'mode': 'on', 'a': 1, 'b': 7}");
    }

    @Test
    void EDIT_DEL_remarksAndConflictsOfTheBranchAreTold() {
        goes(STEP, "{'mode': 'on', 'a': 1}", "{'mode': 'on', 'b': 1}")
                .edited("{'mode': 'on'}")
                .returns("{'mode': 'on'}", "STAYS_DELETED a");
        goes(STEP, "{'mode': 'on', 'a': 1}", "{'mode': 'on', 'b': 1}")
                .edited("{'mode': 'on', 'b': 1, 'a': 7}")
                .conflicts(
                        "edited.yaml:1:29: a: it came back with another value than b leads back to; expected one of the two"
                                + " values; safe to retry; to keep the edit (keep-edited): the value that stands here stays; to restore the old"
                                + " state (restore-old): the value from b takes its place")
                .keepingEdits("{'mode': 'on', 'a': 7}", "EDIT_WON a")
                .restoringOld("{'mode': 'on', 'a': 1}", "OLD_WON a");
    }

    @Test
    void everyProblemOfTheBranchIsToldAndNoneOfTheOther() {
        refuses(
                STEP,
                "{'mode': 'on', 'a': 1, 'b': 2, 'c': 3}",
                "test.yaml:1:29: b: it has a value already, and a would be put there; expected no value; safe to retry; remove"
                        + " one of the two, or let the step say ifOccupied keep or replace");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeGoBackThroughTheBranchThatFits() {
        born(STEP, "{'mode': 'on', 'b': 1}").returns("{'mode': 'on', 'a': 1}", "CARRIED_BACK a");
        born(STEP, "{'mode': 'off', 'c': 1}").returns("{'mode': 'off', 'a': 1}", "CARRIED_BACK a");
        born(ONLY_THEN, "{'b': 1}").returns("{'a': 1}", "CARRIED_BACK a");
        born(ONLY_THEN, "{'z': 1}").returns("{'z': 1}");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreRefusedWhereTheBranchIs() {
        born(STEP, "{'mode': 'on', 'b': 1, 'a': 2}")
                .conflicts(
                        "edited.yaml:1:29: a: it came back with another value than b leads back to; expected one of the two"
                                + " values; safe to retry; to keep the edit (keep-edited): the value that stands here stays; to restore the old"
                                + " state (restore-old): the value from b takes its place");
    }

    @Test
    void whatLeftEverythingAsItWasIsNotUndone() {
        assertThat(STEP.down(Example.settings("{'mode': 'on', 'b': 1}"), Residue.idle(), OnConflict.REFUSE))
                .isEqualTo(new Down.Done(Example.settings("{'mode': 'on', 'b': 1}"), List.of()));
    }

    @Test
    void FRAME_textInAnElementRefersToTheWholeSettings() {
        Step rename = new Rename(Key.of("h"), Key.of("host"), IfOccupied.REFUSE, false);
        Step inner = new When(Condition.present("h"), List.of(rename), List.of());
        goes(
                new Each(KeyPattern.of("l"), Optional.of(Key.of("n")), List.of(inner)),
                "{'h': 0, 'l': [{'n': 1, 'h': 'x', 'u': '${h}'}]}",
                "{'h': 0, 'l': [{'n': 1, 'host': 'x', 'u': '${h}'}]}");
    }

    @Test
    void theStepSaysWhatItsStepsSay() {
        Step lossy =
                new Convert(Key.of("t"), Key.of("t"), Codecs.millisToDuration(), IfOccupied.REFUSE, Optional.empty());
        assertThat(new When(Condition.present("x"), List.of(lossy), List.of(lossy)).losses())
                .hasSize(2);
        assertThat(ONLY_THEN.comments()).containsExactly(new Comment(Key.of("d"), "why"));
        assertThat(STEP.footprint().reads()).containsExactly(KeyPattern.of("mode"));
        assertThat(STEP.footprint().writes())
                .containsExactly(KeyPattern.of("a"), KeyPattern.of("a"), KeyPattern.of("b"), KeyPattern.of("c"));
    }

    @Test
    void aBranchThatChangesTheConditionIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new When(Condition.present("a"), List.of(OTHERWISE), List.of(THEN)))
                .withMessage(
                        "a: the steps change what decides between the two branches, so running them again would take the"
                                + " other branch; decide by a key that they leave alone");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new When(Condition.present("c.x"), List.of(THEN), List.of(OTHERWISE)))
                .withMessageStartingWith("c.x: the steps change what decides");
    }
}
