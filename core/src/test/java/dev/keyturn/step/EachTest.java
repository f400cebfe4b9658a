package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EachTest {
    private static final Step RENAME = new Rename(Key.of("h"), Key.of("host"), IfOccupied.REFUSE, false);
    private static final Step MILLIS =
            new Convert(Key.of("t"), Key.of("t"), Codecs.millisToDuration(), IfOccupied.REFUSE, Optional.empty());
    private static final Step STEP = list("l", RENAME, MILLIS);

    private static Step list(String in, Step... steps) {
        return new Each(KeyPattern.of(in), Optional.of(Key.of("n")), List.of(steps));
    }

    private static Step table(String in, Step... steps) {
        return new Each(KeyPattern.of(in), Optional.empty(), List.of(steps));
    }

    private static Example.Went went() {
        return goes(
                STEP,
                "{'l': [{'n': 'a', 'h': 1, 't': '3000'}, {'n': 'b', 'h': 2, 't': '4000'}]}",
                "{'l': [{'n': 'a', 'host': 1, 't': '3s'}, {'n': 'b', 'host': 2, 't': '4s'}]}");
    }

    @Test
    void RT_everyElementOfAListIsChangedAndComesBack() {
        went().keeping(
                        "{did: \"done\", of: {l: {\"\\\"a\\\"\": [{did: \"done\"}, {did: \"done\", was: [[\"3000\"]], wrote:"
                                + " [[\"3s\"]]}], \"\\\"b\\\"\": [{did: \"done\"}, {did: \"done\", was: [[\"4000\"]], wrote: [[\"4s\"]]}]}}}");
        goes(STEP, "{'l': []}", "{'l': []}").keeping("{did: \"done\", of: {l: {}}}");
        goes(STEP, "{'l': null}", "{'l': null}").keeping("{did: \"done\", of: {l: {}}}");
        goes(STEP, "{'l': {'$value': [{'n': 1, 'h': 1}], 'x': 2}}", "{'l': {'$value': [{'n': 1, 'host': 1}], 'x': 2}}");
    }

    @Test
    void RT_everyEntryOfATableIsChangedAndComesBack() {
        goes(
                        table("t", RENAME),
                        "{'t': {'a': {'h': 1, 'x': 0}, 'b': {'h': 2}, 'c': null}}",
                        "{'t': {'a': {'host': 1, 'x': 0}, 'b': {'host': 2}, 'c': null}}")
                .keeping("{did: \"done\", of: {t: {a: [{did: \"done\"}], b: [{did: \"done\"}]}}}");
        goes(
                table("t", RENAME),
                "{'t': {'$value': 5, 'a': {'$value': 6, 'h': 1}}}",
                "{'t': {'$value': 5, 'a': {'$value': 6, 'host': 1}}}");
        goes(table("t", RENAME), "{'t': null}", "{'t': null}");
    }

    @Test
    void RT_aStarStandsForAnyOneName() {
        goes(
                        list("r.*.l", RENAME),
                        "{'r': {'eu': {'l': [{'n': 1, 'h': 1}]}, 'us': {'l': [{'n': 1, 'h': 2}]}, 'no': {}}}",
                        "{'r': {'eu': {'l': [{'n': 1, 'host': 1}]}, 'us': {'l': [{'n': 1, 'host': 2}]}, 'no': {}}}")
                .keeping(
                        "{did: \"done\", of: {\"r.eu.l\": {1: [{did: \"done\"}]}, \"r.us.l\": {1: [{did: \"done\"}]}}}");
    }

    @Test
    void aStarThatStandsForAPlaceInAListIsRefused() {
        refuses(
                list("r.*.l", RENAME),
                "{'r': [{'l': [{'n': 1, 'h': 1}]}]}",
                "test.yaml:1:14: r[0].l: it lies in a list, whose elements are not told apart by their place; expected a table"
                        + " in a table; safe to retry; use each within each");
    }

    @Test
    void RT_anEntryThatIsEmptiedStays() {
        goes(table("t", new Remove(Key.of("h"), false)), "{'t': {'a': {'h': 1}}}", "{'t': {'a': {}}}");
        goes(list("l", new Remove(Key.of("h"), false)), "{'l': [{'n': 1, 'h': 1}]}", "{'l': [{'n': 1}]}");
    }

    @Test
    void RT_aValueBesideAnEntryThatIsEmptiedStays() {
        refuses(
                table("t", new Remove(Key.of("h"), false)),
                "{'t': {'a': {'$value': 6, 'h': 1}}}",
                "test.yaml:1:24: t.a: it has a value, and no entry would be left beside it; expected an entry that stays;"
                        + " safe to retry");
    }

    @Test
    void anAbsentListIsLeft() {
        findsNothing(STEP, "{'z': 1}")
                .edited("{'l': [{'n': 'a', 'host': 1}]}")
                .returns("{'l': [{'n': 'a', 'h': 1}]}", "CARRIED_BACK l[0].h", "CARRIED_BACK l[0]");
    }

    @Test
    void whatIsNoListOrTableOfTablesIsRefused() {
        refuses(
                STEP,
                "{'l': 5}",
                "test.yaml:1:7: l: the number there is not accepted; expected a list of tables; safe to retry");
        refuses(
                STEP,
                "{'l': {'x': 1}}",
                "test.yaml:1:7: l: the table there is not accepted; expected a list of tables; safe to retry");
        refuses(
                table("t", RENAME),
                "{'t': []}",
                "test.yaml:1:7: t: the list there is not accepted; expected a table of tables; safe to retry");
        refuses(
                table("t", RENAME),
                "{'t': {'a': 1, 'b': {'h': 1}, 'c': []}}",
                "test.yaml:1:13: t.a: it is no table; expected a table, as every entry of t; safe to retry",
                "test.yaml:1:36: t.c: it is no table; expected a table, as every entry of t; safe to retry");
    }

    @Test
    void everyElementThatCannotBeToldApartIsRefused() {
        refuses(
                STEP,
                "{'l': [{'n': 'a'}, 5, {'x': 1}, {'n': 'a'}, {'n': null}, {'n': [1]}, {'n': {'x': 1}}]}",
                "test.yaml:1:20: l[1]: it is no table; expected a table with n, as every element of the list; safe to retry",
                "test.yaml:1:23: l[2]: it has no n; expected a single value there, which tells the element apart; safe to retry",
                "test.yaml:1:33: l[3]: it has the same n as element 0; expected a value that no other element of the list"
                        + " has; safe to retry",
                "test.yaml:1:45: l[4]: it has no n; expected a single value there, which tells the element apart; safe to retry",
                "test.yaml:1:58: l[5]: it has no n; expected a single value there, which tells the element apart; safe to retry",
                "test.yaml:1:70: l[6]: it has no n; expected a single value there, which tells the element apart; safe to retry");
    }

    @Test
    void everyProblemOfEveryElementIsToldWithItsKey() {
        refuses(
                STEP,
                "{'l': [{'n': 1, 'h': 1, 'host': 2}, {'n': '1', 't': 'secret'}]}",
                "test.yaml:1:33: l[0].host: it has a value already, and h would be put there; expected no value; safe to retry;"
                        + " remove one of the two, or let the step say ifOccupied keep or replace",
                "test.yaml:1:53: l[1].t: the text there is not accepted; expected a whole number of milliseconds, 0 or more, or"
                        + " a placeholder with such a default; safe to retry");
    }

    @Test
    void EDIT_MIN_elementsAreAlignedByTheirIdentity() {
        went().edited("{'l': [{'n': 'b', 'host': 2, 't': '4s'}, {'n': 'a', 'host': 7, 't': '3s'}]}")
                .returns("{'l': [{'n': 'b', 'h': 2, 't': '4000'}, {'n': 'a', 'h': 7, 't': '3000'}]}");
    }

    @Test
    void EDIT_IN_anElementThatWasAddedIsCarriedBack() {
        went().edited("{'l': [{'n': 'c', 'host': 3, 't': '5s'}, {'n': 'a', 'host': 1, 't': '3s'}, {'n': 'b'}]}")
                .returns(
                        "{'l': [{'n': 'c', 'h': 3, 't': 5000}, {'n': 'a', 'h': 1, 't': '3000'}, {'n': 'b'}]}",
                        "CARRIED_BACK l[0].t",
                        "CARRIED_BACK l[0].h",
                        "CARRIED_BACK l[0]",
                        "STAYS_DELETED l[2].t",
                        "STAYS_DELETED l[2].h");
    }

    @Test
    void EDIT_DEL_anElementThatWasRemovedStaysRemovedAndIsTold() {
        went().edited("{'l': [{'n': 'b', 'host': 2, 't': '4s'}]}")
                .returns("{'l': [{'n': 'b', 'h': 2, 't': '4000'}]}", "STAYS_DELETED l");
        went().edited("{}").returns("{}", "STAYS_DELETED l");
        goes(table("t", RENAME), "{'t': {'a': {'h': 1}, 'b': {'h': 2}}}", "{'t': {'a': {'host': 1}, 'b': {'host': 2}}}")
                .edited("{'t': {'b': {'host': 2}}}")
                .returns("{'t': {'b': {'h': 2}}}", "STAYS_DELETED t.a");
    }

    @Test
    void aChangedIdentityIsARemovalAndAnAddition() {
        went().edited("{'l': [{'n': 'a', 'host': 1, 't': '3s'}, {'n': 'B', 'host': 2, 't': '4s'}]}")
                .returns(
                        "{'l': [{'n': 'a', 'h': 1, 't': '3000'}, {'n': 'B', 'h': 2, 't': 4000}]}",
                        "CARRIED_BACK l[1].t",
                        "CARRIED_BACK l[1].h",
                        "CARRIED_BACK l[1]",
                        "STAYS_DELETED l");
    }

    @Test
    void conflictsAreToldWithTheirKey() {
        went().edited("{'l': [{'n': 'a', 'host': 1, 't': '3s', 'h': 9}, {'n': 'b', 'host': 2, 't': '4s'}]}")
                .conflicts(
                        "edited.yaml:1:46: l[0].h: it came back with another value than host leads back to; expected one of"
                                + " the two values; safe to retry; to keep the edit (keep-edited): the value that stands here stays; to restore the"
                                + " old state (restore-old): the value from host takes its place")
                .keepingEdits(
                        "{'l': [{'n': 'a', 't': '3000', 'h': 9}, {'n': 'b', 'h': 2, 't': '4000'}]}", "EDIT_WON l[0].h");
    }

    @Test
    void aDoubledIdentityOnTheWayBackIsRefused() {
        went().edited("{'l': [{'n': 'a'}, {'n': 'a'}]}")
                .refuses(
                        "edited.yaml:1:20: l[1]: it has the same n as element 0; expected a value that no other element of the"
                                + " list has; safe to retry");
    }

    @Test
    void settingsThatWereMadeInTheNewShapeAreCarriedBack() {
        born(table("t", RENAME), "{'t': {'a': {'host': 1}}}")
                .returns("{'t': {'a': {'h': 1}}}", "CARRIED_BACK t.a.host".replace("host", "h"), "CARRIED_BACK t.a");
        born(STEP, "{}").returns("{}");
    }

    @Test
    void eachWithinEachKeepsTheResidueOfBoth() {
        Step inner = new Each(KeyPattern.of("l"), Optional.of(Key.of("n")), List.of(MILLIS));
        goes(
                        table("t", inner),
                        "{'t': {'a': {'l': [{'n': 1, 't': '3000'}]}}}",
                        "{'t': {'a': {'l': [{'n': 1, 't': '3s'}]}}}")
                .edited("{'t': {'a': {'l': [{'n': 2, 't': '5s'}, {'n': 1, 't': '3s'}]}}}")
                .returns(
                        "{'t': {'a': {'l': [{'n': 2, 't': 5000}, {'n': 1, 't': '3000'}]}}}",
                        "CARRIED_BACK t.a.l[0].t",
                        "CARRIED_BACK t.a.l[0]");
    }

    @Test
    void whatIsNoEachIsNotBuilt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list("l"))
                .withMessage("l: there is nothing to do for each; expected at least one step");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list("l", new SetValue(Key.of("n.x"), Value.of(1))))
                .withMessage("l: the steps change n, which tells the elements apart; expected steps on other keys");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> list("l", new Rename(Key.of("a"), Key.of("b"), IfOccupied.REFUSE, true)))
                .withMessage("l: references are not updated from within each");
        assertThat(STEP.losses()).containsExactly("how the number is written: 3_000 comes back as 3000");
        assertThat(STEP.footprint().reads()).containsExactly(KeyPattern.of("l.*.n"), KeyPattern.of("l"));
        assertThat(STEP.footprint().sources()).containsExactly(KeyPattern.of("l.*.h"), KeyPattern.of("l.*.t"));
    }
}
