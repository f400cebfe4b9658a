package dev.keyturn.step;

import static dev.keyturn.step.Example.born;
import static dev.keyturn.step.Example.findsNothing;
import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.goesOnce;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConvertTest {
    private static final String ACCEPTS =
            "expected a whole number of milliseconds, 0 or more, or a placeholder with such"
                    + " a default; safe to retry";
    private static final Step STEP = convert("t", "t", Codecs.millisToDuration());
    private static final Step TO_NEW = convert("t", "p.t", Codecs.millisToDuration());
    /** Registered by a user: it takes numbers to text. */
    private static final Codec OF_A_USER = Codec.of(
            "x-to-y",
            Codec.Sides.DISTINCT,
            "a number",
            value -> value instanceof Num ? Optional.of(Value.of(value.toString())) : Optional.empty(),
            "digits",
            value -> value instanceof Num
                    ? Optional.empty()
                    : Optional.of(Num.of(value.toString().replace("\"", ""))));

    private static Step convert(String from, String to, Codec codec) {
        return convert(from, to, codec, IfOccupied.REFUSE);
    }

    private static Step convert(String from, String to, Codec codec, IfOccupied ifOccupied) {
        return new Convert(Key.of(from), Key.of(to), codec, ifOccupied, Optional.empty());
    }

    @Test
    void RESMIN_anExactConversionInPlaceKeepsNothing() {
        goes(STEP, "{'a': 1, 't': 3000, 'z': 2}", "{'a': 1, 't': '3s', 'z': 2}").keeping("{did: \"done\"}");
    }

    @Test
    void RT_whatDoesNotConvertBackExactlyIsKept() {
        goes(STEP, "{'t': '3000'}", "{'t': '3s'}").keeping("{did: \"done\", was: [[\"3000\"]], wrote: [[\"3s\"]]}");
        goes(STEP, "{'t': 3e3}", "{'t': '3s'}").keeping("{did: \"done\", was: [[3e3]], wrote: [[\"3s\"]]}");
    }

    @Test
    void RT_whatAUsersCodecConvertsIsKept() {
        goes(convert("t", "t", OF_A_USER), "{'t': 5}", "{'t': '5'}")
                .keeping("{did: \"done\", was: [[5]], wrote: [[\"5\"]]}");
    }

    @Test
    void RT_aConversionToANewKeyComesBackToItsPlace() {
        goes(TO_NEW, "{'t': 3000, 'z': 2}", "{'z': 2, 'p': {'t': '3s'}}")
                .keeping("{did: \"done\", places: {t: false}}");
        goes(convert("t", "u", Codecs.millisToDuration()), "{'t': 3000, 'z': 2}", "{'u': '3s', 'z': 2}")
                .keeping("{did: \"done\"}");
        goes(convert("t", "u", Codecs.jsonToTable()), "{'t': '{}', 'z': 2}", "{'u': {}, 'z': 2}");
        goes(
                convert("u", "t", Codecs.jsonToTable().reversed()),
                "{'u': {'a': {'b': 1}}, 'z': 2}",
                "{'t': '{\\\"a\\\":{\\\"b\\\":1}}', 'z': 2}");
    }

    @Test
    void IDEM_whatIsConvertedAlreadyStays() {
        leaves(STEP, "{'t': '3s'}");
        leaves(STEP, "{'t': 'PT3S'}");
        leaves(TO_NEW, "{'p': {'t': '3s'}}");
    }

    @Test
    void EDIT_IN_anEditIsConvertedBack() {
        goes(STEP, "{'t': 3000}", "{'t': '3s'}").edited("{'t': '5s'}").returns("{'t': 5000}");
        goes(STEP, "{'t': '3000'}", "{'t': '3s'}").edited("{'t': '5s'}").returns("{'t': 5000}", "CARRIED_BACK t");
        goes(TO_NEW, "{'t': '3000'}", "{'p': {'t': '3s'}}")
                .edited("{'p': {'t': '5s'}}")
                .returns("{'t': 5000}", "CARRIED_BACK t");
    }

    @Test
    void EDIT_IN_aValueThatIsInTheOldFormAgainStays() {
        goes(STEP, "{'t': 3000}", "{'t': '3s'}").edited("{'t': 5000}").returns("{'t': 5000}", "CARRIED_BACK t");
    }

    @Test
    void EDIT_DEL_whatWasDeletedStaysDeleted() {
        goes(STEP, "{'t': 3000}", "{'t': '3s'}").edited("{'z': 1}").returns("{'z': 1}", "STAYS_DELETED t");
    }

    @Test
    void EDIT_PARK_anEditThatHasNoOldFormIsAConflict() {
        goes(STEP, "{'t': '3000'}", "{'t': '3s'}")
                .edited("{'t': 'secret'}")
                .conflicts(
                        "edited.yaml:1:7: t: it was edited to a value that t cannot hold: that takes a duration such as"
                                + " 90s (a whole number with one of ns, us, ms, s, m, h, d; or PT90S) that is a whole number of"
                                + " milliseconds, or a placeholder with such a default; expected one of the two values; safe to"
                                + " retry; to keep the edit (keep-edited): it stays as it is, for the old release to make of it what it can; to restore the"
                                + " old state (restore-old): the value before the migration comes back")
                .keepingEdits("{'t': 'secret'}", "EDIT_WON t")
                .restoringOld("{'t': '3000'}", "OLD_WON t");
    }

    @Test
    void EDIT_PARK_whatWasNotKeptCannotBeRestored() {
        String conflict =
                "edited.yaml:1:7: t: it was edited to a value that t cannot hold: that takes a duration such as"
                        + " 90s (a whole number with one of ns, us, ms, s, m, h, d; or PT90S) that is a whole number of"
                        + " milliseconds, or a placeholder with such a default; expected one of the two values; safe to"
                        + " retry; to keep the edit (keep-edited): it stays as it is, for the old release to make of it what it can; to restore the"
                        + " old state (restore-old): not possible, that value was not kept";
        Example.Edited edited =
                goes(STEP, "{'t': 3000}", "{'t': '3s'}").edited("{'t': true}").conflicts(conflict);
        assertThat(edited.refused(OnConflict.RESTORE_OLD, conflict).conflicts()).hasSize(1);
    }

    @Test
    void aValueThatTheCodecDoesNotAcceptIsRefused() {
        refuses(STEP, "{'t': 'secret'}", "test.yaml:1:7: t: the text there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'t': -1}", "test.yaml:1:7: t: the number there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'t': null}", "test.yaml:1:7: t: the null there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'t': [1]}", "test.yaml:1:7: t: the list there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'t': {'x': 1}}", "test.yaml:1:7: t: the table there is not accepted; " + ACCEPTS);
        refuses(STEP, "{'t': {}}", "test.yaml:1:7: t: the table there is not accepted; " + ACCEPTS);
    }

    @Test
    void whereBothAreWrongBothAreTold() {
        refuses(
                TO_NEW,
                "{'t': 1, 'p': []}",
                "test.yaml:1:15: p.t: p is a list, or has no such element; expected a table"
                        + " around it; safe to retry; elements of a list are reached with each");
    }

    @Test
    void anOccupiedKeyIsRefusedKeptOrReplaced() {
        String before = "{'t': 3000, 'u': '9s', 'z': 1}";
        refuses(
                convert("t", "u", Codecs.millisToDuration()),
                before,
                "test.yaml:1:18: u: it has a value already, and t would be put there; expected no value; safe to retry;"
                        + " remove one of the two, or let the step say ifOccupied keep or replace");
        goes(convert("t", "u", Codecs.millisToDuration(), IfOccupied.KEEP), before, "{'u': '9s', 'z': 1}")
                .keeping("{did: \"done\", over: [[\"9s\"]], kept: true, was: [[3000]], places: {t: false}}");
        goes(convert("t", "u", Codecs.millisToDuration(), IfOccupied.REPLACE), before, "{'u': '3s', 'z': 1}")
                .keeping("{did: \"done\", over: [[\"9s\"]], places: {t: false}}");
    }

    @Test
    void childrenStayBesideAConvertedValue() {
        goes(STEP, "{'t': {'$value': 3000, 'x': 1}}", "{'t': {'$value': '3s', 'x': 1}}");
        goesOnce(TO_NEW, "{'t': {'$value': 3000, 'x': 1}}", "{'t': {'x': 1}, 'p': {'t': '3s'}}");
    }

    @Test
    void aTableThatWouldTakeAwayChildrenIsRefused() {
        refuses(
                convert("t", "t", Codecs.jsonToTable()),
                "{'t': {'$value': '{\\\"a\\\":1}', 'x': 1}}",
                "test.yaml:1:18: t: it has children, which the table would take away; expected nothing below it; safe to"
                        + " retry");
    }

    @Test
    void EDIT_PARK_aTableThatWouldTakeAwayChildrenOnTheWayBackIsAConflict() {
        goes(convert("t", "t", Codecs.jsonToTable().reversed()), "{'t': {'a': 1}}", "{'t': '{\\\"a\\\":1}'}")
                .edited("{'t': {'$value': '{\\\"a\\\":1}', 'x': 1}}")
                .keepingEdits("{'t': {'$value': '{\\\"a\\\":1}', 'x': 1}}", "EDIT_WON t");
    }

    @Test
    void aValueWithoutASourceIsCarriedBack() {
        findsNothing(TO_NEW, "{'z': 1}").edited("{'p': {'t': '5s'}}").returns("{'t': 5000}", "CARRIED_BACK t");
        findsNothing(STEP, "{'z': 1}").edited("{'t': '5s'}").returns("{'t': 5000}", "CARRIED_BACK t");
        born(STEP, "{'t': '5s'}").returns("{'t': 5000}", "CARRIED_BACK t");
        born(TO_NEW, "{'z': 1}").returns("{'z': 1}");
    }

    @Test
    void aMessageSaysWhereTheOriginalWasRead() {
        Value converted = Example.done(STEP.up(Example.settings("{'t': 3000}")))
                .settings()
                .value("t")
                .orElseThrow();
        assertThat(converted.origin()).hasToString("test.yaml:1:7");
        Value moved = Example.done(TO_NEW.up(Example.settings("{'t': 3000}")))
                .settings()
                .value("p.t")
                .orElseThrow();
        assertThat(moved.origin()).hasToString("test.yaml:1:7");
    }

    @Test
    void theStepSaysWhatIsLost() {
        assertThat(STEP.losses()).containsExactly("how the number is written: 3_000 comes back as 3000");
        assertThat(convert("t", "t", OF_A_USER).losses()).isEmpty();
        Step accepted = new Convert(
                Key.of("t"),
                Key.of("t"),
                Codecs.millisToDuration(),
                IfOccupied.REFUSE,
                Optional.of("we write plain digits"));
        assertThat(accepted.acceptedLoss()).contains("we write plain digits");
        assertThat(STEP.acceptedLoss()).isEmpty();
    }

    @Test
    void aCodecWhoseSidesAreAlikeConvertsToANewKeyOnly() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> convert("t", "t", Codecs.textToBase64()))
                .withMessage("t: text-to-base64 cannot convert in place, because a value does not tell whether it is"
                        + " converted already; convert to a new key");
        goes(convert("t", "u", Codecs.textToBase64()), "{'t': 'abcd'}", "{'u': 'YWJjZA=='}");
    }
}
