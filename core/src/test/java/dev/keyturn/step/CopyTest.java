package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

class CopyTest {
    private static final Step STEP = copy("a", "b", IfOccupied.REFUSE);

    private static Step copy(String from, String to, IfOccupied ifOccupied) {
        return new Copy(Key.of(from), Key.of(to), ifOccupied);
    }

    private static Example.Went copied() {
        return goes(STEP, "{'a': 1, 'z': 2}", "{'a': 1, 'z': 2, 'b': 1}");
    }

    @Test
    void RT_aValueIsCopiedAndTheCopyGoesAgain() {
        copied().keeping("{did: \"done\", wrote: 1}");
        goes(copy("a", "x.y.b", IfOccupied.REFUSE), "{'a': [1]}", "{'a': [1], 'x': {'y': {'b': [1]}}}");
        goes(STEP, "{'a': {}}", "{'a': {}, 'b': {}}");
        goes(STEP, "{'a': null}", "{'a': null, 'b': null}");
    }

    @Test
    void RT_aTableThatWasWrittenEmptyIsLeftEmpty() {
        goes(copy("a", "x.b", IfOccupied.REFUSE), "{'x': {}, 'a': 1}", "{'x': {'b': 1}, 'a': 1}")
                .keeping("{did: \"done\", wrote: 1, shells: {x: {}}}");
    }

    @Test
    void childrenOfBothKeysStay() {
        goes(
                STEP,
                "{'a': {'$value': 1, 'x': 2}, 'b': {'y': 3}}",
                "{'a': {'$value': 1, 'x': 2}, 'b': {'$value': 1, 'y': 3}}");
    }

    @Test
    void IDEM_whereBothHaveTheSameItIsDone() {
        leaves(STEP, "{'a': 1, 'b': 1}");
        leaves(STEP, "{'b': 1}");
        leaves(copy("a", "b", IfOccupied.REPLACE), "{'a': 1, 'b': 1}");
    }

    @Test
    void anOccupiedCopyIsRefused() {
        refuses(
                STEP,
                "{'a': 'secret1', 'b': 'secret2'}",
                "test.yaml:1:23: b: it has another value already, and a would be copied there; expected no value; safe to"
                        + " retry; remove it, or let the step say ifOccupied keep or replace");
    }

    @Test
    void anOccupiedCopyStaysWhereThatIsSaid() {
        leaves(copy("a", "b", IfOccupied.KEEP), "{'a': 1, 'b': 2}");
    }

    @Test
    void anOccupiedCopyIsReplacedWhereThatIsSaid() {
        goes(copy("a", "b", IfOccupied.REPLACE), "{'a': 1, 'b': 2, 'z': 3}", "{'a': 1, 'b': 1, 'z': 3}")
                .keeping("{did: \"done\", wrote: 1, over: 2}")
                .edited("{'a': 1, 'b': 5, 'z': 3}")
                .returns("{'a': 5, 'b': 2, 'z': 3}", "CARRIED_BACK a");
    }

    @Test
    void aTableIsRefused() {
        refuses(
                STEP,
                "{'a': {'x': 1}}",
                "test.yaml:1:7: a: it is a table; expected a single value; safe to retry; copy the values in it one by one");
    }

    @Test
    void aListInTheWayIsRefused() {
        refuses(
                copy("a", "l.x", IfOccupied.REFUSE),
                "{'a': 1, 'l': [1]}",
                "test.yaml:1:15: l.x: l is a list, or has no such element; expected a table around it; safe to retry;"
                        + " elements of a list are reached with each");
    }

    @Test
    void EDIT_IN_anEditOfTheCopyAloneIsCarriedToTheOriginal() {
        copied().edited("{'a': 1, 'z': 2, 'b': 5}").returns("{'a': 5, 'z': 2}", "CARRIED_BACK a");
    }

    @Test
    void EDIT_IN_anEditOfTheOriginalAloneStays() {
        copied().edited("{'a': 5, 'z': 2, 'b': 1}").returns("{'a': 5, 'z': 2}");
        copied().edited("{'z': 2, 'b': 1}").returns("{'z': 2}");
    }

    @Test
    void EDIT_IN_theSameEditOfBothStays() {
        copied().edited("{'a': 5, 'z': 2, 'b': 5}").returns("{'a': 5, 'z': 2}");
    }

    @Test
    void EDIT_IN_differentEditsOfBothAreAConflict() {
        copied().edited("{'a': 7, 'z': 2, 'b': 5}")
                .conflicts(
                        "edited.yaml:1:7: a: it and its copy b were edited differently; expected one of the two values;"
                                + " safe to retry; to keep the edit (keep-edited): the value that stands here stays; to restore the old state (restore-old): the"
                                + " value of the copy takes its place")
                .keepingEdits("{'a': 7, 'z': 2}", "EDIT_WON a")
                .restoringOld("{'a': 5, 'z': 2}", "OLD_WON a");
    }

    @Test
    void EDIT_IN_anEditedCopyOfADeletedOriginalIsAConflict() {
        copied().edited("{'z': 2, 'b': 5}")
                .conflicts(
                        "edited.yaml:1:1: a: it and its copy b were edited differently; expected one of the two values;"
                                + " safe to retry; to keep the edit (keep-edited): the value that stands here stays; to restore the old state (restore-old): the"
                                + " value of the copy takes its place")
                .keepingEdits("{'z': 2}", "EDIT_WON a")
                .restoringOld("{'z': 2, 'a': 5}", "OLD_WON a");
    }

    @Test
    void EDIT_DEL_aDeletedCopyStaysDeletedAndTheOriginalStays() {
        copied().edited("{'a': 1, 'z': 2}").returns("{'a': 1, 'z': 2}");
        goes(copy("a", "b", IfOccupied.REPLACE), "{'a': 1, 'b': 2}", "{'a': 1, 'b': 1}")
                .edited("{'a': 1}")
                .returns("{'a': 1}");
    }

    @Test
    void EDIT_DEL_aDeletedCopyWhoseChildrenWereThereBeforeStaysDeleted() {
        goes(STEP, "{'a': 1, 'b': {'y': 3}}", "{'a': 1, 'b': {'$value': 1, 'y': 3}}")
                .edited("{'a': 1, 'b': {'y': 3}}")
                .returns("{'a': 1, 'b': {'y': 3}}");
    }

    @Test
    void EDIT_IN_aCopyThatIsAddedWhereThereWasNothingIsCarriedBack() {
        findsNothing(STEP, "{'z': 1}").edited("{'z': 1, 'b': 5}").returns("{'z': 1, 'a': 5}", "CARRIED_BACK a");
        findsNothing(STEP, "{'z': 1}").edited("{'a': 5, 'z': 1, 'b': 5}").returns("{'a': 5, 'z': 1}");
        findsNothing(STEP, "{'z': 1}")
                .edited("{'a': 1, 'b': 5}")
                .keepingEdits("{'a': 1}", "EDIT_WON a")
                .restoringOld("{'a': 5}", "OLD_WON a");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'a': 1, 'b': 1}").returns("{'a': 1}");
        born(STEP, "{'b': 1}").returns("{'a': 1}", "CARRIED_BACK a");
        born(STEP, "{'a': 1}").returns("{'a': 1}");
    }

    @Test
    void whatIsNoCopyIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> copy("a", "a.b", IfOccupied.REFUSE))
                .withMessage("a.b: it is named twice, or lies at or below another key of the step");
    }
}
