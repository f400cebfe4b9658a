package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

class MoveTest {
    private static final Step STEP = move("db", "ds", IfOccupied.REFUSE);

    private static Step move(String from, String to, IfOccupied ifOccupied) {
        return new Move(Key.of(from), Key.of(to), ifOccupied, false);
    }

    private static Step move(String from, String to) {
        return move(from, to, IfOccupied.REFUSE);
    }

    @Test
    void RT_aTableMovesWithAllThatIsInIt() {
        goes(
                        STEP,
                        "{'db': {'url': 'x', 'pool': {'max': 5, 'e': {}}}, 'z': 1}",
                        "{'z': 1, 'ds': {'url': 'x', 'pool': {'max': 5, 'e': {}}}}")
                .keeping("{did: \"done\", places: {db: false}}");
    }

    @Test
    void RT_aValueMovesAndSoDoesAValueWithChildren() {
        goes(STEP, "{'a': 1, 'db': 5}", "{'a': 1, 'ds': 5}").keeping("{did: \"done\"}");
        goes(STEP, "{'db': {'$value': 5, 'x': [1]}}", "{'ds': {'$value': 5, 'x': [1]}}")
                .keeping("{did: \"done\"}");
        goes(STEP, "{'db': {}}", "{'ds': {}}").keeping("{did: \"done\"}");
        goes(STEP, "{'db': null}", "{'ds': null}").keeping("{did: \"done\"}");
    }

    @Test
    void RT_tablesAroundBothPlacesComeAndGo() {
        goes(move("a.b", "c.d"), "{'a': {'b': {'x': 1}}, 'z': 1}", "{'z': 1, 'c': {'d': {'x': 1}}}")
                .keeping("{did: \"done\", places: {a: false}}");
        goes(move("a.b", "c.d"), "{'c': {}, 'a': {'b': {'x': 1}, 'y': 2}}", "{'c': {'d': {'x': 1}}, 'a': {'y': 2}}")
                .keeping("{did: \"done\", places: {\"a.b\": false}, shells: {c: {}}}");
    }

    @Test
    void IDEM_whatIsMovedStays() {
        leaves(STEP, "{'ds': {'url': 'x'}}");
    }

    @Test
    void EDIT_IN_allThatIsThereByThenGoesBack() {
        goes(STEP, "{'db': {'a': 1, 'b': 2}, 'z': 1}", "{'z': 1, 'ds': {'a': 1, 'b': 2}}")
                .edited("{'z': 1, 'ds': {'a': 7, 'new': {'c': 1}}}")
                .returns("{'db': {'a': 7, 'new': {'c': 1}}, 'z': 1}");
    }

    @Test
    void EDIT_IN_whatIsAddedWhereThereWasNothingIsCarriedBack() {
        findsNothing(STEP, "{'z': 1}")
                .edited("{'z': 1, 'ds': {'url': 'x'}}")
                .returns("{'z': 1, 'db': {'url': 'x'}}", "CARRIED_BACK db");
    }

    @Test
    void EDIT_DEL_whatWasDeletedStaysDeleted() {
        goes(STEP, "{'db': {'a': 1}, 'z': 1}", "{'z': 1, 'ds': {'a': 1}}")
                .edited("{'z': 1}")
                .returns("{'z': 1}", "STAYS_DELETED db");
    }

    @Test
    void anOccupiedPlaceIsRefused() {
        refuses(
                STEP,
                "{'db': {'a': 'secret1'}, 'ds': {'x': 'secret2'}}",
                "test.yaml:1:32: ds: something is there already, and db would be put there; expected nothing at or below"
                        + " it; safe to retry; remove one of the two, or let the step say ifOccupied keep or replace");
    }

    @Test
    void anOccupiedPlaceKeepsWhatIsThereWhereThatIsSaid() {
        goes(move("db", "ds", IfOccupied.KEEP), "{'db': {'a': 1}, 'ds': {'x': 2}, 'z': 1}", "{'ds': {'x': 2}, 'z': 1}")
                .keeping("{did: \"done\", was: {a: 1}, places: {db: false}}")
                .edited("{'ds': {'x': 5}, 'z': 1}")
                .returns("{'db': {'a': 1}, 'ds': {'x': 5}, 'z': 1}");
    }

    @Test
    void anOccupiedPlaceIsReplacedWhereThatIsSaid() {
        goes(
                        move("db", "ds", IfOccupied.REPLACE),
                        "{'db': {'a': 1}, 'ds': {'x': 2}, 'z': 1}",
                        "{'ds': {'a': 1}, 'z': 1}")
                .keeping("{did: \"done\", over: {x: 2}, places: {db: false}}")
                .edited("{'ds': {'a': 5}, 'z': 1}")
                .returns("{'db': {'a': 5}, 'ds': {'x': 2}, 'z': 1}");
    }

    @Test
    void aListInTheWayIsRefused() {
        refuses(
                move("db", "l.x"),
                "{'db': {'a': 1}, 'l': []}",
                "test.yaml:1:23: l.x: l is a list, or has no such element; expected a table around it; safe to retry;"
                        + " elements of a list are reached with each");
    }

    @Test
    void EDIT_BACK_anOldPlaceThatCameBackIsMergedValueByValue() {
        goes(STEP, "{'db': {'a': 1, 'b': {'c': 2}}}", "{'ds': {'a': 1, 'b': {'c': 2}}}")
                .edited("{'ds': {'a': 1, 'b': {'c': 2}}, 'db': {'a': 1, 'n': 3}}")
                .returns("{'db': {'a': 1, 'n': 3, 'b': {'c': 2}}}");
    }

    @Test
    void EDIT_BACK_everyValueThatDiffersIsAConflict() {
        String why = ": it came back with another value than ds leads back to; expected one of the two values; safe to"
                + " retry; to keep the edit (keep-edited): the value that stands here stays; to restore the old state (restore-old): the value from ds"
                + " takes its place";
        goes(STEP, "{'db': {'a': 1, 'b': 2, 'c': 3}}", "{'ds': {'a': 1, 'b': 2, 'c': 3}}")
                .edited("{'ds': {'a': 1, 'b': 2, 'c': 3}, 'db': {'b': 7, 'a': 8, 'c': 3}}")
                .conflicts("edited.yaml:1:54: db.a" + why, "edited.yaml:1:46: db.b" + why)
                .keepingEdits("{'db': {'b': 7, 'a': 8, 'c': 3}}", "EDIT_WON db.a", "EDIT_WON db.b")
                .restoringOld("{'db': {'b': 2, 'a': 1, 'c': 3}}", "OLD_WON db.a", "OLD_WON db.b");
    }

    @Test
    void EDIT_BACK_anEmptyTableDoesNotTakeAwayWhatWasPutInIt() {
        goes(STEP, "{'db': {'a': 1, 'e': {}}}", "{'ds': {'a': 1, 'e': {}}}")
                .edited("{'ds': {'a': 1, 'e': {}}, 'db': {'e': {'new': 1}}}")
                .returns("{'db': {'e': {'new': 1}, 'a': 1}}");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'ds': {'a': 1}}").returns("{'db': {'a': 1}}", "CARRIED_BACK db");
        born(STEP, "{}").returns("{}");
    }

    @Test
    void whatIsNoMoveIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> move("a", "a"))
                .withMessage("a: the old and the new key are the same");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> move("db", "db.main"))
                .withMessage(
                        "db: one of it and db.main lies below the other, so that the settings would not tell whether"
                                + " the move is done; move what is in it key by key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> move("a.b", "a"))
                .withMessageStartingWith("a.b: one of it and a lies below the other");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> move("a[1]", "b"))
                .withMessage("a[1]: a step does not take an element of a list by its place, which an edit may change;"
                        + " use each");
    }
}
