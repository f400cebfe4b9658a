package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A few entries: two arrays that are searched from the front and copied at a change. */
final class FewEntries implements Entries {
    static final FewEntries NONE = new FewEntries(new String[0], new Value[0]);

    private final String[] names;
    private final Value[] values;

    private FewEntries(String[] names, Value[] values) {
        this.names = names;
        this.values = values;
    }

    static FewEntries of(Map<String, Value> entries) {
        return entries.isEmpty()
                ? NONE
                : new FewEntries(
                        entries.keySet().toArray(new String[0]),
                        entries.values().toArray(new Value[0]));
    }

    /** Those with these names and values, which are the table's from now on. */
    static FewEntries of(String[] names, Value[] values) {
        return new FewEntries(names, values);
    }

    private int indexOf(String name) {
        return indexOf(names, names.length, name);
    }

    /** Where a name stands among the first ones of an array; -1 if it does not. */
    static int indexOf(@Nullable String[] names, int size, String name) {
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return names.length;
    }

    @Override
    public @Nullable Value get(String name) {
        int i = indexOf(name);
        return i < 0 ? null : values[i];
    }

    @Override
    public Entries put(String name, Value value) {
        int i = indexOf(name);
        if (i < 0) {
            return insert(names.length, name, value);
        }
        Value[] changed = values.clone();
        changed[i] = value;
        return new FewEntries(names, changed);
    }

    @Override
    public Entries putAfter(String neighbour, String name, Value value) {
        return insert(indexOf(neighbour) + 1, name, value);
    }

    @Override
    public Entries putFirst(String name, Value value) {
        return insert(0, name, value);
    }

    private Entries insert(int at, String name, Value value) {
        int size = names.length;
        String[] moreNames = Arrays.copyOf(names, size + 1);
        Value[] moreValues = Arrays.copyOf(values, size + 1);
        System.arraycopy(names, at, moreNames, at + 1, size - at);
        System.arraycopy(values, at, moreValues, at + 1, size - at);
        moreNames[at] = name;
        moreValues[at] = value;
        FewEntries more = new FewEntries(moreNames, moreValues);
        return size < FEW ? more : ManyEntries.of(more.toMap());
    }

    private Map<String, Value> toMap() {
        Map<String, Value> map = new LinkedHashMap<>();
        forEach(map::put);
        return map;
    }

    @Override
    public Entries renamed(String name, String newName, Value value) {
        int i = indexOf(name);
        String[] otherNames = names.clone();
        Value[] otherValues = values.clone();
        otherNames[i] = newName;
        otherValues[i] = value;
        return new FewEntries(otherNames, otherValues);
    }

    @Override
    public Entries without(String name) {
        int i = indexOf(name);
        if (i < 0) {
            return this;
        }
        int size = names.length;
        if (size == 1) {
            return NONE;
        }
        String[] fewerNames = Arrays.copyOf(names, size - 1);
        Value[] fewerValues = Arrays.copyOf(values, size - 1);
        System.arraycopy(names, i + 1, fewerNames, i, size - 1 - i);
        System.arraycopy(values, i + 1, fewerValues, i, size - 1 - i);
        return new FewEntries(fewerNames, fewerValues);
    }

    @Override
    public @Nullable String before(String name) {
        int i = indexOf(name);
        return i == 0 ? null : names[i - 1];
    }

    @Override
    public @Nullable String last() {
        return names.length == 0 ? null : names[names.length - 1];
    }

    @Override
    public List<String> names(String prefix) {
        List<String> found = new ArrayList<>();
        for (String name : names) {
            if (name.startsWith(prefix)) {
                found.add(name);
            }
        }
        return found;
    }

    @Override
    public void forEachNotIn(Entries other, BiConsumer<? super String, ? super Value> action) {
        for (int i = 0; i < names.length; i++) {
            if (other.get(names[i]) != values[i]) {
                action.accept(names[i], values[i]);
            }
        }
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super Value> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }
}
