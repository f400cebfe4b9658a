package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.settings.Key;
import org.junit.jupiter.api.Test;

class NestTest {
    private static final Step STEP = nest("s", "_");

    private static Step nest(String key, String separator) {
        return new Nest(Key.of(key), separator, false);
    }

    private static Example.Went went() {
        return goes(STEP, "{'x': 0, 's_h': 'h', 's_p': 80, 'z': 1}", "{'x': 0, 'z': 1, 's': {'h': 'h', 'p': 80}}");
    }

    @Test
    void RT_keysBecomeEntriesAndComeBackToTheirPlaces() {
        went().keeping("{did: \"done\", places: {s_h: \"x\", s_p: \"x\"}}");
        goes(
                        STEP,
                        "{'s_h': 'h', 'x': 0, 's_p': {'a': {}, 'b': null}}",
                        "{'x': 0, 's': {'h': 'h', 'p': {'a': {}, 'b': null}}}")
                .keeping("{did: \"done\", places: {s_h: false, s_p: \"x\"}}");
        goes(nest("t.s", "-"), "{'t': {'s-h': 1}, 'z': 2}", "{'t': {'s': {'h': 1}}, 'z': 2}")
                .keeping("{did: \"done\", places: {t: false}}");
    }

    @Test
    void RT_namesAreTakenAsTheyAre() {
        goes(STEP, "{'s_': 1, 's_a.b': 2, 's__c': 3}", "{'s': {'': 1, 'a.b': 2, '_c': 3}}");
        goes(nest("s", "."), "{'s.h': 1}", "{'s': {'h': 1}}");
        leaves(nest("s", "_"), "{'sh': 1, 'S_h': 2, 's': {'a': 3}}");
    }

    @Test
    void RT_whatIsInTheTableAlreadyStaysThere() {
        goes(STEP, "{'s': {'x': 1}, 's_h': 2, 'z': 3}", "{'s': {'x': 1, 'h': 2}, 'z': 3}")
                .keeping("{did: \"done\", kept: [\"s.x\"], places: {s_h: \"s\"}}");
        goes(STEP, "{'s': {}, 's_h': 2}", "{'s': {'h': 2}}").keeping("{did: \"done\", shells: {s: {}}}");
        goes(STEP, "{'s': 5, 's_h': 2}", "{'s': {'$value': 5, 'h': 2}}").keeping("{did: \"done\"}");
    }

    @Test
    void IDEM_whereOnlyTheTableIsThereItIsDone() {
        leaves(STEP, "{'s': {'h': 1}}");
        findsNothing(STEP, "{'z': 1}");
        findsNothing(STEP, "{'s': 5}");
    }

    @Test
    void everyOccupiedEntryIsTold() {
        refuses(
                STEP,
                "{'s': {'h': 'secret1', 'p': 1}, 's_h': 'secret2', 's_p': 2, 's_q': 3}",
                "test.yaml:1:13: s.h: something is there already, and s_h would be put there; expected nothing there; safe to"
                        + " retry",
                "test.yaml:1:29: s.p: something is there already, and s_p would be put there; expected nothing there; safe to"
                        + " retry");
    }

    @Test
    void aListInTheWayIsRefused() {
        refuses(
                STEP,
                "{'s': [1], 's_h': 2}",
                "test.yaml:1:7: s.h: s is a list, or has no such element; expected a table around it; safe to retry;"
                        + " elements of a list are reached with each");
    }

    @Test
    void EDIT_IN_editsAndNewEntriesGoBack() {
        went().edited("{'x': 0, 'z': 1, 's': {'h': 'i', 'p': 80, 'n': 5}}")
                .returns("{'x': 0, 's_h': 'i', 's_p': 80, 'z': 1, 's_n': 5}");
        findsNothing(STEP, "{}").edited("{'s': {'h': 1, 'p': 2}}").returns("{'s_h': 1, 's_p': 2}");
    }

    @Test
    void EDIT_DEL_whatWasDeletedStaysDeleted() {
        went().edited("{'x': 0, 'z': 1, 's': {'p': 80}}").returns("{'x': 0, 's_p': 80, 'z': 1}");
        went().edited("{'x': 0, 'z': 1}").returns("{'x': 0, 'z': 1}");
    }

    @Test
    void EDIT_BACK_aKeyThatCameBackIsSilentOrAConflict() {
        went().edited("{'x': 0, 'z': 1, 's': {'h': 'h', 'p': 80}, 's_h': 'h'}")
                .returns("{'x': 0, 's_p': 80, 'z': 1, 's_h': 'h'}");
        went().edited("{'x': 0, 'z': 1, 's': {'h': 'h', 'p': 80}, 's_h': 'i'}")
                .conflicts(
                        "edited.yaml:1:51: s_h: it came back with another value than s.h leads back to; expected one of the"
                                + " two values; safe to retry; to keep the edit (keep-edited): what stands here stays; to restore the old state (restore-old):"
                                + " what s.h holds takes its place")
                .keepingEdits("{'x': 0, 's_p': 80, 'z': 1, 's_h': 'i'}", "EDIT_WON s_h")
                .restoringOld("{'x': 0, 's_p': 80, 'z': 1, 's_h': 'h'}", "OLD_WON s_h");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'s': {'h': 1, 'p': 2}, 'z': 3}").returns("{'z': 3, 's_h': 1, 's_p': 2}");
        born(STEP, "{'s': 5}").returns("{'s': 5}");
    }

    @Test
    void anEmptySeparatorIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nest("s", ""))
                .withMessage("s: the separator is empty; expected what stands between the names");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> nest(".", "_"))
                .withMessage("a step works on a key, not on the settings as a whole");
    }
}
