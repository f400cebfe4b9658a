package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Each;
import dev.keyturn.step.Join;
import dev.keyturn.step.Step;
import dev.keyturn.step.Up;
import dev.keyturn.step.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the keys at which steps can be put to the test, and values for each, from what the steps declare. */
final class Slots {
    private static final int GOOD = 14;

    private final Map<Key, Slot> byKey = new LinkedHashMap<>();

    private Slots() {}

    static List<Slot> of(List<Step> steps) {
        Slots slots = new Slots();
        steps.forEach(slots::add);
        return List.copyOf(slots.byKey.values());
    }

    /** Of steps, and of what the migrations assume: without that nothing is accepted. */
    static List<Slot> of(Subject subject) {
        Slots slots = new Slots();
        subject.steps().forEach(slots::add);
        subject.assumptions().forEach(slots::assumed);
        return List.copyOf(slots.byKey.values());
    }

    private void assumed(Condition condition) {
        if (condition instanceof Condition.Absent) {
            add(target(condition.key(), List.of()));
        } else {
            condition(condition);
        }
    }

    private void add(Slot slot) {
        byKey.merge(slot.key(), slot, Slot::and);
    }

    private void add(Step step) {
        if (step instanceof When when) {
            when.then().forEach(this::add);
            when.otherwise().forEach(this::add);
            condition(when.condition());
        } else if (step instanceof Each each) {
            Elements elements = Elements.of(each);
            instances(List.of(each.in()))
                    .forEach(key -> add(new Slot(key, Slot.Role.SOURCE, elements.good(), elements.bad())));
            instances(List.of(each.in())).forEach(this::around);
        } else {
            plain(step);
        }
    }

    private void plain(Step step) {
        List<Value> constants = constants(step);
        List<Key> sources = instances(step.footprint().sources());
        List<Key> targets = instances(step.footprint().targets());
        if (step instanceof Join join) {
            parts(join);
        }
        for (Key key : sources) {
            add(source(step, key, constants));
        }
        for (Key key : targets) {
            add(target(key, constants));
        }
        for (Key key : instances(step.footprint().reads())) {
            add(target(key, constants));
        }
        Stream.of(sources, targets).flatMap(List::stream).forEach(this::around);
        if (step.footprint().targets().contains(KeyPattern.of(Key.root()))) {
            Stream.of(sources, targets).flatMap(List::stream).forEach(this::reference);
        }
    }

    private static List<Key> instances(Collection<KeyPattern> patterns) {
        return patterns.stream()
                .flatMap(pattern -> Instances.of(pattern).stream())
                .filter(key -> !key.isRoot())
                .distinct()
                .toList();
    }

    /** What a step names: its words, its default. They are the values that are most easily mistaken. */
    private static List<Value> constants(Step step) {
        Set<Value> found = new LinkedHashSet<>();
        collect(step.form(), found);
        return List.copyOf(found);
    }

    private static void collect(Value value, Set<Value> found) {
        if (value instanceof Table table) {
            table.forEach((name, entry) -> {
                found.add(Value.of(name));
                collect(entry, found);
                if (entry instanceof Table || entry instanceof Items) {
                    found.add(entry);
                }
            });
        } else if (value instanceof Items list) {
            list.items().forEach(item -> collect(item, found));
        } else {
            found.add(value);
        }
    }

    private static Slot source(Step step, Key key, List<Value> constants) {
        List<Value> changed = new ArrayList<>();
        List<Value> alike = new ArrayList<>();
        List<Value> refused = new ArrayList<>();
        Stream.of(constants, Pool.ALL).flatMap(List::stream).distinct().forEach(value -> {
            Settings alone = Settings.empty().with(key, value);
            Optional<Up> up = attempt(step, alone);
            if (up.isEmpty() || up.get() instanceof Up.Refused) {
                refused.add(value);
            } else {
                boolean isSame = ((Up.Done) up.get()).settings().equals(alone);
                (isSame ? alike : changed).add(value);
            }
        });
        List<Value> other = new ArrayList<>(Slot.spread(alike, 4));
        other.addAll(Slot.spread(refused, 4));
        other.addAll(Pool.WRONG);
        return new Slot(
                key,
                Slot.Role.SOURCE,
                Slot.varied(
                        changed,
                        GOOD,
                        value -> attempt(step, Settings.empty().with(key, value))
                                .map(Slots::kinds)
                                .orElse("")),
                other.stream().distinct().toList());
    }

    /** Which keys come of a value, and what kinds of values they get. */
    private static String kinds(Up up) {
        StringBuilder kinds = new StringBuilder();
        if (up instanceof Up.Done done) {
            done.settings()
                    .forEach((key, value) ->
                            kinds.append(key).append(' ').append(value.kind()).append(' '));
        }
        return kinds.toString();
    }

    /** A step that throws is found out by the laws, not here. */
    private static Optional<Up> attempt(Step step, Settings settings) {
        try {
            return Optional.of(step.up(settings));
        } catch (RuntimeException thrown) {
            return Optional.empty();
        }
    }

    private static Slot target(Key key, List<Value> constants) {
        List<Value> values = new ArrayList<>(List.of(Value.of("there already")));
        values.addAll(Slot.spread(constants, 4));
        values.addAll(Slot.spread(Pool.WRONG, 6));
        return new Slot(key, Slot.Role.TARGET, List.of(), values);
    }

    private void parts(Join join) {
        for (int i = 0; i < join.keys().size(); i++) {
            int part = i;
            List<Value> values = Pool.ALL.stream()
                    .flatMap(whole -> join.splitter().up(whole).stream())
                    .flatMap(parts -> parts.get(part).stream())
                    .distinct()
                    .toList();
            add(new Slot(join.keys().get(i), Slot.Role.SOURCE, Slot.spread(values, 6), List.of()));
        }
    }

    private void condition(Condition condition) {
        List<Value> values = new ArrayList<>();
        if (condition instanceof Condition.Equal equal) {
            values.add(equal.value());
        }
        if (condition instanceof Condition.Matches) {
            Pool.SCALARS.stream()
                    .filter(value -> condition.holds(Settings.empty().with(condition.key(), value)))
                    .limit(3)
                    .forEach(values::add);
        }
        values.addAll(List.of(Value.of("neither"), Value.ofNull(), Table.empty()));
        add(new Slot(condition.key(), Slot.Role.SOURCE, values.subList(0, 1), values));
    }

    /** For a step that rewrites references: one to the key, and one that is none of its business. */
    private void reference(Key key) {
        Value reference = Value.of("see ${" + key + "}, ${nowhere}");
        add(new Slot(Key.ofNames("elsewhere"), Slot.Role.NEAR, List.of(), List.of(reference)));
    }

    /** The tables around a key, the keys below it, and keys that are nearly the same. */
    private void around(Key key) {
        List<Value> plain = List.of(Value.of("near"), Value.of(1));
        Key parent = key.parent().orElseThrow();
        for (Key table = parent; !table.isRoot(); table = table.parent().orElseThrow()) {
            add(new Slot(
                    table,
                    Slot.Role.AROUND,
                    List.of(),
                    List.of(Table.empty(), Value.ofNull(), Value.of("own"), Value.of(List.of(Value.of(1))))));
        }
        Neighbours.of(key).forEach(near -> add(new Slot(near, Slot.Role.NEAR, List.of(), plain)));
        add(new Slot(key.child("sub"), Slot.Role.NEAR, List.of(), plain));
    }
}
