package dev.keyturn.files.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.files.independent.Jackson;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFormatTest {
    private static final JsonFormat JSON = JsonFormat.strict();
    private static final JsonFormat JSONC = JsonFormat.withComments();

    @Test
    void everyValueHasItsPlace() {
        Settings settings = JSONC.read("\ufeff{ // one\r\n\t\"a\": [1,\r {\"b\": null}],\n\"c\": {}}", "x.jsonc");
        assertThat(settings.root().origin()).hasToString("x.jsonc:1:1");
        assertThat(settings.origin(Key.of("a"))).hasToString("x.jsonc:2:7");
        assertThat(settings.origin(Key.of("a[0]"))).hasToString("x.jsonc:2:8");
        assertThat(settings.origin(Key.of("a[1].b"))).hasToString("x.jsonc:3:8");
        assertThat(settings.origin(Key.of("c"))).hasToString("x.jsonc:4:6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\u00a7',
            value = {
                "{\"a\": 1, \"a\": 2}|x:1:10: a: it is set in line 1 already; expected each key once; safe to retry",
                "{\"a\": {\"b\": [0, tru]}}|x:1:17: a.b[1]: here is no value; expected text in double quotes, a number,"
                        + " true, false, null, an object or a list; safe to retry",
                "{\"a\": 1,}|x:1:8: a comma stands behind the last entry, which JSON does not allow; expected no comma"
                        + " there; safe to retry; name the file .jsonc if the program that reads it allows such commas",
                "{// secret}|x:1:2: this is a comment, which JSON does not have; expected JSON without comments; safe to"
                        + " retry; name the file .jsonc if the program that reads it allows comments",
                "[1]|x:1:1: the text does not begin with an object; expected settings in { }; safe to retry",
                "{\"a\": 01}|x:1:8: something is missing here; expected a comma or }; safe to retry",
                "{\"a\": \"secret}|x:1:7: a: a text begins here and does not end; expected a quote at its end; safe to retry",
                "{\"a\": \"\\x\"}|x:1:8: a: JSON has no such escape; expected \\\" \\\\ \\/ \\b \\f \\n \\r \\t or \\u with four"
                        + " digits; safe to retry",
                "{} x|x:1:4: the text goes on behind its end; expected nothing behind the last }; safe to retry",
                "{a: 1}|x:1:2: here is no key; expected a key in double quotes; safe to retry",
            })
    void aMistakeIsToldWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> JSON.read(text, "x"))
                .isInstanceOf(RefusedException.class)
                .hasMessage(message);
    }

    @Test
    void anEmptyTextIsNoJsonAndIsToldWhatToDo() {
        for (String text : List.of("", " \n")) {
            assertThatThrownBy(() -> JSON.read(text, "x"))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining(
                            "there is nothing in it; expected settings in { }; safe to retry; if somebody is"
                                    + " writing it just now, run again; if it is to be empty, write {} into it");
        }
    }

    @Test
    void nestingHasALimitAndNothingOverflows() {
        assertThat(JSON.read("{\"a\":".repeat(499) + "1" + "}".repeat(499), "x").keys())
                .hasSize(1);
        for (String open : List.of("{\"a\":", "{\"a\":[{\"a\":", "[")) {
            for (int depth : List.of(502, 100_000)) {
                String text = "{\"x\":" + open.repeat(depth);
                assertThatThrownBy(() -> JSON.read(text, "x"))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("it nests too deep; expected at most 500 levels");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\ufeff",
                "{",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":-",
                "{\"a\":\"\\",
                "{\"a\":\"\\u12",
                "{/",
                "{/*",
                "{//",
                "\u0000",
                "{\u0000}",
                "{\"a\":1e}",
                "{\"a\"\u00a0:1}"
            })
    void whatIsCutOffIsRefused(String text) {
        assertThatThrownBy(() -> JSON.read(text, "x")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> JSONC.read(text, "x")).isInstanceOf(RefusedException.class);
    }

    @Test
    void aNumberIsKeptAsItIsWrittenAndHasALimit() {
        assertThat(JSON.read("{\"a\": -0.10E+07}", "x").value("a").orElseThrow())
                .hasToString("-0.10E+07");
        assertThatThrownBy(() -> JSON.read("{\"a\": " + "1".repeat(1001) + "}", "x"))
                .hasMessage("x:1:7: a: the number is too long; expected at most 1000 characters; safe to retry");
    }

    @Test
    void manyEntriesTakeNoTime() {
        StringBuilder text =
                new StringBuilder("{\"a\": \"").append("x\\n".repeat(1_000_000)).append('"');
        for (int i = 0; i < 200_000; i++) {
            text.append(",\n\"k").append(i).append("\": ").append(i);
        }
        assertThat(JSON.read(text.append('}').toString(), "x").keys()).hasSize(200_001);
    }

    // ---- Jackson reads the same

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"a\"",
                "\"b\"",
                "\"a\":",
                "\"c\":",
                "1",
                "-",
                "0",
                "1.5",
                "e3",
                "true",
                "null",
                " ",
                "\n",
                "\r",
                "\t",
                "\"",
                "\\",
                "\\n",
                "\\u00e9",
                "//x\n",
                "/*y*/",
                "//",
                "/*",
                "{\"a\":1}",
                "[1,2]",
                "\u00e4");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 30_000)
    void aTextIsReadAsJacksonReadsIt(@ForAll("texts") String inner) {
        for (boolean hasComments : List.of(false, true)) {
            String text = "{\"x\":" + inner + "}";
            Optional<Value> expected = jackson(text, hasComments);
            Optional<Value> read = ours(text, hasComments);
            assertThat(read).describedAs(text).isEqualTo(expected);
        }
    }

    static Optional<Value> jackson(String text, boolean hasComments) {
        try {
            return Optional.of((hasComments ? Jackson.withComments() : Jackson.strict()).read(text));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    static Optional<Value> ours(String text, boolean hasComments) {
        try {
            Settings settings = (hasComments ? JSONC : JSON).read(text, "x");
            Set<Object> origins = new HashSet<>();
            settings.forEach((key, value) ->
                    assertThat(origins.add(value.origin())).describedAs(text).isTrue());
            return Optional.of(settings.root());
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }
}
