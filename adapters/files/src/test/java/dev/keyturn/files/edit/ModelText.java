package dev.keyturn.files.edit;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The simplest thing that operations can be carried out on, to the letter of {@link Operation}: a tree without a text. */
final class ModelText {
    private final Settings before;
    private final Map<Key, String> renamed = new HashMap<>();
    private final Map<Key, Value> set = new HashMap<>();
    private final Set<Key> away = new HashSet<>();
    /** What comes behind an entry, in front of an element, or first (at the key of the table or list): names and makers. */
    private final Map<Key, List<Arrival>> behind = new HashMap<>();

    private final Map<Key, List<Arrival>> first = new HashMap<>();

    private record Arrival(List<Segment> path, Key from, Value value) {}

    ModelText(Settings before) {
        this.before = before;
    }

    Settings edited(List<Operation> operations) {
        operations.forEach(this::prepare);
        return Settings.of((Table) rendered(Key.root(), before.root()));
    }

    private void prepare(Operation operation) {
        if (operation instanceof Operation.Rename rename) {
            check(renamed.put(rename.from(), rename.to()) == null);
        } else if (operation instanceof Operation.Move move) {
            check(away.add(move.from()));
            arrive(move.to(), move.place(), move.from(), before.at(move.from()).orElseThrow());
        } else if (operation instanceof Operation.SetValue setValue) {
            check(set.put(setValue.key(), setValue.value()) == null);
        } else if (operation instanceof Operation.Insert insert) {
            arrive(insert.key(), insert.place(), Key.root(), insert.value());
        } else if (operation instanceof Operation.Remove remove) {
            check(away.add(remove.key()));
        }
    }

    private void arrive(Key to, Place place, Key from, Value value) {
        Key parent = to.parent().orElseThrow();
        while (!before.has(parent) && !parent.isRoot()) {
            parent = parent.parent().orElseThrow();
        }
        List<Segment> path =
                to.segments().subList(parent.segments().size(), to.segments().size());
        boolean isFirst = path.get(0) instanceof Segment.Name && place.isFirst();
        Key neighbour = path.get(0) instanceof Segment.Index ? to : parent.child(place.after());
        check(isFirst || path.get(0) instanceof Segment.Index || before.has(neighbour));
        (isFirst ? first : behind)
                .computeIfAbsent(isFirst ? parent : neighbour, any -> new ArrayList<>())
                .add(new Arrival(path, from, value));
    }

    private Value rendered(Key key, Value value) {
        if (set.containsKey(key)) {
            return set.get(key);
        }
        if (value instanceof Items items) {
            List<Value> elements = new ArrayList<>();
            for (int i = 0; i <= items.size(); i++) {
                behind.getOrDefault(key.item(i), List.of()).forEach(arrival -> elements.add(arrival.value));
                if (i < items.size() && !away.contains(key.item(i))) {
                    elements.add(rendered(key.item(i), items.items().get(i)));
                }
            }
            return Value.of(elements);
        }
        if (!(value instanceof Table table)) {
            return value;
        }
        Map<String, Object> entries = new LinkedHashMap<>();
        first.getOrDefault(key, List.of()).forEach(arrival -> arrived(entries, arrival));
        table.forEach((name, child) -> {
            Key its = key.child(name);
            if (!away.contains(its)) {
                check(entries.put(renamed.getOrDefault(its, name), rendered(its, child)) == null);
            }
            behind.getOrDefault(its, List.of()).forEach(arrival -> arrived(entries, arrival));
        });
        return built(entries);
    }

    @SuppressWarnings("unchecked")
    private void arrived(Map<String, Object> entries, Arrival arrival) {
        Map<String, Object> at = entries;
        for (Segment segment : arrival.path.subList(0, arrival.path.size() - 1)) {
            at = (Map<String, Object>)
                    at.computeIfAbsent(((Segment.Name) segment).name(), any -> new LinkedHashMap<String, Object>());
        }
        String name = ((Segment.Name) arrival.path.get(arrival.path.size() - 1)).name();
        check(at.put(name, arrival.from.isRoot() ? arrival.value : rendered(arrival.from, arrival.value)) == null);
    }

    @SuppressWarnings("unchecked")
    private static Table built(Map<String, Object> entries) {
        Table.Builder table = Table.builder();
        entries.forEach((name, value) ->
                table.put(name, value instanceof Value made ? made : built((Map<String, Object>) value)));
        return table.build();
    }

    private static void check(boolean isRight) {
        if (!isRight) {
            throw new AssertionError("the operations contradict one another");
        }
    }

    // ---- settings to begin with

    /** Settings whose values have an origin each. */
    static Settings settings(String notation) {
        int[] next = {0};
        return Settings.of((Table) located(value(notation), next));
    }

    private static Value located(Value value, int[] next) {
        Origin origin = Origin.of("model", 1, ++next[0]);
        if (value instanceof Table table) {
            Table.Builder entries = Table.builder();
            table.forEach((name, child) -> entries.put(name, located(child, next)));
            return entries.origin(origin).build();
        }
        return items(value, child -> located(child, next)).withOrigin(origin);
    }

    static Value items(Value value, UnaryOperator<Value> change) {
        return value instanceof Items items
                ? Value.of(items.items().stream().map(change).toList()).withOrigin(value.origin())
                : value;
    }

    /** A list in another order and with fewer or more elements; anything else as a list. */
    static Value shuffled(Value value, int seed) {
        if (!(value instanceof Items items)) {
            return seed % 2 == 0 ? value : Value.of(List.of(value));
        }
        List<Value> elements = new ArrayList<>(items.items());
        Random random = new Random(seed);
        switch (seed % 3) {
            case 0 -> Collections.shuffle(elements, random);
            case 1 -> elements.add(random.nextInt(elements.size() + 1), Value.of(seed));
            default -> elements.removeIf(element -> random.nextBoolean());
        }
        return Value.of(elements).withOrigin(items.origin());
    }

    /** Every key, also those that merely have children and those of elements. */
    static List<Key> allKeys(Settings settings) {
        List<Key> keys = new ArrayList<>();
        collect(Key.root(), settings.root(), keys);
        return keys;
    }

    private static void collect(Key key, Value value, List<Key> keys) {
        if (!key.isRoot()) {
            keys.add(key);
        }
        if (value instanceof Table table) {
            table.forEach((name, child) -> collect(key.child(name), child, keys));
        } else if (value instanceof Items items) {
            for (int i = 0; i < items.size(); i++) {
                collect(key.item(i), items.items().get(i), keys);
            }
        }
    }

    /** A value in a small notation: words, numbers, lists and tables. */
    static Value value(String notation) {
        return new Notation(notation).value();
    }

    private static final class Notation {
        private final String text;
        private int at;

        Notation(String text) {
            this.text = text.replace(" ", "").replace("\n", "");
        }

        Value value() {
            char c = text.charAt(at);
            if (c == '{') {
                Table.Builder table = Table.builder();
                at++;
                while (text.charAt(at) != '}') {
                    String name = word();
                    at++;
                    table.put(name, value());
                    at += text.charAt(at) == ',' ? 1 : 0;
                }
                at++;
                return table.build();
            }
            if (c == '[') {
                List<Value> items = new ArrayList<>();
                at++;
                while (text.charAt(at) != ']') {
                    items.add(value());
                    at += text.charAt(at) == ',' ? 1 : 0;
                }
                at++;
                return Value.of(items);
            }
            return Value.of(Long.parseLong(word()));
        }

        private String word() {
            int start = at;
            while (Character.isLetterOrDigit(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }
    }
}
