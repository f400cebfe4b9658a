package dev.keyturn.codec;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Values that have broken conversions before, and values one small change away from those that a codec accepts. */
final class Nasty {
    static final String LONE_SURROGATE = "\ud800";

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "-1",
            "0",
            "00",
            "07",
            "+5",
            "1e999999999",
            "0e-999999999",
            "3s",
            "3 s",
            "3S",
            "-3s",
            "1.5s",
            "PT3S",
            "PT",
            "P",
            "9223372036854775807",
            "9223372036854775808",
            "9999999999999999999",
            "9223372036854775807d",
            "s",
            "1MiB",
            "1M",
            "1KB",
            "true",
            "false",
            "TRUE",
            "yes",
            "null",
            ".inf",
            "NaN",
            "0x1F",
            "1_000",
            "\u0661",
            "İ",
            "ı",
            "AB",
            "aB",
            "a-b",
            "a_b",
            "A_B",
            "a--b",
            "-a",
            "a1",
            "a-1",
            "QQ==",
            "QQ",
            "QR==",
            "////",
            "\ufeff",
            "\u0000",
            LONE_SURROGATE,
            "\udc00\ud800",
            "😀",
            "a,b",
            ",",
            "{}",
            "{\"a\":1}",
            "{\"a\":1,\"a\":2}",
            "[]",
            "{",
            "h:80",
            "h:",
            ":80",
            "::1",
            "[::1]",
            "[::1]:80",
            "[h]:80",
            "h:080",
            "h:65536",
            "u@h",
            "http://h",
            "http://u:p@h/",
            "jdbc:x://h/",
            "mailto:a@b",
            "${HOST:h}",
            "\u00a0",
            "a\u2028b");

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "1.0",
            "1e3",
            "+5",
            "007",
            "0x1F",
            "0o17",
            "1_000",
            "3.10",
            ".inf",
            "nan",
            "1e999999999",
            "0e-999999999",
            "1e-999999999",
            "9223372036854775807",
            "9223372036854775808",
            "1e18",
            "1e19",
            "65535",
            "65536");

    private Nasty() {}

    /** Values of every kind. */
    static Arbitrary<Value> values() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(TEXTS).map(Value::of)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(12).map(Value::of)),
                Tuple.of(2, Arbitraries.of(NUMBERS).map(Num::of)),
                Tuple.of(1, Arbitraries.of(kinds())));
    }

    private static List<Value> kinds() {
        Table own = Table.builder().own(Value.of("x")).put("a", Value.of(1)).build();
        return List.of(
                Value.of(true),
                Value.of(false),
                Value.ofNull(),
                Table.empty(),
                own,
                Value.of(Map.of("a", own)),
                Value.of(List.<Value>of()),
                Value.of(List.of(Value.of(""))),
                Value.of(List.of(Value.of(" a"))),
                Value.of(List.of(Value.of("a,b"))),
                Value.of(List.of(Value.ofNull())),
                Value.of(List.of(Table.empty())),
                Value.of(List.of(Value.of(1), Value.of(true))),
                Value.of(Map.of("a", Num.of("0x1F"))),
                Value.of(Map.of(LONE_SURROGATE, Value.of(1))));
    }

    /** Values one change away from these: a character more, less or other, another kind that spells the same. */
    static Arbitrary<Value> near(Arbitrary<Value> values) {
        return values.flatMap(value -> Arbitraries.of(neighbours(value)));
    }

    private static List<Value> neighbours(Value value) {
        List<Value> near = new ArrayList<>(List.of(value));
        if (value instanceof Text || value instanceof Num || value instanceof Bool) {
            String text = asText(value);
            near.add(Value.of(text));
            Num.parse(text).ifPresent(near::add);
            int middle = text.length() / 2;
            for (String extra :
                    List.of(" ", "\n", "0", "-", "_", ":", ",", "/", "=", "A", "\u00a0", LONE_SURROGATE, "ı")) {
                near.add(Value.of(extra + text));
                near.add(Value.of(text + extra));
                near.add(Value.of(text.substring(0, middle) + extra + text.substring(middle)));
            }
            near.add(Value.of(text.substring(middle)));
            near.add(Value.of(text.substring(0, middle)));
            near.add(Value.of(List.of(value)));
            near.add(Value.of(Map.of("a", value)));
        }
        return near;
    }

    /** A scalar as a source writes it in which everything is text. */
    static String asText(Value scalar) {
        return scalar instanceof Text text ? text.text() : scalar.toString();
    }
}
