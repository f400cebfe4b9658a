package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Keys, values and settings to try things on: few names, so that they meet, and some nasty ones. */
final class Samples {
    private Samples() {}

    static Settings settings(String... keysAndTexts) {
        Settings settings = Settings.empty();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            settings = settings.with(keysAndTexts[i], Value.of(keysAndTexts[i + 1]));
        }
        return settings;
    }

    /** A table in as many tables around it as it takes to be this deep. */
    static Table tableOfDepth(int depth) {
        Table table = Table.empty();
        for (int i = 1; i < depth; i++) {
            table = Table.empty().with("n", table);
        }
        return table;
    }

    static Items listOfDepth(int depth) {
        Items list = Value.of(List.of());
        for (int i = 1; i < depth; i++) {
            list = Value.of(List.of(list));
        }
        return list;
    }

    static Arbitrary<String> anyNames() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                "",
                                ".",
                                "*",
                                "a",
                                "Aa",
                                "BB",
                                "a.b",
                                "[0]",
                                "a b",
                                "\"",
                                "\\",
                                "\ud83d",
                                "\ude00\ud83d"),
                        Arbitraries.strings().ofMaxLength(6),
                        Arbitraries.strings()
                                .withChars(".[]*\"\\ \u00a0\u200b\u202e\u061c\u2066\ud83d\ude00x0")
                                .ofMaxLength(6))
                .withoutEdgeCases();
    }

    static Arbitrary<Key> anyKeys() {
        Arbitrary<Segment> names = anyNames().map(Segment.Name::new);
        Arbitrary<Segment> indexes = Arbitraries.oneOf(
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.integers().greaterOrEqual(0))
                .map(Segment.Index::new);
        Arbitrary<List<Segment>> rest = Arbitraries.frequencyOf(Tuple.of(3, names), Tuple.of(1, indexes))
                .list()
                .ofMaxSize(4);
        return Combinators.combine(names.list().ofMaxSize(1), rest)
                .as((first, more) -> first.isEmpty() ? Key.root() : join(first, more))
                .withoutEdgeCases();
    }

    /** Keys over two names and two places, at most three segments long. */
    static List<Key> smallKeys() {
        List<Segment> segments =
                List.of(new Segment.Name("a"), new Segment.Name("ab"), new Segment.Index(0), new Segment.Index(1));
        List<Key> keys = new ArrayList<>(List.of(Key.root()));
        for (Segment first : segments.subList(0, 2)) {
            keys.add(Key.ofSegments(List.of(first)));
            for (Segment second : segments) {
                keys.add(Key.ofSegments(List.of(first, second)));
                segments.forEach(third -> keys.add(Key.ofSegments(List.of(first, second, third))));
            }
        }
        return keys;
    }

    private static Key join(List<Segment> first, List<Segment> more) {
        List<Segment> all = new ArrayList<>(first);
        all.addAll(more);
        return Key.ofSegments(all);
    }

    /** Keys that often meet, made of names only. */
    static Arbitrary<Key> meetingKeys() {
        return Arbitraries.of("a", "b", "Aa", "BB")
                .array(String[].class)
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(Key::ofNames);
    }

    static Arbitrary<Value> scalars() {
        return Arbitraries.of(
                Value.of(""),
                Value.of("x"),
                Value.of("1"),
                Value.of(1),
                Num.of("1.0"),
                Value.of(true),
                Value.of(false),
                Value.ofNull());
    }

    static Arbitrary<Value> lists() {
        return Arbitraries.of(
                Value.of(List.of()),
                Value.of(List.of(Value.of(1), Value.of("x"))),
                Value.of(List.of(Table.empty().with("a", Value.of(1)))));
    }

    /** Settings of every form that they can have, own values and empty tables included. */
    static Arbitrary<Settings> allSettings() {
        return tables(3).map(Settings::of).withoutEdgeCases();
    }

    private static Arbitrary<Table> tables(int depth) {
        Arbitrary<Value> leaves = Arbitraries.frequencyOf(
                Tuple.of(5, scalars()), Tuple.of(1, lists()), Tuple.of(1, Arbitraries.just(Table.empty())));
        Arbitrary<Value> nodes = depth == 0
                ? leaves
                : Arbitraries.frequencyOf(Tuple.of(2, leaves), Tuple.of(1, Arbitraries.lazy(() -> nodes(depth - 1))));
        return Combinators.combine(Arbitraries.of("a", "b", "Aa", "BB"), nodes)
                .as(Tuple::of)
                .list()
                .ofMaxSize(4)
                .map(entries -> {
                    Table.Builder table = Table.builder();
                    entries.forEach(entry -> table.put(entry.get1(), entry.get2()));
                    return table.build();
                });
    }

    private static Arbitrary<Value> nodes(int depth) {
        Arbitrary<Value> owns = Arbitraries.frequencyOf(Tuple.of(3, scalars()), Tuple.of(1, lists()));
        return Combinators.combine(tables(depth), owns.list().ofMaxSize(1))
                .as((table, own) -> own.isEmpty() || table.isEmpty() ? table : table.withOwn(own.get(0)));
    }
}
