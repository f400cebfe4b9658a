package dev.keyturn.internal.document;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Names, keys and values for documents: everything that settings can hold, with what has broken writers before. */
final class AnyValues {
    private AnyValues() {}

    static Arbitrary<String> names() {
        return Arbitraries.oneOf(
                        Arbitraries.of("db", "url", "words", "value", "steps", "0", "a.b", "", "*", "a*", "[0]", "a b"),
                        Arbitraries.of("\"", "\\", "\n", "\u2028", "\u00a0", "é", "😀", "\ud83d", "\ude00\ud83d"),
                        Arbitraries.of("$", "$$", "$value", "$number", "rename@1", "true", "null", "~", "#", "${db}"),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(4))
                .withoutEdgeCases();
    }

    /** Keys that a step accepts: they end with a name. */
    static Arbitrary<Key> stepKeys() {
        return keys().map(key ->
                key.isRoot() || key.last().orElseThrow() instanceof Segment.Index ? key.append(Key.ofNames("n")) : key);
    }

    static Arbitrary<Key> keys() {
        Arbitrary<Segment> segments = Arbitraries.frequencyOf(
                Tuple.of(4, names().map(Segment.Name::new)),
                Tuple.of(1, Arbitraries.of(0, 7, 10, Integer.MAX_VALUE).map(Segment.Index::new)));
        return segments.list().ofMaxSize(3).map(rest -> {
            List<Segment> all = new ArrayList<>(rest);
            while (!all.isEmpty() && all.get(0) instanceof Segment.Index) {
                all.remove(0);
            }
            return Key.ofSegments(all);
        });
    }

    static Arbitrary<KeyPattern> patterns() {
        return Combinators.combine(keys(), Arbitraries.of(0, 1, 2), names()).as((key, how, name) -> switch (how) {
            case 0 -> KeyPattern.of(key);
            case 1 -> KeyPattern.of(key).any();
            default -> KeyPattern.of(key).startingWith(name.isEmpty() ? "x" : name);
        });
    }

    /** Text that says something, as an owner does. */
    static Arbitrary<String> said() {
        return names().map(name -> name + "x");
    }

    static Arbitrary<Value> scalars() {
        return Arbitraries.oneOf(
                names().map(Value::of),
                Arbitraries.of("1", "true", "null", "0x10", " ", "[]", "{}", "\"3\"")
                        .map(Value::of),
                Arbitraries.of("0", "-0", "16", "0x10", "0o17", "0b1", "1_000", "+5", "007", "1.0", "3.10", "1e3")
                        .map(Num::of),
                Arbitraries.of(".inf", "-.inf", ".nan", "1e99", "1e-7", "123456789012345678901234567890", ".5", "5.")
                        .map(Num::of),
                Arbitraries.of(Value.of(true), Value.of(false), Value.ofNull()));
    }

    static Arbitrary<Value> values() {
        return values(3);
    }

    private static Arbitrary<Value> values(int depth) {
        if (depth == 0) {
            return scalars();
        }
        Arbitrary<Value> below = Arbitraries.lazy(() -> values(depth - 1));
        Arbitrary<Value> lists = below.list().ofMaxSize(3).map(Value::of);
        Arbitrary<Table> tables = Combinators.combine(names(), below)
                .as(Tuple::of)
                .list()
                .ofMaxSize(3)
                .map(entries -> {
                    Table.Builder table = Table.builder();
                    entries.forEach(entry -> table.put(entry.get1(), entry.get2()));
                    return table.build();
                });
        Arbitrary<Value> withOwn = Combinators.combine(tables, Arbitraries.oneOf(scalars(), lists))
                .as((table, own) -> table.isEmpty() ? own : own(table, own));
        return Arbitraries.frequencyOf(
                Tuple.of(3, scalars()), Tuple.of(1, lists), Tuple.of(1, tables), Tuple.of(1, withOwn));
    }

    private static Table own(Table table, Value own) {
        Table.Builder with = Table.builder().own(own);
        table.forEach(with::put);
        return with.build();
    }
}
