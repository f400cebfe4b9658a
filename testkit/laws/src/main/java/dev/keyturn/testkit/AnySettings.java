package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Choice;
import dev.keyturn.testkit.laws.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/**
 * Settings for properties of one's own. What a property does not hold for shrinks towards few keys with plain values.
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<Settings> settings() {
 *   return AnySettings.around(DATASOURCE);
 * }
 * }</pre>
 *
 * <p>Without jqwik, {@link Cases} gives settings of the same kinds as lists.
 */
public final class AnySettings {
    private static final List<String> NAMES = List.of("a", "b", "A", "a.b", "a-b", "a_b", "c", "");
    private static final int DEEPEST = 3;
    private static final int MOST = 8;

    private AnySettings() {}

    /** Whatever settings can be: all kinds of values, names that are easily mistaken, tables in tables. */
    public static Arbitrary<Settings> any() {
        Arbitrary<Key> keys = Arbitraries.of(NAMES)
                .list()
                .ofMinSize(1)
                .ofMaxSize(DEEPEST)
                .map(names -> Key.ofNames(names.toArray(String[]::new)));
        return Combinators.combine(keys, values())
                .as(Map::entry)
                .list()
                .ofMaxSize(MOST)
                .map(AnySettings::entries)
                .map(Cases::with)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    /** Of every kind often enough, of texts most. */
    private static Arbitrary<Value> values() {
        Map<String, List<Value>> kinds = new LinkedHashMap<>();
        Cases.values()
                .forEach(value -> kinds.computeIfAbsent(value.kind(), any -> new ArrayList<>())
                        .add(value));
        List<Tuple2<Integer, Arbitrary<Value>>> some = new ArrayList<>();
        kinds.forEach((kind, values) -> some.add(Tuple.of(kind.equals("text") ? 4 : 1, Arbitraries.of(values))));
        return Arbitraries.frequencyOf(some);
    }

    private static Map<Key, Value> entries(List<Map.Entry<Key, Value>> list) {
        Map<Key, Value> entries = new LinkedHashMap<>();
        list.forEach(entry -> entries.putIfAbsent(entry.getKey(), entry.getValue()));
        return entries;
    }

    /** Settings on which this migration has something to do, or not, or which it refuses, derived from what it says. */
    public static Arbitrary<Settings> around(Migration migration) {
        return around(Migrations.of(migration));
    }

    /** As {@link #around(Migration)}, for a whole history: settings in the oldest shape. */
    public static Arbitrary<Settings> around(Migrations migrations) {
        List<Choice> choices = Cases.choices(Subject.of(migrations));
        List<Arbitrary<Optional<Value>>> values =
                choices.stream().map(AnySettings::value).toList();
        return Combinators.combine(values)
                .as(chosen -> entries(choices, chosen))
                .map(Cases::with)
                .filter(Optional::isPresent)
                .map(Optional::orElseThrow);
    }

    private static Map<Key, Value> entries(List<Choice> choices, List<Optional<Value>> chosen) {
        Map<Key, Value> entries = new LinkedHashMap<>();
        for (int i = 0; i < choices.size(); i++) {
            Key key = choices.get(i).key();
            chosen.get(i).ifPresent(value -> entries.put(key, value));
        }
        return entries;
    }

    /** Nothing, the smallest; or a value, of ten at a source usually one that is accepted. */
    private static Arbitrary<Optional<Value>> value(Choice choice) {
        Arbitrary<Optional<Value>> none = Arbitraries.just(Optional.empty());
        int absent = choice.isSource() ? 2 : 19;
        return Arbitraries.frequencyOf(
                Tuple.of(absent, none),
                Tuple.of(choice.accepted().isEmpty() ? 0 : 7, one(choice.accepted())),
                Tuple.of(choice.others().isEmpty() ? 0 : 1, one(choice.others())));
    }

    private static Arbitrary<Optional<Value>> one(List<Value> values) {
        return Arbitraries.of(values.isEmpty() ? List.of(Value.ofNull()) : values)
                .map(Optional::of);
    }
}
