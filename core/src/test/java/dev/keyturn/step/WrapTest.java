package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

class WrapTest {
    private static final Step STEP = new Wrap(Key.of("h"));

    @Test
    void RT_aSingleValueBecomesAListOfIt() {
        goes(STEP, "{'h': 'a', 'z': 1}", "{'h': ['a'], 'z': 1}").keeping("{did: \"done\"}");
        goes(STEP, "{'h': null}", "{'h': [null]}");
        goes(STEP, "{'h': ''}", "{'h': ['']}");
        goes(STEP, "{'h': {'$value': 1, 'x': 2}}", "{'h': {'$value': [1], 'x': 2}}");
    }

    @Test
    void IDEM_aListStays() {
        leaves(STEP, "{'h': ['a']}");
        leaves(STEP, "{'h': ['a', 'b']}");
        leaves(STEP, "{'h': []}");
        leaves(STEP, "{'h': [['a']]}");
        findsNothing(STEP, "{'z': 1}");
    }

    @Test
    void aTableIsRefused() {
        refuses(
                STEP,
                "{'h': {'x': 1}}",
                "test.yaml:1:7: h: the table there is not accepted; expected a single value; safe to retry");
        refuses(
                STEP,
                "{'h': {}}",
                "test.yaml:1:7: h: the table there is not accepted; expected a single value; safe to retry");
    }

    @Test
    void EDIT_IN_anEditIsCarriedBack() {
        goes(STEP, "{'h': 'a'}", "{'h': ['a']}").edited("{'h': ['b']}").returns("{'h': 'b'}");
        goes(STEP, "{'h': 'a'}", "{'h': ['a']}").edited("{'h': 'b'}").returns("{'h': 'b'}", "CARRIED_BACK h");
        findsNothing(STEP, "{}").edited("{'h': ['b']}").returns("{'h': 'b'}", "CARRIED_BACK h");
        born(STEP, "{'h': ['b']}").returns("{'h': 'b'}", "CARRIED_BACK h");
    }

    @Test
    void EDIT_PARK_aListOfSeveralIsAConflict() {
        goes(STEP, "{'h': 'a'}", "{'h': ['a']}")
                .edited("{'h': ['a', 'b']}")
                .conflicts(
                        "edited.yaml:1:7: h: it was edited to a value that h cannot hold: that takes a list of one single"
                                + " value; expected one of the two values; safe to retry; to keep the edit (keep-edited): it stays as it is, for the old release to make of it what it can; to restore the old state (restore-old): not possible, that value was not"
                                + " kept")
                .keepingEdits("{'h': ['a', 'b']}", "EDIT_WON h");
    }

    @Test
    void EDIT_DEL_whatWasDeletedStaysDeleted() {
        goes(STEP, "{'h': 'a'}", "{'h': ['a']}").edited("{}").returns("{}", "STAYS_DELETED h");
    }

    @Test
    void theListAndItsElementSayWhereTheValueWasRead() {
        Items list = (Items) Example.done(STEP.up(Example.settings("{'h': 'a'}")))
                .settings()
                .value("h")
                .orElseThrow();
        assertThat(list.origin()).hasToString("test.yaml:1:7");
        assertThat(list.items().get(0).origin()).hasToString("test.yaml:1:7");
    }
}
