package dev.keyturn.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codec.Sides;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.junit.jupiter.api.Test;

class JsonToTableTest extends CodecLaws {
    private static final Codec CODEC = Codecs.jsonToTable();

    @Override
    Arbitrary<Try> ups() {
        return Combinators.combine(tables(), Arbitraries.of("", " ", "\n\t"))
                .as((table, blank) ->
                        new Try(CODEC, Value.of(blank + text(table).replace(":", ":" + blank) + blank)));
    }

    @Override
    Arbitrary<Try> downs() {
        return tables().map(table -> new Try(CODEC, table));
    }

    private static String text(Table table) {
        return ((Text) CODEC.down(table).orElseThrow()).text();
    }

    private static Arbitrary<Table> tables() {
        Arbitrary<Value> scalar = Arbitraries.oneOf(
                Arbitraries.of("", "a", "\"\\/\b\n\u0000\u2028", "😀", "İ", "{}", "1")
                        .map(Value::of),
                Arbitraries.of("0", "-0", "1.0", "3.10", "1e3", "1E+5", "12345678901234567890", "1e999999999")
                        .map(Num::of),
                Arbitraries.of(Value.of(true), Value.of(false), Value.ofNull()));
        return table(Arbitraries.oneOf(scalar, scalar.list().ofMaxSize(3).map(Value::of), table(scalar)));
    }

    private static Arbitrary<Table> table(Arbitrary<? extends Value> values) {
        Arbitrary<String> names = Arbitraries.of("a", "b", "", "c d", "é", "\"");
        return Arbitraries.maps(names, values).ofMaxSize(4).map(Value::of);
    }

    @Test
    void anObjectIsATable() {
        Table table = Table.builder()
                .put("b", Value.of(List.of(Num.of("1.0"), Value.of(true), Value.ofNull())))
                .put("a", Value.of(Map.of("", Value.of("x/y"))))
                .build();

        Check.bothWays(CODEC, Value.of("{\"b\":[1.0,true,null],\"a\":{\"\":\"x/y\"}}"), table);
        Check.bothWays(CODEC, Value.of("{}"), Table.empty());
    }

    @Test
    void theOrderOfNamesIsKept() {
        assertThat(text((Table) CODEC.up(Value.of("{\"b\":1,\"a\":2,\"c\":3}")).orElseThrow()))
                .isEqualTo("{\"b\":1,\"a\":2,\"c\":3}");
    }

    @Test
    void numbersKeepTheirDigits() {
        for (String number : List.of(
                "-0",
                "3.10",
                "1E+5",
                "1e-7",
                "0.1000000000000000055511151231257827",
                "1e999999999",
                "123456789012345678901234567890",
                "9".repeat(Num.MAX_LENGTH))) {
            Check.bothWays(CODEC, Value.of("{\"a\":" + number + "}"), Value.of(Map.of("a", Num.of(number))));
        }
    }

    @Test
    void layoutGoesAndStringsAreExact() {
        Check.up(
                CODEC, Value.of(" {\"\\u0061\" :\r\n\"\\ud83d\\ude00\\/\"}\t"), Value.of(Map.of("a", Value.of("😀/"))));
        assertThat(CODEC.upLoses()).isPresent();
    }

    @Test
    void whatIsNoJsonObjectIsRefused() {
        Check.refusesUp(
                CODEC,
                "",
                " ",
                "[]",
                "1",
                "null",
                "\"a\"",
                "{",
                "}",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1,}",
                "{,}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":[1,]}",
                "{\"a\":tru}",
                "{\"a\":\"\n\"}",
                "{\"a\":\"\\x\"}");
    }

    @Test
    void whatFollowsTheObjectIsRefused() {
        Check.refusesUp(CODEC, "{}x", "{}{}", "{} {}", "{},", "{}]", "{} null", "{}//", "{}\u0000", "\ufeff{}");
    }

    @Test
    void commentsAndOtherDialectsAreRefused() {
        Check.refusesUp(
                CODEC,
                "{/**/}",
                "{}#",
                "{\"a\":NaN}",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":1.}",
                "{\"a\":0x1F}",
                "{\"a\":Infinity}");
    }

    @Test
    void aNameThatComesTwiceIsRefused() {
        Check.refusesUp(CODEC, "{\"a\":1,\"a\":1}", "{\"a\":1,\"\\u0061\":2}", "{\"x\":{\"a\":1,\"a\":2}}");
    }

    @Test
    void halfASurrogateIsRefusedBothWays() {
        Check.refusesUp(CODEC, "{\"a\":\"\\ud800\"}", "{\"\\udc00\":1}", "{\"a\":\"" + Nasty.LONE_SURROGATE + "\"}");
        assertThat(CODEC.down(Value.of(Map.of("a", Value.of(Nasty.LONE_SURROGATE)))))
                .isEmpty();
        assertThat(CODEC.down(Value.of(Map.of(Nasty.LONE_SURROGATE, Value.of(1)))))
                .isEmpty();
    }

    @Test
    void numbersThatJsonCannotWriteAreRefused() {
        for (String number : List.of("0x1F", "1_000", "+1", ".5", "1.", "007", ".inf", "nan")) {
            assertThat(CODEC.down(Value.of(Map.of("a", Num.of(number)))))
                    .as(number)
                    .isEmpty();
        }
        Check.refusesUp(CODEC, "{\"a\":1e9999999999}", "{\"a\":" + "9".repeat(Num.MAX_LENGTH + 1) + "}");
    }

    @Test
    void aValueThatHasChildrenIsRefused() {
        Table both = Table.builder()
                .own(Value.of("INFO"))
                .put("com", Value.of("DEBUG"))
                .build();

        assertThat(CODEC.down(both)).isEmpty();
        assertThat(CODEC.down(Value.of(Map.of("level", both)))).isEmpty();
    }

    @Test
    void asDeepAsSettingsMayNestAndNoDeeper() {
        int depth = Key.MAX_DEPTH - 1;
        String deepest = "{\"a\":" + "[".repeat(depth) + "]".repeat(depth) + "}";
        Check.bothWays(CODEC, Value.of(deepest), CODEC.up(Value.of(deepest)).orElseThrow());
        Check.refusesUp(CODEC, "{\"a\":[" + "[".repeat(depth) + "]".repeat(depth) + "]}", "{\"a\":".repeat(1_000_000));
    }

    @Test
    void longNamesAndStringsComeBack() {
        String name = "n".repeat(100_000);
        String json = "{\"" + name + "\":\"" + "s".repeat(1_000_000) + "\"}";
        Check.bothWays(CODEC, Value.of(json), CODEC.up(Value.of(json)).orElseThrow());
    }

    @Test
    void onlyTextGoesUpAndOnlyATableGoesDown() {
        for (Value value : List.of(Value.of(1), Value.of(true), Value.ofNull(), Value.of(List.of(Value.of("{}"))))) {
            assertThat(CODEC.up(value)).isEmpty();
            assertThat(CODEC.down(value)).isEmpty();
        }
        assertThat(CODEC.up(Table.empty())).isEmpty();
        Check.refusesDown(CODEC, "{}");
        assertThat(CODEC.sides()).isEqualTo(Sides.DISTINCT);
    }
}
