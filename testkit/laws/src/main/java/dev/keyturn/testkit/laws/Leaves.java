package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.LinkedHashMap;
import java.util.Map;

/** All keys with a value, those within the elements of lists included. */
final class Leaves {
    private Leaves() {}

    static Map<Key, Value> of(Settings settings) {
        Map<Key, Value> leaves = new LinkedHashMap<>();
        settings.forEach((key, value) -> add(key, value, leaves));
        return leaves;
    }

    private static void add(Key key, Value value, Map<Key, Value> leaves) {
        leaves.put(key, value);
        if (value instanceof Items list) {
            for (int i = 0; i < list.size(); i++) {
                Key element = key.item(i);
                if (list.items().get(i) instanceof Table table) {
                    Settings.of(entries(table)).forEach((inner, leaf) -> add(element.append(inner), leaf, leaves));
                }
            }
        }
    }

    private static Table entries(Table table) {
        if (table.own().isEmpty()) {
            return table;
        }
        Table.Builder entries = Table.builder();
        table.forEach(entries::put);
        return entries.build();
    }

    /**
     * Whether a null or a list stands beside children. No format can write that: a child in the place of a null takes
     * it away, and a list has no room for one.
     */
    static boolean isUnwritable(Value node) {
        if (node instanceof Items list) {
            return list.items().stream().anyMatch(Leaves::isUnwritable);
        }
        if (!(node instanceof Table table)) {
            return false;
        }
        boolean isHere = table.own()
                .filter(own -> own instanceof Null || own instanceof Items)
                .isPresent();
        return isHere
                || table.names().stream()
                        .anyMatch(name -> isUnwritable(table.get(name).orElseThrow()));
    }

    /** The key with the first element in the place of any other, so that what is seen in one element is tried in all. */
    static Key general(Key key) {
        return Key.ofSegments(key.segments().stream()
                .map(segment -> segment instanceof Segment.Index ? new Segment.Index(0) : segment)
                .toList());
    }
}
