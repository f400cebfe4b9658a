package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;

import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

/** What becomes of edits that were made after a rename. */
class RenameBackTest {
    private static final Step STEP = rename("db.url", "ds.url");

    private static Step rename(String from, String to) {
        return new Rename(Key.of(from), Key.of(to), IfOccupied.REFUSE, false);
    }

    @Test
    void EDIT_OUT_aTableThatWasWrittenEmptyKeepsWhatSomebodyPutThere() {
        goes(STEP, "{'ds': {}, 'db': {'url': 'x'}}", "{'ds': {'url': 'x'}}")
                .edited("{'ds': {'url': 'x', 'new': 1}}")
                .returns("{'ds': {'new': 1}, 'db': {'url': 'x'}}");
    }

    @Test
    void EDIT_IN_aTargetThatIsAddedWhereThereWasNothingIsCarriedBack() {
        findsNothing(STEP, "{'z': 1}")
                .edited("{'z': 1, 'ds': {'url': 'x'}}")
                .returns("{'z': 1, 'db': {'url': 'x'}}", "CARRIED_BACK db.url");
    }

    @Test
    void EDIT_DEL_aReplacedTargetThatWasDeletedStaysDeleted() {
        goes(new Rename(Key.of("a"), Key.of("b"), IfOccupied.REPLACE, false), "{'a': 1, 'b': 2}", "{'b': 1}")
                .edited("{'z': 1}")
                .returns("{'z': 1}", "STAYS_DELETED a");
    }

    @Test
    void EDIT_IN_anEditIsCarriedBack() {
        goes(STEP, "{'db': {'url': 'x', 'z': 2}}", "{'db': {'z': 2}, 'ds': {'url': 'x'}}")
                .edited("{'db': {'z': 2}, 'ds': {'url': [1]}}")
                .returns("{'db': {'url': [1], 'z': 2}}");
    }

    @Test
    void EDIT_DEL_aTargetThatWasDeletedStaysDeleted() {
        goes(STEP, "{'db': {'url': 'x'}}", "{'ds': {'url': 'x'}}").edited("{}").returns("{}", "STAYS_DELETED db.url");
    }

    @Test
    void EDIT_BACK_anOldNameThatCameBackIsSilentWhereItIsEqual() {
        goes(rename("a", "b"), "{'a': 1}", "{'b': 1}")
                .edited("{'b': 1, 'a': 1}")
                .returns("{'a': 1}");
        goes(rename("a", "b"), "{'a': 1}", "{'b': 1}")
                .edited("{'b': 5, 'a': 5}")
                .returns("{'a': 5}");
    }

    @Test
    void EDIT_BACK_anOldNameThatCameBackIsAConflictWhereItDiffers() {
        goes(rename("a", "b"), "{'a': 1}", "{'b': 1}")
                .edited("{'b': 1, 'a': 7}")
                .conflicts(
                        "edited.yaml:1:15: a: it came back with another value than b leads back to; expected one of the"
                                + " two values; safe to retry; to keep the edit (keep-edited): the value that stands here stays; to restore the"
                                + " old state (restore-old): the value from b takes its place")
                .keepingEdits("{'a': 7}", "EDIT_WON a")
                .restoringOld("{'a': 1}", "OLD_WON a");
    }

    @Test
    void EDIT_PARK_anEditThatTheOldNameCannotHoldIsAConflict() {
        goes(rename("a", "b"), "{'a': 1}", "{'b': 1}")
                .edited("{'b': {'c': 1}}")
                .conflicts(
                        "edited.yaml:1:7: b: it was edited to a value that a cannot hold: that takes a single value;"
                                + " expected one of the two values; safe to retry; to keep the edit (keep-edited): it stays here, where the old"
                                + " release does not read it; to restore the old state (restore-old): not possible, that value was not kept")
                .keepingEdits("{'b': {'c': 1}}", "EDIT_WON b");
    }

    @Test
    void EDIT_DEL_aTargetWhoseChildrenWereThereBeforeStaysDeleted() {
        goes(
                        rename("x", "log"),
                        "{'x': 'info', 'log': {'com': 'debug'}}",
                        "{'log': {'$value': 'info', 'com': 'debug'}}")
                .keeping("{did: \"done\", beside: true, places: {x: false}}")
                .edited("{'log': {'com': 'debug'}}")
                .returns("{'log': {'com': 'debug'}}", "STAYS_DELETED x");
    }

    @Test
    void EDIT_IN_aTargetThatIsAddedBesideItsChildrenIsCarriedBack() {
        goes(rename("x", "log"), "{'log': {'com': 'debug'}}", "{'log': {'com': 'debug'}}")
                .keeping("{did: \"nothing\", beside: true}")
                .edited("{'log': {'$value': 'info', 'com': 'debug'}}")
                .returns("{'log': {'com': 'debug'}, 'x': 'info'}", "CARRIED_BACK x");
        born(rename("x", "log"), "{'log': {'com': 'debug'}}").returns("{'log': {'com': 'debug'}}");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'ds': {'url': 'x'}, 'z': 1}").returns("{'z': 1, 'db': {'url': 'x'}}", "CARRIED_BACK db.url");
        born(STEP, "{'z': 1}").returns("{'z': 1}");
        born(rename("a", "b"), "{'b': 1, 'a': 2}").keepingEdits("{'a': 2}", "EDIT_WON a");
    }
}
