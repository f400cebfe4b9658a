package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Each;
import dev.keyturn.step.Step;
import dev.keyturn.step.When;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Derives the edits to make between up and down. */
final class Edits {
    private static final List<Value> STRANGE = List.of(
            Value.of("edited"),
            Value.of(" around "),
            Value.ofNull(),
            Value.of(""),
            Value.of(7),
            Value.of("7"),
            Value.of(List.of()),
            Table.empty());

    private final Trial trial;
    private final Map<String, Edit> edits = new LinkedHashMap<>();

    private Edits(Trial trial) {
        this.trial = trial;
    }

    private void add(Edit edit) {
        edits.putIfAbsent(edit.what(), edit);
    }

    /** The patterns that may change; one that means everything, as for references, says nothing about keys. */
    static List<KeyPattern> writes(Subject subject) {
        return named(subject.footprint().writes());
    }

    static List<KeyPattern> named(Collection<KeyPattern> patterns) {
        return patterns.stream()
                .filter(pattern -> !pattern.equals(KeyPattern.of(Key.root())))
                .distinct()
                .toList();
    }

    static boolean isWithin(List<KeyPattern> patterns, Key key) {
        return patterns.stream().anyMatch(pattern -> pattern.covers(key));
    }

    static boolean touches(List<KeyPattern> patterns, Key key) {
        return patterns.stream().anyMatch(pattern -> pattern.overlaps(KeyPattern.of(key)));
    }

    /** Edits of what the steps write or take. */
    static List<Edit> within(Trial trial) {
        Edits edits = new Edits(trial);
        List<KeyPattern> writes = writes(trial.subject());
        Settings young = trial.young();
        Map<Key, Value> leaves = Leaves.of(young);
        Set<Key> keys = new LinkedHashSet<>();
        leaves.keySet().stream().filter(key -> isWithin(writes, key)).forEach(keys::add);
        leaves.keySet().stream()
                .filter(key -> leaves.get(key) instanceof Items && touches(writes, key))
                .forEach(keys::add);
        for (Key key : keys) {
            edits.present(key, leaves.get(key) == null ? Value.ofNull() : leaves.get(key));
        }
        writes.stream()
                .flatMap(pattern -> Instances.of(pattern).stream())
                .filter(key -> young.value(key).isEmpty())
                .forEach(edits::absent);
        edits.pairs(List.copyOf(keys));
        edits.add(Edit.reorder());
        return List.copyOf(edits.edits.values());
    }

    private void present(Key key, Value value) {
        add(Edit.delete(key));
        Stream.of(Slot.spread(trial.seen().at(key), 5), STRANGE)
                .flatMap(List::stream)
                .filter(other -> !other.equals(value))
                .forEach(other -> add(Edit.set(key, other)));
        if (value instanceof Items list) {
            elements(key, list);
        } else {
            add(Edit.set(key.child("sub"), Value.of("below")));
        }
        Key parent = key.parent().orElseThrow();
        if (!parent.isRoot() && parent.last().orElseThrow() instanceof Segment.Name) {
            add(Edit.deleteAll(parent));
        }
    }

    /** What stands side by side is edited at once, such as both halves of what was one value. */
    private void pairs(List<Key> keys) {
        for (int i = 1; i < keys.size(); i++) {
            for (Edit one : others(keys.get(i - 1))) {
                others(keys.get(i)).forEach(other -> add(one.and(other)));
            }
        }
    }

    private List<Edit> others(Key key) {
        return Slot.spread(trial.seen().at(key), 4).stream()
                .filter(value -> !trial.young().value(key).equals(Optional.of(value)))
                .limit(2)
                .map(value -> Edit.set(key, value))
                .toList();
    }

    /** An empty table where nothing is: nobody means anything by that. */
    static boolean isNone(Edit edit, Settings young) {
        return edit.value().filter(Table.empty()::equals).isPresent()
                && young.value(edit.key()).isEmpty();
    }

    private void absent(Key key) {
        Slot.spread(trial.seen().at(key), 3).forEach(value -> add(Edit.set(key, value)));
        add(Edit.set(key, Value.of("edited")));
        add(Edit.set(key, Value.of(7)));
        trial.old().value(key).ifPresent(value -> add(Edit.set(key, value)));
    }

    private void elements(Key key, Items list) {
        List<Value> reversed = new ArrayList<>(list.items());
        Collections.reverse(reversed);
        add(Edit.elements("reverse the list " + key, key, Value.of(reversed)));
        if (list.size() == 0) {
            return;
        }
        List<Value> fewer = list.items().subList(1, list.size());
        add(Edit.elements("remove the first element of " + key, key, Value.of(fewer)));
        List<Value> sources = new ArrayList<>(List.of(list.items().get(list.size() - 1)));
        for (Value other : trial.seen().at(key)) {
            if (other instanceof Items items && items.size() > 0) {
                sources.add(items.items().get(0));
            }
        }
        for (Value source : Slot.spread(sources, 3)) {
            List<Value> longer = new ArrayList<>(list.items());
            Value added = withNewIdentity(source, trial.subject().steps());
            longer.add(0, added);
            add(Edit.elements("insert " + Differences.show(added) + " at 0 into " + key, key, Value.of(longer)));
        }
    }

    private static Value withNewIdentity(Value element, List<Step> steps) {
        if (!(element instanceof Table table) || table.own().isPresent()) {
            return element;
        }
        Settings settings = Settings.of(table);
        for (Key by : identities(steps).toList()) {
            if (settings.has(by)) {
                settings = settings.with(by, Value.of("new"));
            }
        }
        return settings.root();
    }

    private static Stream<Key> identities(List<Step> steps) {
        return steps.stream().flatMap(step -> {
            if (step instanceof Each each) {
                return Stream.concat(each.by().stream(), identities(each.steps()));
            }
            return step instanceof When when
                    ? Stream.concat(identities(when.then()), identities(when.otherwise()))
                    : Stream.empty();
        });
    }

    static Settings reversed(Settings settings) {
        return Settings.of((Table) reversed(settings.root()));
    }

    static Value reversed(Value value) {
        if (!(value instanceof Table table)) {
            return value;
        }
        Table.Builder entries = Table.builder().origin(table.origin());
        table.own().ifPresent(entries::own);
        List<String> names = table.names();
        Collections.reverse(names);
        names.forEach(name -> entries.put(name, reversed(table.get(name).orElseThrow())));
        return entries.build();
    }

    /** Edits of what the steps do not write, some of which they may read. */
    static List<Edit> outside(Trial trial) {
        Edits edits = new Edits(trial);
        List<KeyPattern> writes = writes(trial.subject());
        Set<Key> keys = new LinkedHashSet<>();
        Stream.of(writes, named(trial.subject().footprint().reads()))
                .flatMap(List::stream)
                .flatMap(pattern -> Instances.of(pattern).stream())
                .forEach(key -> {
                    keys.add(key);
                    keys.addAll(Neighbours.of(key));
                });
        keys.addAll(trial.old().keys());
        for (Key key : keys) {
            if (!touches(writes, key)) {
                add(edits, key);
            }
        }
        return List.copyOf(edits.edits.values());
    }

    private static void add(Edits edits, Key key) {
        edits.add(Edit.delete(key));
        edits.add(Edit.set(key, Value.of("edited")));
        edits.add(Edit.set(key, Value.ofNull()));
        edits.add(Edit.set(key, Value.of(List.of(Value.of(1)))));
    }
}
