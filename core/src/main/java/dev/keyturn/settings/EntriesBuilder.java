package dev.keyturn.settings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects entries in order. A journal is thousands of small tables, so no map is made for a few entries
 * (JournalBenchmark.history).
 */
final class EntriesBuilder {
    private static final int FIRST = 6;

    private String[] names = new String[FIRST];
    private Value[] values = new Value[FIRST];
    private int size;
    private @Nullable Map<String, Value> many;

    boolean has(String name) {
        return many == null ? FewEntries.indexOf(names, size, name) >= 0 : many.containsKey(name);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** A name that comes again replaces the value at its first place. */
    void put(String name, Value value) {
        if (many != null) {
            many.put(name, value);
            return;
        }
        int at = FewEntries.indexOf(names, size, name);
        if (at >= 0) {
            values[at] = value;
        } else if (size == Entries.FEW) {
            many = toMap();
            many.put(name, value);
        } else {
            append(name, value);
        }
    }

    private void append(String name, Value value) {
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        size++;
    }

    private Map<String, Value> toMap() {
        Map<String, Value> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put(names[i], values[i]);
        }
        return map;
    }

    Entries build() {
        if (many != null) {
            return Entries.of(many);
        }
        return size == 0 ? FewEntries.NONE : FewEntries.of(Arrays.copyOf(names, size), Arrays.copyOf(values, size));
    }
}
