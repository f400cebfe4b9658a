package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final String ACCEPTS = "expected text with a host name or address (an IPv6 address in brackets), and"
            + " behind a colon perhaps a port from 0 to 65535 without leading zeros, and no placeholder; safe to retry";
    private static final Step STEP = split("s.a", IfOccupied.REFUSE, "s.h", "s.p");

    private static Step split(String from, IfOccupied ifOccupied, String... into) {
        return new Split(Key.of(from), List.of(into).stream().map(Key::of).toList(), Codecs.hostPort(), ifOccupied);
    }

    /** Registered by a user: two halves around a dash. */
    record Halves() implements Splitter {
        @Override
        public String name() {
            return "halves";
        }

        @Override
        public List<String> parts() {
            return List.of("left", "right");
        }

        @Override
        public String upAccepts() {
            return "two halves";
        }

        @Override
        public String downAccepts() {
            return "both halves";
        }

        @Override
        public Optional<List<Optional<Value>>> up(Value whole) {
            String[] halves = whole instanceof Text text ? text.text().split("-", -1) : new String[0];
            return halves.length == 2
                    ? Optional.of(List.of(Optional.of(Value.of(halves[0])), Optional.of(Value.of(halves[1]))))
                    : Optional.empty();
        }

        @Override
        public Optional<Value> down(List<Optional<Value>> parts) {
            return parts.stream().allMatch(part -> part.orElse(null) instanceof Text)
                    ? Optional.of(Value.of(((Text) parts.get(0).get()).text() + "-"
                            + ((Text) parts.get(1).get()).text()))
                    : Optional.empty();
        }
    }

    private static Example.Went went() {
        return goes(STEP, "{'s': {'a': 'h:80', 'z': 1}}", "{'s': {'z': 1, 'h': 'h', 'p': 80}}");
    }

    @Test
    void RT_aValueIsSplitAndComesBackToItsPlace() {
        went().keeping("{did: \"done\", places: {\"s.a\": false}}");
        goes(STEP, "{'s': {'a': 'h:80'}, 'z': 1}", "{'s': {'h': 'h', 'p': 80}, 'z': 1}")
                .keeping("{did: \"done\", places: {s: false}}");
    }

    @Test
    void RT_aPartThatIsMissingIsNotPut() {
        goes(STEP, "{'s': {'a': 'h', 'z': 1}}", "{'s': {'z': 1, 'h': 'h'}}")
                .keeping("{did: \"done\", places: {\"s.a\": false}}");
    }

    @Test
    void RT_whatAUsersSplitterSplitsIsKept() {
        goes(
                        new Split(Key.of("w"), List.of(Key.of("l"), Key.of("r")), new Halves(), IfOccupied.REFUSE),
                        "{'w': 'a-b'}",
                        "{'l': 'a', 'r': 'b'}")
                .keeping("{did: \"done\", was: [[\"a-b\"]], wrote: [[\"a\"], [\"b\"]]}")
                .edited("{'l': 'a', 'r': 'c'}")
                .returns("{'w': 'a-c'}", "CARRIED_BACK w");
    }

    @Test
    void IDEM_whereOnlyThePartsAreThereItIsDone() {
        leaves(STEP, "{'s': {'h': 'h', 'p': 80}}");
        leaves(STEP, "{'s': {'p': 80}}");
        findsNothing(STEP, "{'s': {'z': 1}}");
    }

    @Test
    void aValueThatTheSplitterDoesNotAcceptIsRefused() {
        refuses(STEP, "{'s': {'a': '8080'}}", "test.yaml:1:13: s.a: the text there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'s': {'a': 80}}", "test.yaml:1:13: s.a: the number there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'s': {'a': {'x': 1}}}", "test.yaml:1:13: s.a: the table there is not accepted; " + ACCEPTS);
    }

    @Test
    void everyOccupiedPartIsTold() {
        String why =
                " has a value already, and s.a would be put there; expected no value; safe to retry; remove one of the"
                        + " two, or let the step say ifOccupied keep or replace";
        refuses(
                STEP,
                "{'s': {'a': 'h:80', 'h': 'secret1', 'p': 'secret2'}}",
                "test.yaml:1:26: s.h: it" + why,
                "test.yaml:1:42: s.p: it" + why);
        refuses(STEP, "{'s': {'a': 'h', 'p': 1}}", "test.yaml:1:23: s.p: it" + why);
    }

    @Test
    void occupiedPartsKeepTheirValuesWhereThatIsSaid() {
        goes(split("a", IfOccupied.KEEP, "h", "p"), "{'a': 'h:80', 'p': 1, 'z': 2}", "{'p': 1, 'z': 2}")
                .keeping("{did: \"done\", over: [[], [1]], kept: true, was: [[\"h:80\"]], places: {a: false}}")
                .edited("{'p': 5, 'z': 2}")
                .returns("{'a': 'h:80', 'p': 5, 'z': 2}");
    }

    @Test
    void occupiedPartsAreReplacedWhereThatIsSaid() {
        goes(split("a", IfOccupied.REPLACE, "h", "p"), "{'a': 'h:80', 'p': 1, 'z': 2}", "{'p': 80, 'z': 2, 'h': 'h'}")
                .keeping("{did: \"done\", over: [[], [1]], places: {a: false}}")
                .edited("{'p': 81, 'z': 2, 'h': 'i'}")
                .returns("{'a': 'i:81', 'p': 1, 'z': 2}");
    }

    @Test
    void RT_anOccupiedPartThatTheWholeDoesNotHaveIsTakenAwayWhereReplacingIsSaid() {
        goes(split("a", IfOccupied.REPLACE, "h", "p"), "{'a': 'h', 'p': 1, 'z': 2}", "{'z': 2, 'h': 'h'}")
                .keeping("{did: \"done\", over: [[], [1]], places: {a: false, p: false}}")
                .edited("{'z': 2, 'h': 'i'}")
                .returns("{'a': 'i', 'p': 1, 'z': 2}");
    }

    @Test
    void EDIT_IN_anEditOfAnyPartIsCarriedBack() {
        went().edited("{'s': {'z': 1, 'h': 'h', 'p': 81}}").returns("{'s': {'a': 'h:81', 'z': 1}}");
        went().edited("{'s': {'z': 1, 'h': 'i', 'p': '81'}}")
                .returns("{'s': {'a': 'i:81', 'z': 1}}", "CARRIED_BACK s.a");
    }

    @Test
    void EDIT_DEL_aPartThatWasDeletedStaysDeleted() {
        went().edited("{'s': {'z': 1, 'h': 'h'}}").returns("{'s': {'a': 'h', 'z': 1}}");
        went().edited("{'s': {'z': 1}}").returns("{'s': {'z': 1}}", "STAYS_DELETED s.a");
    }

    @Test
    void EDIT_PARK_partsThatGiveNoWholeAreAConflict() {
        went().edited("{'s': {'z': 1, 'p': 80}}")
                .conflicts(
                        "edited.yaml:1:21: s.p: it was edited to a value that s.a cannot hold: that takes a host name or"
                                + " address, and perhaps a port from 0 to 65535 without leading zeros, and no placeholder; expected"
                                + " one of the two values; safe to retry; to keep the edit (keep-edited): it stays here, where the old release"
                                + " does not read it; to restore the old state (restore-old): not possible, that value was not kept")
                .keepingEdits("{'s': {'z': 1, 'p': 80}}", "EDIT_WON s.p");
    }

    @Test
    void EDIT_BACK_aWholeThatCameBackIsSilentOrAConflict() {
        went().edited("{'s': {'z': 1, 'h': 'h', 'p': 80, 'a': 'h:80'}}").returns("{'s': {'z': 1, 'a': 'h:80'}}");
        went().edited("{'s': {'z': 1, 'h': 'h', 'p': 80, 'a': 'i:90'}}")
                .conflicts(
                        "edited.yaml:1:40: s.a: it came back with another value than s.h, s.p leads back to; expected one"
                                + " of the two values; safe to retry; to keep the edit (keep-edited): the value that stands here stays; to"
                                + " restore the old state (restore-old): the value from s.h, s.p takes its place")
                .keepingEdits("{'s': {'z': 1, 'a': 'i:90'}}", "EDIT_WON s.a")
                .restoringOld("{'s': {'z': 1, 'a': 'h:80'}}", "OLD_WON s.a");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(STEP, "{'s': {'h': 'h', 'p': 80}}").returns("{'s': {'a': 'h:80'}}", "CARRIED_BACK s.a");
        born(STEP, "{}").returns("{}");
    }

    @Test
    void aMessageAboutAPartSaysWhereTheWholeWasRead() {
        assertThat(Example.done(STEP.up(Example.settings("{'s': {'a': 'h:80'}}")))
                        .settings()
                        .value("s.p")
                        .orElseThrow()
                        .origin())
                .hasToString("test.yaml:1:13");
    }

    @Test
    void whatIsNoSplitIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split("a", IfOccupied.REFUSE, "h"))
                .withMessage("a: host-port has 2 parts, host, port; expected a key for each, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split("a", IfOccupied.REFUSE, "a", "p"))
                .withMessage("a: the whole and one of its parts have the same key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split("a", IfOccupied.REFUSE, "h", "h"))
                .withMessage("h: it is named twice, or lies at or below another key of the step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> split("a[0]", IfOccupied.REFUSE, "h", "p"))
                .withMessage("a[0]: a step does not take an element of a list by its place, which an edit may change;"
                        + " use each");
        assertThat(STEP.losses()).isEmpty();
    }
}
