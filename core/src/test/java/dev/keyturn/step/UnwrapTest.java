package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;

import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

class UnwrapTest {
    private static final Step STEP = new Unwrap(Key.of("h"));
    private static final String WHY =
            "test.yaml:1:7: h: the list there is not accepted; expected a list of one single value; safe to retry";

    @Test
    void RT_aListOfOneBecomesThatOne() {
        goes(STEP, "{'h': ['a'], 'z': 1}", "{'h': 'a', 'z': 1}").keeping("{did: \"done\"}");
        goes(STEP, "{'h': [null]}", "{'h': null}");
        goes(STEP, "{'h': {'$value': [1], 'x': 2}}", "{'h': {'$value': 1, 'x': 2}}");
    }

    @Test
    void IDEM_aSingleValueStays() {
        leaves(STEP, "{'h': 'a'}");
        leaves(STEP, "{'h': null}");
        findsNothing(STEP, "{'z': 1}");
    }

    @Test
    void anyOtherListIsRefused() {
        refuses(STEP, "{'h': []}", WHY);
        refuses(STEP, "{'h': ['a', 'b']}", WHY);
        refuses(STEP, "{'h': [['a']]}", WHY);
        refuses(STEP, "{'h': [{'x': 1}]}", WHY);
    }

    @Test
    void aTableIsRefused() {
        refuses(
                STEP,
                "{'h': {'x': 1}}",
                "test.yaml:1:7: h: the table there is not accepted; expected a list of one single value; safe to retry");
    }

    @Test
    void EDIT_IN_anEditIsCarriedBack() {
        goes(STEP, "{'h': ['a']}", "{'h': 'a'}").edited("{'h': 'b'}").returns("{'h': ['b']}");
        goes(STEP, "{'h': ['a']}", "{'h': 'a'}").edited("{'h': ['b']}").returns("{'h': ['b']}", "CARRIED_BACK h");
        born(STEP, "{'h': 'b'}").returns("{'h': ['b']}", "CARRIED_BACK h");
    }

    @Test
    void EDIT_PARK_aTableIsAConflict() {
        goes(STEP, "{'h': ['a']}", "{'h': 'a'}")
                .edited("{'h': {'x': 1}}")
                .conflicts(
                        "edited.yaml:1:7: h: it was edited to a value that h cannot hold: that takes a single value;"
                                + " expected one of the two values; safe to retry; to keep the edit (keep-edited): it stays as it is, for the old release to make of it what it can; to restore the old state (restore-old): not possible, that value was not kept")
                .keepingEdits("{'h': {'x': 1}}", "EDIT_WON h");
    }

    @Test
    void EDIT_DEL_whatWasDeletedStaysDeleted() {
        goes(STEP, "{'h': ['a']}", "{'h': 'a'}").edited("{}").returns("{}", "STAYS_DELETED h");
    }
}
