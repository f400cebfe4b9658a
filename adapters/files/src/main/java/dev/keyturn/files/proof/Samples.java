package dev.keyturn.files.proof;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of settings, and the values that edits give them. */
public final class Samples {
    /** Something with some depth. */
    static final Table TABLE = Table.builder()
            .put("one", Value.of("x y"))
            .put("two", Value.of(List.of(Value.of(1), Value.of(Map.of("three", Value.of(3))))))
            .build();

    /** What tries the quoting, the kinds and the nesting of a format. */
    static final Map<String, List<Value>> VALUES = values();

    private Samples() {}

    private static Map<String, List<Value>> values() {
        Map<String, List<Value>> values = new LinkedHashMap<>();
        values.put(
                "text",
                List.of(
                        Value.of("word"),
                        Value.of("text: 1"),
                        Value.of("some text: with #all 'of' \"it\""),
                        Value.of(" 'a' \"b\" \\ # ${x}\n\t\u00e4\ud83d\ude00"),
                        Value.of("one\n  two\n\nthree\n"),
                        Value.of("42"),
                        Value.of("")));
        values.put("number", List.of(Value.of(7)));
        values.put("boolean", List.of(Value.of(true)));
        values.put("null", List.of(Value.ofNull()));
        values.put("list", List.of(Value.of(List.of(Value.of(1), TABLE, Value.of(List.of()))), Value.of(List.of())));
        values.put("table", List.of(TABLE, Value.of(Map.of("x", Value.of(Map.of("y", Value.of("z"))))), Table.empty()));
        return values;
    }

    /** All keys: those of values, of tables and of the elements of lists. */
    static List<Key> keys(Settings settings) {
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
        } else if (value instanceof Items list) {
            for (int i = 0; i < list.size(); i++) {
                collect(key.item(i), list.items().get(i), keys);
            }
        }
    }

    /** So many of them at most, at even distances. */
    static <T> List<T> some(List<T> all, int limit) {
        if (all.size() <= limit) {
            return all;
        }
        List<T> some = new ArrayList<>();
        for (int i = 0; i < limit; i++) {
            some.add(all.get((int) ((long) i * all.size() / limit)));
        }
        return some;
    }

    /** Those of these keys that are tables, and the root. */
    static List<Key> tables(Settings settings, List<Key> keys) {
        List<Key> tables = new ArrayList<>(List.of(Key.root()));
        keys.stream().filter(key -> at(settings, key) instanceof Table).forEach(tables::add);
        return tables;
    }

    static Value at(Settings settings, Key key) {
        return key.isRoot() ? settings.root() : settings.at(key).orElseThrow();
    }

    static boolean isNamed(Key key) {
        return key.last().orElseThrow() instanceof Segment.Name;
    }

    static String name(Key key) {
        return ((Segment.Name) key.last().orElseThrow()).name();
    }

    static Key parent(Key key) {
        return key.parent().orElseThrow();
    }

    /** A value as a journal gives it back: without the place where it was. */
    public static Value anew(Value value) {
        if (value instanceof Table table) {
            Table.Builder all = Table.builder();
            table.forEach((name, child) -> all.put(name, anew(child)));
            table.own().ifPresent(own -> all.own(anew(own)));
            return all.build();
        }
        return value instanceof Items list
                ? Value.of(list.items().stream().map(Samples::anew).toList())
                : value.withOrigin(Origin.unknown());
    }
}
