package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

class JoinTest {
    private static final String ACCEPTS = "expected a host name or address, and perhaps a port from 0 to 65535 without"
            + " leading zeros, and no placeholder; safe to retry";
    private static final Step STEP = join(IfOccupied.REFUSE, "a", "h", "p");

    private static Step join(IfOccupied ifOccupied, String into, String... keys) {
        return new Join(List.of(keys).stream().map(Key::of).toList(), Key.of(into), Codecs.hostPort(), ifOccupied);
    }

    private static Example.Went went() {
        return goes(STEP, "{'x': 0, 'h': 'h', 'p': 80, 'z': 1}", "{'x': 0, 'z': 1, 'a': 'h:80'}");
    }

    @Test
    void RT_partsAreJoinedAndComeBackToTheirPlaces() {
        went().keeping("{did: \"done\", places: {h: \"x\", p: \"x\"}}");
        goes(STEP, "{'p': 80, 'x': 0, 'h': 'h'}", "{'x': 0, 'a': 'h:80'}")
                .keeping("{did: \"done\", places: {p: false}}");
        goes(STEP, "{'h': 'h', 'x': 0}", "{'x': 0, 'a': 'h'}").keeping("{did: \"done\", places: {h: false}}");
    }

    @Test
    void RT_partsOfEmptiedTablesComeBackToTheirPlaces() {
        goes(join(IfOccupied.REFUSE, "a", "s.h", "s.p"), "{'s': {'h': 'h', 'p': 80}, 'z': 1}", "{'z': 1, 'a': 'h:80'}")
                .keeping("{did: \"done\", places: {\"s.h\": false, s: false}}");
        goes(
                join(IfOccupied.REFUSE, "s.a", "s.h", "s.p"),
                "{'s': {'h': 'h', 'p': 80}, 'z': 1}",
                "{'s': {'a': 'h:80'}, 'z': 1}");
    }

    @Test
    void RT_whatDoesNotSplitBackExactlyIsKept() {
        goes(STEP, "{'h': 'h', 'p': '80'}", "{'a': 'h:80'}")
                .keeping("{did: \"done\", was: [[\"h\"], [\"80\"]], wrote: [[\"h:80\"]], places: {h: false}}")
                .edited("{'a': 'h:81'}")
                .returns("{'h': 'h', 'p': 81}", "CARRIED_BACK p");
    }

    @Test
    void EDIT_MIN_aPartThatTheEditDoesNotTouchComesBackAsItWas() {
        goes(STEP, "{'h': 'h', 'p': '80'}", "{'a': 'h:80'}")
                .edited("{'a': 'i:80'}")
                .returns("{'h': 'i', 'p': '80'}", "CARRIED_BACK h");
        goes(STEP, "{'h': '::1', 'p': '80'}", "{'a': '[::1]:80'}")
                .edited("{'a': '[::1]:81'}")
                .returns("{'h': '::1', 'p': 81}", "CARRIED_BACK p");
    }

    @Test
    void IDEM_whereOnlyTheWholeIsThereItIsDone() {
        leaves(STEP, "{'a': 'h:80'}");
        findsNothing(STEP, "{'z': 1}");
    }

    @Test
    void everyPartThatIsThereIsNamedWhereTheyAreNotAccepted() {
        refuses(
                STEP,
                "{'h': true, 'p': 80}",
                "test.yaml:1:7: h: the boolean there is not accepted; " + ACCEPTS,
                "test.yaml:1:18: p: the number there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'p': 80}", "test.yaml:1:7: p: the number there is not accepted; " + ACCEPTS);
    }

    @Test
    void anOccupiedWholeIsRefusedKeptOrReplaced() {
        String before = "{'a': 'i:1', 'h': 'h', 'p': 80}";
        refuses(
                STEP,
                before,
                "test.yaml:1:7: a: it has a value already, and h, p would be put there; expected no value; safe to retry;"
                        + " remove one of the two, or let the step say ifOccupied keep or replace");
        goes(join(IfOccupied.KEEP, "a", "h", "p"), before, "{'a': 'i:1'}")
                .keeping("{did: \"done\", over: [[\"i:1\"]], kept: true, was: [[\"h\"], [80]], places: {h: \"a\"}}");
        goes(join(IfOccupied.REPLACE, "a", "h", "p"), before, "{'a': 'h:80'}")
                .keeping("{did: \"done\", over: [[\"i:1\"]], places: {h: \"a\"}}")
                .edited("{'a': 'h:81'}")
                .returns("{'a': 'i:1', 'h': 'h', 'p': 81}");
    }

    @Test
    void EDIT_IN_anEditIsCarriedBack() {
        went().edited("{'x': 0, 'z': 1, 'a': 'i'}").returns("{'x': 0, 'h': 'i', 'z': 1}");
        findsNothing(STEP, "{}")
                .edited("{'a': 'i:1'}")
                .returns("{'p': 1, 'h': 'i'}", "CARRIED_BACK h", "CARRIED_BACK p");
    }

    @Test
    void EDIT_DEL_aWholeThatWasDeletedStaysDeleted() {
        went().edited("{'x': 0, 'z': 1}").returns("{'x': 0, 'z': 1}", "STAYS_DELETED h", "STAYS_DELETED p");
    }

    @Test
    void EDIT_BACK_everyPartThatCameBackDifferentIsAConflict() {
        String why = ": it came back with another value than a leads back to; expected one of the two values; safe to"
                + " retry; to keep the edit (keep-edited): the value that stands here stays; to restore the old state (restore-old): the value from a"
                + " takes its place";
        went().edited("{'x': 0, 'z': 1, 'a': 'h:80', 'h': 'i', 'p': 81}")
                .conflicts("edited.yaml:1:46: p" + why, "edited.yaml:1:36: h" + why)
                .keepingEdits("{'x': 0, 'z': 1, 'h': 'i', 'p': 81}", "EDIT_WON p", "EDIT_WON h")
                .restoringOld("{'x': 0, 'z': 1, 'h': 'h', 'p': 80}", "OLD_WON p", "OLD_WON h");
        went().edited("{'x': 0, 'z': 1, 'a': 'h:80', 'p': 80}").returns("{'x': 0, 'h': 'h', 'z': 1, 'p': 80}");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'a': 'i:1'}").returns("{'p': 1, 'h': 'i'}", "CARRIED_BACK h", "CARRIED_BACK p");
    }

    @Test
    void whatIsNoJoinIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(IfOccupied.REFUSE, "a", "h", "p", "q"))
                .withMessage("a: host-port has 2 parts, host, port; expected a key for each, got 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(IfOccupied.REFUSE, "h", "h", "p"))
                .withMessage("h: the whole and one of its parts have the same key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> join(IfOccupied.REFUSE, ".", "h", "p"))
                .withMessage("a step works on a key, not on the settings as a whole");
        assertThat(STEP.losses()).isEmpty();
    }
}
