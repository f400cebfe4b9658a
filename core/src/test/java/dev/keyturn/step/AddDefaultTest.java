package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static dev.keyturn.step.Example.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AddDefaultTest {
    private static final Step STEP = add("c.on", Value.of(true));

    private static Step add(String key, Value value) {
        return new AddDefault(Key.of(key), value, Optional.empty());
    }

    @Test
    void RT_aDefaultIsAddedAndGoesAgain() {
        goes(STEP, "{'z': 1}", "{'z': 1, 'c': {'on': true}}").keeping("{did: \"done\"}");
        goes(STEP, "{'c': {'x': 1}, 'z': 1}", "{'c': {'x': 1, 'on': true}, 'z': 1}")
                .keeping("{did: \"done\"}");
        goes(STEP, "{'c': {}, 'z': 1}", "{'c': {'on': true}, 'z': 1}").keeping("{did: \"done\", shells: {c: {}}}");
        goes(STEP, "{'c': null}", "{'c': {'on': true}}").keeping("{did: \"done\", shells: {c: null}}");
        goes(STEP, "{'c': 5}", "{'c': {'$value': 5, 'on': true}}").keeping("{did: \"done\"}");
    }

    @Test
    void RT_aTableIsAddedAndGoesAgain() {
        goes(add("c", table("{'on': true, 'n': {'x': 1}}")), "{'z': 1}", "{'z': 1, 'c': {'on': true, 'n': {'x': 1}}}");
        goes(add("c", table("{}")), "{'z': 1}", "{'z': 1, 'c': {}}");
        goes(add("c", table("{'$value': 1, 'x': 2}")), "{'z': 1}", "{'z': 1, 'c': {'$value': 1, 'x': 2}}");
        leaves(add("c", table("{'on': true}")), "{'c': {'x': 1}}");
        leaves(add("c", table("{'on': true}")), "{'c': 5}");
    }

    @Test
    void RT_aDefaultStandsBesideChildren() {
        goes(add("c", Value.of(1)), "{'c': {'x': 1}, 'z': 1}", "{'c': {'$value': 1, 'x': 1}, 'z': 1}");
    }

    @Test
    void aValueThatIsThereStays() {
        leaves(STEP, "{'c': {'on': false}}");
        leaves(STEP, "{'c': {'on': null}}");
        leaves(STEP, "{'c': {'on': {}}}");
        leaves(STEP, "{'c': {'on': []}}");
    }

    @Test
    void aValueThatAUserSetToTheDefaultStaysOnTheWayBack() {
        leaves(STEP, "{'c': {'on': true}}");
    }

    @Test
    void EDIT_IN_anEditedDefaultStays() {
        goes(STEP, "{'c': {}}", "{'c': {'on': true}}")
                .edited("{'c': {'on': false}}")
                .returns("{'c': {'on': false}}", "KEPT c.on");
        goes(add("c", table("{'x': 1}")), "{}", "{'c': {'x': 1}}")
                .edited("{'c': {'x': 1, 'y': 2}}")
                .returns("{'c': {'x': 1, 'y': 2}}", "KEPT c");
    }

    @Test
    void EDIT_DEL_aDefaultThatWasDeletedStaysDeleted() {
        goes(STEP, "{'z': 1}", "{'z': 1, 'c': {'on': true}}").edited("{'z': 1}").returns("{'z': 1}");
        goes(add("c", Value.of(1)), "{'c': {'x': 1}}", "{'c': {'$value': 1, 'x': 1}}")
                .edited("{'c': {'x': 1}}")
                .returns("{'c': {'x': 1}}");
    }

    @Test
    void EDIT_OUT_whatWasPutBesideTheDefaultStays() {
        goes(STEP, "{}", "{'c': {'on': true}}")
                .edited("{'c': {'on': true, 'x': 1}}")
                .returns("{'c': {'x': 1}}");
        goes(add("c", Value.of(1)), "{}", "{'c': 1}")
                .edited("{'c': {'$value': 1, 'x': 1}}")
                .returns("{'c': {'x': 1}}");
        goes(STEP, "{'c': {}}", "{'c': {'on': true}}")
                .edited("{'c': {'on': true, 'x': 1}}")
                .returns("{'c': {'x': 1}}");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeKeepTheirValue() {
        born(STEP, "{'c': {'on': true}}").returns("{'c': {'on': true}}");
    }

    @Test
    void aListInTheWayIsRefused() {
        refuses(
                STEP,
                "{'c': [1]}",
                "test.yaml:1:7: c.on: c is a list, or has no such element; expected a table around it; safe to retry;"
                        + " elements of a list are reached with each");
    }

    @Test
    void aCommentGoesWithTheKey() {
        assertThat(new AddDefault(Key.of("c.on"), Value.of(true), Optional.of("why")).comments())
                .containsExactly(new Comment(Key.of("c.on"), "why"));
        assertThat(STEP.comments()).isEmpty();
        assertThat(STEP.losses()).isEmpty();
    }

    @Test
    void anElementOfAListIsNotTakenByItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> add("a[0]", Value.of(1)))
                .withMessage("a[0]: a step does not take an element of a list by its place, which an edit may change;"
                        + " use each");
    }
}
