package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Tables against a list of names and a map, with every old version looked at again at the end. */
class TableModelTest {
    private enum Kind {
        WITH,
        AFTER,
        FIRST,
        RENAMED,
        WITHOUT
    }

    private record Step(Kind kind, String name, String other, int number) {}

    private record Model(List<String> names, Map<String, Value> values) {
        Model copy() {
            return new Model(new ArrayList<>(names), new LinkedHashMap<>(values));
        }

        Table apply(Table table, Step step) {
            String name = step.name;
            Value value = Value.of(step.number);
            boolean has = values.containsKey(name);
            switch (step.kind) {
                case WITH -> {
                    put(has ? -1 : names.size(), name, value);
                    return table.with(name, value);
                }
                case AFTER -> {
                    int at = names.indexOf(step.other);
                    put(has ? -1 : at < 0 ? names.size() : at + 1, name, value);
                    return table.withAfter(step.other, name, value);
                }
                case FIRST -> {
                    put(has ? -1 : 0, name, value);
                    return table.withFirst(name, value);
                }
                case RENAMED -> {
                    if (!has || values.containsKey(step.other)) {
                        return table;
                    }
                    names.set(names.indexOf(name), step.other);
                    values.put(step.other, values.remove(name));
                    return table.renamed(name, step.other);
                }
                case WITHOUT -> {
                    names.remove(name);
                    values.remove(name);
                    return table.without(name);
                }
            }
            throw new AssertionError(step);
        }

        private void put(int at, String name, Value value) {
            if (at >= 0) {
                names.add(at, name);
            }
            values.put(name, value);
        }
    }

    @Property(tries = 300)
    void aSmallTableIsAnOrderedMap(@ForAll("few") List<Step> steps) {
        run(0, steps);
    }

    @Property(tries = 200)
    void aTableThatGrowsAndShrinksIsAnOrderedMap(@ForAll("some") List<Step> steps) {
        run(24, steps);
    }

    @Property(tries = 60)
    void aLargeTableIsAnOrderedMap(@ForAll("many") List<Step> steps) {
        run(300, steps);
    }

    private static void run(int size, List<Step> steps) {
        Model model = new Model(new ArrayList<>(), new LinkedHashMap<>());
        Table table = Table.empty();
        for (int i = 0; i < size; i++) {
            table = model.apply(table, new Step(Kind.WITH, "n" + i, "", i));
        }
        List<Table> tables = new ArrayList<>();
        List<Model> models = new ArrayList<>();
        for (Step step : steps) {
            table = model.apply(table, step);
            tables.add(table);
            models.add(model.copy());
            assertThat(table.size()).isEqualTo(model.names.size());
        }
        // Large ones are not all looked at again: that would take as long as everything else together.
        int stride = 1 + size / 30;
        for (int i = tables.size() - 1; i >= 0; i -= stride) {
            isTheSame(tables.get(i), models.get(i));
        }
    }

    private static void isTheSame(Table table, Model model) {
        List<String> names = model.names;
        assertThat(table.names()).isEqualTo(names);
        Table.Builder again = Table.builder();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            assertThat(table.find(name)).isSameAs(model.values.get(name));
            assertThat(table.before(name).orElse(null)).isEqualTo(i == 0 ? null : names.get(i - 1));
            assertThat(table.isLast(name)).isEqualTo(i == names.size() - 1);
            again.put(name, model.values.get(name));
        }
        assertThat(table.get("none")).isEmpty();
        Table built = again.build();
        assertThat(table).isEqualTo(built).hasSameHashCodeAs(built).hasToString(built.toString());
    }

    @Provide
    Arbitrary<List<Step>> few() {
        return steps(6).list().ofMaxSize(40);
    }

    @Provide
    Arbitrary<List<Step>> some() {
        // Runs of one kind of step, so that the size goes far up and down again.
        return Combinators.combine(
                        steps(60, Kind.WITH, Kind.FIRST, Kind.AFTER).list().ofMaxSize(60),
                        steps(60, Kind.WITHOUT, Kind.WITHOUT, Kind.RENAMED)
                                .list()
                                .ofMaxSize(120),
                        steps(60).list().ofMaxSize(40))
                .as((up, down, mixed) -> {
                    List<Step> all = new ArrayList<>(up);
                    all.addAll(down);
                    all.addAll(mixed);
                    return all;
                });
    }

    @Provide
    Arbitrary<List<Step>> many() {
        return steps(600).list().ofMaxSize(200);
    }

    private static Arbitrary<Step> steps(int names, Kind... kinds) {
        Arbitrary<String> name = Arbitraries.frequencyOf(
                Tuple.of(names / 3, Arbitraries.integers().between(0, names - 1).map(i -> "n" + i)),
                Tuple.of(1, Arbitraries.of("Aa", "BB", "AaAa", "BBBB", "")));
        return Combinators.combine(
                        Arbitraries.of(kinds.length == 0 ? Kind.values() : kinds),
                        name,
                        name,
                        Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .withoutEdgeCases();
    }
}
