package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static dev.keyturn.step.Example.table;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import org.junit.jupiter.api.Test;

class SetValueTest {
    private static final Step STEP = set("a", Value.of(2));

    private static Step set(String key, Value value) {
        return new SetValue(Key.of(key), value);
    }

    @Test
    void RT_aValueIsSetInItsPlaceAndTheOldOneComesBack() {
        goes(STEP, "{'a': 1, 'z': 3}", "{'a': 2, 'z': 3}").keeping("{did: \"done\", was: 1}");
        goes(STEP, "{'a': null}", "{'a': 2}").keeping("{did: \"done\", was: null}");
        goes(STEP, "{'a': {}, 'z': 3}", "{'a': 2, 'z': 3}").keeping("{did: \"done\", was: {}}");
        goes(set("a", Value.ofNull()), "{'a': 1}", "{'a': null}");
    }

    @Test
    void RT_aValueThatWasNotThereGoesAgain() {
        goes(STEP, "{'z': 3}", "{'z': 3, 'a': 2}").keeping("{did: \"done\"}");
        goes(set("t.a", Value.of(2)), "{'t': {}}", "{'t': {'a': 2}}").keeping("{did: \"done\", shells: {t: {}}}");
        goes(set("t.u.a", Value.of(2)), "{}", "{'t': {'u': {'a': 2}}}").keeping("{did: \"done\"}");
    }

    @Test
    void RT_childrenStayBesideAValue() {
        goes(STEP, "{'a': {'$value': 1, 'x': 3}}", "{'a': {'$value': 2, 'x': 3}}")
                .keeping("{did: \"done\", was: 1}");
        goes(STEP, "{'a': {'x': 3}, 'z': 1}", "{'a': {'$value': 2, 'x': 3}, 'z': 1}")
                .keeping("{did: \"done\"}");
    }

    @Test
    void RT_aTableTakesThePlaceOfAllThatIsThere() {
        Step table = set("a", table("{'b': 1}"));
        goes(table, "{'a': 5, 'z': 1}", "{'a': {'b': 1}, 'z': 1}").keeping("{did: \"done\", was: 5}");
        goes(table, "{'a': {'$value': 5, 'x': 1}, 'z': 1}", "{'a': {'b': 1}, 'z': 1}")
                .keeping("{did: \"done\", was: 5 {x: 1}}");
        goes(set("a", table("{}")), "{'a': {'x': 1}, 'z': 1}", "{'a': {}, 'z': 1}")
                .keeping("{did: \"done\", was: {x: 1}}");
        goes(set("a", table("{'$value': 5, 'x': 1}")), "{'a': 1}", "{'a': {'$value': 5, 'x': 1}}");
    }

    @Test
    void IDEM_theSameValueIsLeft() {
        leaves(STEP, "{'a': 2}");
        leaves(set("a", table("{'b': 1}")), "{'a': {'b': 1}}");
    }

    @Test
    void theSameNumberInAnotherKindIsNotTheSameValue() {
        goes(STEP, "{'a': '2'}", "{'a': 2}").keeping("{did: \"done\", was: \"2\"}");
        goes(STEP, "{'a': 2.0}", "{'a': 2}").keeping("{did: \"done\", was: 2.0}");
    }

    @Test
    void EDIT_IN_anEditedValueStays() {
        goes(STEP, "{'a': 1}", "{'a': 2}").edited("{'a': 5}").returns("{'a': 5}", "KEPT a");
        goes(set("a", table("{'b': 1}")), "{'a': 5}", "{'a': {'b': 1}}")
                .edited("{'a': {'b': 1, 'c': 2}}")
                .returns("{'a': {'b': 1, 'c': 2}}", "KEPT a");
    }

    @Test
    void EDIT_DEL_aValueThatWasDeletedStaysDeleted() {
        goes(STEP, "{'a': 1, 'z': 1}", "{'a': 2, 'z': 1}").edited("{'z': 1}").returns("{'z': 1}", "STAYS_DELETED a");
        goes(STEP, "{'a': {'$value': 1, 'x': 3}}", "{'a': {'$value': 2, 'x': 3}}")
                .edited("{'a': {'x': 3}}")
                .returns("{'a': {'x': 3}}", "STAYS_DELETED a");
    }

    @Test
    void EDIT_OUT_childrenThatCameStay() {
        goes(STEP, "{'a': 1}", "{'a': 2}")
                .edited("{'a': {'$value': 2, 'x': 3}}")
                .returns("{'a': {'$value': 1, 'x': 3}}");
        goes(STEP, "{'a': {}}", "{'a': 2}")
                .edited("{'a': {'$value': 2, 'x': 3}}")
                .returns("{'a': {'x': 3}}");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeKeepTheirValue() {
        born(STEP, "{'a': 2}").returns("{'a': 2}");
    }

    @Test
    void aListInTheWayIsRefused() {
        refuses(
                set("l.a", Value.of(1)),
                "{'l': []}",
                "test.yaml:1:7: l.a: l is a list, or has no such element; expected a table around it; safe to retry;"
                        + " elements of a list are reached with each");
    }

    @Test
    void theSettingsAsAWholeAreNotSet() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> set(".", table("{}")))
                .withMessage("a step works on a key, not on the settings as a whole");
    }
}
