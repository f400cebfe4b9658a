package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.goesOnce;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import org.junit.jupiter.api.Test;

class RemoveTest {
    private static final String WHY =
            ": it came back with another value than the one that was removed; expected one of the"
                    + " two values; safe to retry; to keep the edit (keep-edited): the value that stands here stays; to restore the old state (restore-old): the"
                    + " value that was removed takes its place";
    private static final Step STEP = new Remove(Key.of("l.a"), false);
    private static final Step ALL = new Remove(Key.of("l"), true);

    @Test
    void RT_aValueIsRemovedAndComesBackToItsPlace() {
        goes(STEP, "{'l': {'a': 1, 'z': 2}}", "{'l': {'z': 2}}")
                .keeping("{did: \"done\", was: 1, places: {\"l.a\": false}}");
        goes(STEP, "{'l': {'x': 0, 'a': [1], 'z': 2}}", "{'l': {'x': 0, 'z': 2}}")
                .keeping("{did: \"done\", was: [1], places: {\"l.a\": \"x\"}}");
        goes(STEP, "{'x': 0, 'l': {'a': null}, 'z': 2}", "{'x': 0, 'z': 2}")
                .keeping("{did: \"done\", was: null, places: {l: \"x\"}}");
        goes(STEP, "{'l': {'a': {}}}", "{}").keeping("{did: \"done\", was: {}}");
    }

    @Test
    void RT_childrenOfARemovedValueStay() {
        goesOnce(STEP, "{'l': {'a': {'$value': 1, 'x': 2}, 'z': 3}}", "{'l': {'a': {'x': 2}, 'z': 3}}")
                .keeping("{did: \"done\", was: 1}");
    }

    @Test
    void RT_allOfATableIsRemovedAndComesBack() {
        goes(ALL, "{'l': {'a': 1, 'b': {'c': 2, 'e': {}}}, 'z': 2}", "{'z': 2}")
                .keeping("{did: \"done\", was: {a: 1, b: {c: 2, e: {}}}, places: {l: false}}");
        goes(ALL, "{'l': {'$value': 1, 'x': 2}}", "{}").keeping("{did: \"done\", was: 1 {x: 2}}");
        goes(ALL, "{'l': 5}", "{}").keeping("{did: \"done\", was: 5}");
    }

    @Test
    void IDEM_whatIsNotThereNeedsNoRemoval() {
        leaves(STEP, "{'l': {'z': 2}}");
        leaves(ALL, "{'z': 2}");
    }

    @Test
    void aTableIsRefused() {
        refuses(
                STEP,
                "{'l': {'a': {'x': 'secret'}}}",
                "test.yaml:1:13: l.a: it is a table; expected a single value; safe to retry; to remove it with all that is"
                        + " in it, use removeAll");
    }

    @Test
    void EDIT_BACK_whatCameBackIsSilentWhereItIsEqual() {
        goes(STEP, "{'l': {'a': 1, 'z': 2}}", "{'l': {'z': 2}}")
                .edited("{'l': {'z': 2, 'a': 1}}")
                .returns("{'l': {'z': 2, 'a': 1}}");
    }

    @Test
    void EDIT_BACK_whatCameBackIsAConflictWhereItDiffers() {
        goes(STEP, "{'l': {'a': 'secret1'}}", "{}")
                .edited("{'l': {'a': 'secret2'}}")
                .conflicts("edited.yaml:1:13: l.a" + WHY)
                .keepingEdits("{'l': {'a': 'secret2'}}", "EDIT_WON l.a")
                .restoringOld("{'l': {'a': 'secret1'}}", "OLD_WON l.a");
    }

    @Test
    void EDIT_BACK_everyValueOfATableThatCameBackDifferentIsAConflict() {
        goes(ALL, "{'l': {'a': 1, 'b': 2, 'c': {'d': 3}}}", "{}")
                .edited("{'l': {'b': 7, 'a': 8, 'n': 9}}")
                .conflicts("edited.yaml:1:21: l.a" + WHY, "edited.yaml:1:13: l.b" + WHY)
                .keepingEdits("{'l': {'b': 7, 'a': 8, 'n': 9, 'c': {'d': 3}}}", "EDIT_WON l.a", "EDIT_WON l.b")
                .restoringOld("{'l': {'b': 2, 'a': 1, 'n': 9, 'c': {'d': 3}}}", "OLD_WON l.a", "OLD_WON l.b");
    }

    @Test
    void EDIT_BACK_aTableThatWasEmptyDoesNotTakeAwayWhatCame() {
        goes(STEP, "{'l': {'a': {}}}", "{}").edited("{'l': {'a': {'x': 1}}}").returns("{'l': {'a': {'x': 1}}}");
        goes(ALL, "{'l': {'e': {}}}", "{}").edited("{'l': {'e': {'x': 1}}}").returns("{'l': {'e': {'x': 1}}}");
    }

    @Test
    void EDIT_BACK_aListThatCameInThePlaceOfATableIsAConflict() {
        goes(ALL, "{'l': {'a': 1}}", "{}")
                .edited("{'l': [1, 2]}")
                .conflicts("edited.yaml:1:7: l" + WHY)
                .keepingEdits("{'l': [1, 2]}", "EDIT_WON l")
                .restoringOld("{'l': {'a': 1}}", "OLD_WON l");
    }

    @Test
    void EDIT_BACK_childrenThatCameStandBesideTheValue() {
        goes(STEP, "{'l': {'a': 1}}", "{}")
                .edited("{'l': {'a': {'x': 2}}}")
                .returns("{'l': {'a': {'$value': 1, 'x': 2}}}");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeStayAsTheyAre() {
        born(STEP, "{'z': 1}").returns("{'z': 1}");
        born(ALL, "{'l': {'x': 1}}").returns("{'l': {'x': 1}}");
    }

    @Test
    void theKeyIsASource() {
        assertThat(STEP.footprint().sources()).containsExactly(KeyPattern.of("l.a"));
        assertThat(STEP.footprint().targets()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Remove(Key.of("l[1]"), true))
                .withMessage("l[1]: a step does not take an element of a list by its place, which an edit may change;"
                        + " use each");
    }
}
