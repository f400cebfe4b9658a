package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

class FlattenTest {
    private static final Step STEP = new Flatten(Key.of("s"), "_", false);

    private static Example.Went went() {
        return goes(STEP, "{'s': {'h': 'h', 'p': 80}, 'z': 1}", "{'z': 1, 's_h': 'h', 's_p': 80}");
    }

    @Test
    void RT_entriesBecomeKeysAndComeBackToTheirPlaces() {
        went().keeping("{did: \"done\", places: {\"s.h\": false, s: false}}");
        goes(STEP, "{'s': {'a': {'b': []}, 'e': {}}}", "{'s_a': {'b': []}, 's_e': {}}");
        goes(STEP, "{'s': {'$value': 5, 'h': 1}}", "{'s': 5, 's_h': 1}").keeping("{did: \"done\"}");
        goes(new Flatten(Key.of("t.s"), ".", false), "{'t': {'s': {'h': 1}}}", "{'t': {'s.h': 1}}");
    }

    @Test
    void RT_whatIsBesideTheTableAlreadyStaysThere() {
        goes(STEP, "{'s_x': 1, 's': {'h': 2}}", "{'s_x': 1, 's_h': 2}").keeping("{did: \"done\", kept: [\"s_x\"]}");
    }

    @Test
    void IDEM_whereOnlyTheKeysAreThereItIsDone() {
        leaves(STEP, "{'s_h': 1}");
        leaves(STEP, "{'s': {}, 's_h': 1}");
        findsNothing(STEP, "{'z': 1}");
        findsNothing(STEP, "{'s': {}}");
        findsNothing(STEP, "{'s': 5}");
    }

    @Test
    void everyOccupiedKeyIsTold() {
        refuses(
                STEP,
                "{'s': {'h': 1, 'p': 2, 'q': 3}, 's_h': 'secret', 's_q': {'x': 1}}",
                "test.yaml:1:40: s_h: something is there already, and s.h would be put there; expected nothing there; safe to"
                        + " retry",
                "test.yaml:1:57: s_q: something is there already, and s.q would be put there; expected nothing there; safe to"
                        + " retry");
    }

    @Test
    void aListIsRefused() {
        refuses(STEP, "{'s': [1]}", "test.yaml:1:7: s: it is a list; expected a table; safe to retry");
    }

    @Test
    void EDIT_IN_editsAndNewKeysGoBack() {
        went().edited("{'z': 1, 's_h': 'i', 's_p': 80, 's_n': 5}")
                .returns("{'s': {'h': 'i', 'n': 5, 'p': 80}, 'z': 1}");
        findsNothing(STEP, "{}").edited("{'s_h': 1, 's_p': 2}").returns("{'s': {'h': 1, 'p': 2}}");
    }

    @Test
    void EDIT_DEL_whatWasDeletedStaysDeleted() {
        went().edited("{'z': 1, 's_p': 80}").returns("{'s': {'p': 80}, 'z': 1}");
        went().edited("{'z': 1}").returns("{'z': 1}");
    }

    @Test
    void EDIT_BACK_anEntryThatCameBackIsSilentOrAConflict() {
        went().edited("{'z': 1, 's_h': 'h', 's_p': 80, 's': {'h': 'h'}}").returns("{'z': 1, 's': {'h': 'h', 'p': 80}}");
        went().edited("{'z': 1, 's_h': 'h', 's_p': 80, 's': {'h': 'i'}}")
                .conflicts(
                        "edited.yaml:1:44: s.h: it came back with another value than s_h leads back to; expected one of the"
                                + " two values; safe to retry; to keep the edit (keep-edited): what stands here stays; to restore the old state (restore-old):"
                                + " what s_h holds takes its place")
                .keepingEdits("{'z': 1, 's': {'h': 'i', 'p': 80}}", "EDIT_WON s.h")
                .restoringOld("{'z': 1, 's': {'h': 'h', 'p': 80}}", "OLD_WON s.h");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'s_h': 1, 'z': 3, 's_p': 2}").returns("{'z': 3, 's': {'h': 1, 'p': 2}}");
    }

    @Test
    void anEmptySeparatorIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Flatten(Key.of("s"), "", false))
                .withMessage("s: the separator is empty; expected what stands between the names");
    }
}
