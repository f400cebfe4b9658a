package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Values as they stand in real settings, and values at the edge of those. */
final class Pool {
    private Pool() {}

    /** Something that is not the same whoever reads it: a number as text, a text as a number. */
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "plain",
            " around ",
            "0",
            "3000",
            "90000",
            "007",
            "-1",
            "-0",
            "0.5",
            "3.10",
            "1e3",
            "0x1F",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "3s",
            "90s",
            "1500ms",
            "PT3S",
            "1h",
            "1MiB",
            "1500B",
            "16MB",
            "true",
            "True",
            "false",
            "y",
            "yes",
            "no",
            "on",
            "off",
            "null",
            "a,b",
            " a , b ",
            "a;b",
            "[1]",
            "{\"a\": [1, true]}",
            "{}",
            "example.org:8080",
            "example.org",
            "example.org:",
            ":8080",
            "h:0",
            "[fe80::1]:443",
            "fe80::1",
            "h:99999",
            "https://example.org:8443/a?b#c",
            "http://example.org",
            "https",
            "/a?b",
            "jdbc:postgresql://db/app",
            "R3LDvMOfZQ==",
            "Grüße",
            "e\u0301",
            "max-pool-size",
            "maxPoolSize",
            "max_pool_size",
            "MaxPoolSize",
            "MAX_POOL_SIZE",
            "INFO",
            "İstanbul",
            "ı",
            "two\nlines",
            "2024-01-31",
            "2024-10-27T02:30:00",
            "2024-10-27T02:30:00+02:00",
            "100MB",
            "/var/log/app",
            "C:\\logs\\app",
            "${TIMEOUT:3000}",
            "${HOST}",
            "long".repeat(75));

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "8080",
            "3000",
            "90000",
            "1048576",
            "1500",
            "1_000",
            "0x1F",
            "3.10",
            "1e3",
            "-1",
            "0.5",
            "999",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            ".inf");

    static final List<Value> SCALARS = scalars();

    static final List<Value> WRONG = List.of(
            Value.ofNull(),
            Value.of(""),
            Value.of(List.of()),
            Value.of(List.of(Value.of("a"), Value.of("a"))),
            Table.empty(),
            Table.empty().with("x", Value.of(1)),
            Value.of(true),
            Value.of(" around "),
            Value.of(7),
            Value.of("7"),
            Value.of("quite something else"));

    static final List<Value> ALL =
            Stream.of(SCALARS, lists(), WRONG).flatMap(List::stream).distinct().toList();

    private static List<Value> scalars() {
        List<Value> values = new ArrayList<>();
        TEXTS.forEach(text -> values.add(Value.of(text)));
        NUMBERS.forEach(number -> values.add(Num.of(number)));
        values.add(Value.of(true));
        values.add(Value.of(false));
        values.add(Value.ofNull());
        return values;
    }

    private static List<Value> lists() {
        return List.of(
                Value.of(List.of(Value.of("a"), Value.of("b"))),
                Value.of(List.of(Value.of("b"), Value.of(1), Value.of(true))),
                Value.of(List.of(Value.of("one"))),
                Value.of(List.of(Value.of("a,b"), Value.of(" c "))),
                Value.of(List.of(Value.of(""))),
                Value.of(List.of(Value.ofNull())),
                Value.of(List.of(Value.of(List.of(Value.of("inner"))))),
                Table.empty().with("a", Value.of(List.of(Value.of(1), Value.of(true)))),
                Table.empty()
                        .with("a", Table.empty().with("b", Value.of("deep")))
                        .with("c", Value.ofNull()));
    }
}
