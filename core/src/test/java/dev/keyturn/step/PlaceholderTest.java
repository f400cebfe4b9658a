package dev.keyturn.step;

import static dev.keyturn.step.Example.goes;
import static dev.keyturn.step.Example.leaves;
import static dev.keyturn.step.Example.refuses;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A value such as <code>${TIMEOUT:3000}</code> is converted where that is exact, else refused. */
class PlaceholderTest {
    private static final String ACCEPTS = "test.yaml:1:7: t: the text there is not accepted; expected a whole number of"
            + " milliseconds, 0 or more, or a placeholder with such a default; safe to retry";
    private static final Step STEP =
            new Convert(Key.of("t"), Key.of("t"), Codecs.millisToDuration(), IfOccupied.REFUSE, Optional.empty());

    @Test
    void RT_theDefaultIsConverted() {
        goes(STEP, "{'t': '${T:3000}'}", "{'t': '${T:3s}'}").keeping("{did: \"done\"}");
        goes(STEP, "{'t': '${a.b-c:3000}'}", "{'t': '${a.b-c:3s}'}").keeping("{did: \"done\"}");
    }

    @Test
    void IDEM_aConvertedDefaultStays() {
        leaves(STEP, "{'t': '${T:3s}'}");
    }

    @Test
    void EDIT_IN_anEditedDefaultIsConvertedBack() {
        goes(STEP, "{'t': '${T:3000}'}", "{'t': '${T:3s}'}")
                .edited("{'t': '${U:5s}'}")
                .returns("{'t': '${U:5000}'}");
    }

    @Test
    void whatIsNotKnownIsRefused() {
        refuses(STEP, "{'t': '${T}'}", ACCEPTS);
        refuses(STEP, "{'t': '${T:}'}", ACCEPTS);
        refuses(STEP, "{'t': '${T:x}'}", ACCEPTS);
        refuses(STEP, "{'t': '${T:${U:3000}}'}", ACCEPTS);
        refuses(STEP, "{'t': '${T:3000}s'}", ACCEPTS);
        refuses(STEP, "{'t': ' ${T:3000}'}", ACCEPTS);
        refuses(STEP, "{'t': '${T:3000'}", ACCEPTS);
    }

    @Test
    void EDIT_PARK_anUnknownPlaceholderIsAConflictOnTheWayBack() {
        goes(STEP, "{'t': 3000}", "{'t': '3s'}").edited("{'t': '${T}'}").keepingEdits("{'t': '${T}'}", "EDIT_WON t");
    }

    @Test
    void aDefaultThatBecomesNoTextIsRefusedOrWritten() {
        Step words = new Convert(
                Key.of("t"), Key.of("t"), Codecs.wordsToBoolean("yes", "no"), IfOccupied.REFUSE, Optional.empty());
        goes(words, "{'t': '${T:yes}'}", "{'t': '${T:true}'}");
        Step list = new Convert(Key.of("t"), Key.of("t"), Codecs.csvToList(), IfOccupied.REFUSE, Optional.empty());
        refuses(
                list,
                "{'t': '${T:a,b}'}",
                "test.yaml:1:7: t: the text there is not accepted; expected "
                        + Codecs.csvToList().upAccepts() + ", or a placeholder with such a default; safe to retry");
        Step braces = new MapValue(Key.of("t"), Codecs.enumMap(Map.of("a", "}", "b", "$")), Optional.empty());
        String accepts =
                "test.yaml:1:7: t: the text there is not accepted; expected one of \"a\", \"b\", or a placeholder with"
                        + " such a default; safe to retry";
        refuses(braces, "{'t': '${T:c}'}", accepts.replace("\"a\", \"b\"", braces(braces)));
        refuses(braces, "{'t': '${T:a}'}", accepts.replace("\"a\", \"b\"", braces(braces)));
        refuses(braces, "{'t': '${T:b}'}", accepts.replace("\"a\", \"b\"", braces(braces)));
    }

    private static String braces(Step step) {
        return ((MapValue) step).words().upAccepts().replace("one of ", "");
    }

    @Test
    void aPlaceholderHasNoPartsAndIsNone() {
        Step split = new Split(Key.of("t"), List.of(Key.of("h"), Key.of("p")), Codecs.hostPort(), IfOccupied.REFUSE);
        refuses(
                split,
                "{'t': '${T:h}:80'}",
                "test.yaml:1:7: t: the text there is not accepted; expected "
                        + Codecs.hostPort().upAccepts() + ", and no placeholder; safe to retry");
        Step join = new Join(List.of(Key.of("h"), Key.of("p")), Key.of("t"), Codecs.hostPort(), IfOccupied.REFUSE);
        String accepts = " there is not accepted; expected " + Codecs.hostPort().downAccepts()
                + ", and no placeholder; safe to retry";
        refuses(
                join,
                "{'h': 'h', 'p': '${P:80}'}",
                "test.yaml:1:7: h: the text" + accepts,
                "test.yaml:1:17: p: the text" + accepts);
    }

    @Test
    void aDollarAloneIsNoPlaceholder() {
        Step words = new MapValue(Key.of("t"), Codecs.enumMap(Map.of("$", "{")), Optional.empty());
        goes(words, "{'t': '$'}", "{'t': '{'}");
    }
}
