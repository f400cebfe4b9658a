package dev.keyturn.files.yaml;

import dev.keyturn.files.Splice;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/** Every kind of edit, of every entry of a text: what became of it, there and back. */
final class Proof {
    private static final YamlFormat FORMAT = new YamlFormat();

    private final Map<String, int[]> counts = new TreeMap<>();
    private final Map<String, Integer> reasons = new TreeMap<>();
    final List<String> wrong = new ArrayList<>();

    private static final int MOST_KEYS = 40;
    private static final int EXACT = 0;
    private static final int SAME_BYTES = 1;
    private static final int REFUSED = 2;
    private static final int WRONG = 3;

    private static final Map<String, Value> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("text", Value.of("some text: with #all 'of' \"it\""));
        VALUES.put("word", Value.of("word"));
        VALUES.put("lines", Value.of("one\n  two\n\nthree\n"));
        VALUES.put("number", Value.of(17));
        VALUES.put("null", Value.ofNull());
        VALUES.put("list", Value.of(List.of(Value.of("x"), Value.of(Map.of("y", Value.of(2))))));
        VALUES.put("table", Value.of(Map.of("x", Value.of(Map.of("y", Value.of("z"))))));
    }

    void of(String name, String text) {
        Settings before = FORMAT.read(text, name);
        List<Key> keys = new ArrayList<>();
        List<Key> tables = new ArrayList<>(List.of(Key.root()));
        collect(Key.root(), before.root(), keys, tables);
        keys = some(keys);
        for (Key key : keys) {
            attempt("remove", name, text, before, key, (settings, k) -> removed(settings, k));
            VALUES.forEach((kind, value) ->
                    attempt("set " + kind, name, text, before, key, (settings, k) -> settings.replaced(k, value)));
            if (key.last().orElseThrow() instanceof Segment.Name) {
                for (String other : List.of("renamed", "8080")) {
                    attempt(
                            other.equals("renamed") ? "rename" : "rename to a number",
                            name,
                            text,
                            before,
                            key,
                            (settings, k) -> settings.renamed(k, other),
                            settings ->
                                    settings.renamed(key.parent().orElseThrow().child(other), name(key)));
                }
                for (Key table : List.of(
                        Key.root(),
                        Key.of("made.anew"),
                        tables.get(Math.floorMod(key.hashCode(), tables.size())),
                        tables.get(Math.floorMod(31 * key.hashCode() + 7, tables.size())))) {
                    if (!table.startsWith(key)) {
                        attempt(
                                "move",
                                name,
                                text,
                                before,
                                key,
                                (settings, k) -> moved(settings, k, table.child(name(k) + "-moved")),
                                settings -> moved(settings, table.child(name(key) + "-moved"), key));
                    }
                }
            }
        }
        for (Key table : some(tables)) {
            VALUES.forEach((kind, value) -> attempt(
                    "insert " + kind,
                    name,
                    text,
                    before,
                    table,
                    (settings, k) -> settings.with(k.child("added"), value)));
            attempt("insert first", name, text, before, table, (settings, k) -> first(settings, k));
            attempt(
                    "insert two",
                    name,
                    text,
                    before,
                    table,
                    (settings, k) -> settings.with(k.child("one"), Value.of(1)).with(k.child("two"), Value.of(2)));
        }
        lists(name, text, before, keys);
        for (int i = 0; i < 20; i++) {
            Random random = new Random(31L * name.hashCode() + i);
            attempt("several at once", name, text, before, Key.root(), (settings, k) -> several(settings, random));
        }
    }

    /** A few changes of any kind, one after the other: one may change what another one made. */
    private static Settings several(Settings settings, Random random) {
        Settings changed = settings;
        List<Value> values = List.copyOf(VALUES.values());
        for (int count = 2 + random.nextInt(4); count > 0; count--) {
            List<Key> keys = new ArrayList<>();
            List<Key> tables = new ArrayList<>(List.of(Key.root()));
            collect(Key.root(), changed.root(), keys, tables);
            if (keys.isEmpty()) {
                return changed;
            }
            Key key = keys.get(random.nextInt(keys.size()));
            Key table = tables.get(random.nextInt(tables.size()));
            boolean isNamed = key.last().orElseThrow() instanceof Segment.Name;
            Value value = values.get(random.nextInt(values.size()));
            int kind = random.nextInt(6);
            if (kind == 0) {
                changed = removed(changed, key);
            } else if (kind == 1 && isNamed) {
                String other = "n" + random.nextInt(5);
                changed = changed.has(key.parent().orElseThrow().child(other)) ? changed : changed.renamed(key, other);
            } else if (kind == 2) {
                changed = changed.replaced(key, value);
            } else if (kind == 3) {
                changed = changed.with(table.child("n" + random.nextInt(5)), value);
            } else if (isNamed && !table.startsWith(key)) {
                Key to = kind == 4
                        ? table.child("m" + random.nextInt(5))
                        : table.child("new").child(name(key));
                boolean isFree = !changed.has(to) && changed.blockedAt(to).isEmpty() && !to.startsWith(key);
                boolean isTable = changed.at(table.child("new"))
                        .map(Table.class::isInstance)
                        .orElse(true);
                changed = isFree && isTable ? moved(changed, key, to) : changed;
            }
        }
        return changed;
    }

    /** All of them in the thorough build; else so many of each file that it takes seconds. */
    private static List<Key> some(List<Key> keys) {
        int step = Boolean.getBoolean("keyturn.thorough") ? 1 : 1 + keys.size() / MOST_KEYS;
        List<Key> some = new ArrayList<>();
        for (int i = 0; i < keys.size(); i += step) {
            some.add(keys.get(i));
        }
        return some;
    }

    private void lists(String name, String text, Settings before, List<Key> keys) {
        for (Key key : keys) {
            if (before.at(key).orElseThrow() instanceof Items items) {
                for (int at = 0; at <= items.size(); at += Math.max(1, items.size())) {
                    int place = at;
                    attempt("insert in list", name, text, before, key, (settings, k) -> {
                        List<Value> longer = new ArrayList<>(items.items());
                        longer.add(place, VALUES.get("table"));
                        longer.add(place, VALUES.get("text"));
                        return settings.replaced(k, Value.of(longer).withOrigin(items.origin()));
                    });
                }
            }
        }
    }

    private static void collect(Key key, Value value, List<Key> keys, List<Key> tables) {
        if (value instanceof Table table) {
            table.forEach((name, child) -> {
                keys.add(key.child(name));
                if (child instanceof Table) {
                    tables.add(key.child(name));
                }
                collect(key.child(name), child, keys, tables);
            });
        } else if (value instanceof Items items) {
            for (int i = 0; i < items.size(); i++) {
                keys.add(key.item(i));
                collect(key.item(i), items.items().get(i), keys, tables);
            }
        }
    }

    private static Settings removed(Settings settings, Key key) {
        if (key.last().orElseThrow() instanceof Segment.Index index) {
            Key list = key.parent().orElseThrow();
            Items items = (Items) settings.at(list).orElseThrow();
            List<Value> fewer = new ArrayList<>(items.items());
            fewer.remove(index.index());
            return settings.replaced(list, Value.of(fewer).withOrigin(items.origin()));
        }
        return settings.withoutAll(key);
    }

    private static String name(Key key) {
        return ((Segment.Name) key.last().orElseThrow()).name();
    }

    private static Settings moved(Settings settings, Key key, Key to) {
        Value value = settings.at(key).orElseThrow();
        return settings.withoutAll(key).replaced(to, value);
    }

    private static Settings first(Settings settings, Key key) {
        Table table = key.isRoot() ? settings.root() : (Table) settings.at(key).orElseThrow();
        return settings.replaced(key, table.withFirst("added", Value.of("first")));
    }

    private void attempt(
            String kind,
            String name,
            String text,
            Settings before,
            Key key,
            BiFunction<Settings, Key, Settings> change) {
        attempt(kind, name, text, before, key, change, settings -> Settings.of((Table) anew(before.root())));
    }

    private void attempt(
            String kind,
            String name,
            String text,
            Settings before,
            Key key,
            BiFunction<Settings, Key, Settings> change,
            UnaryOperator<Settings> back) {
        Settings after;
        try {
            after = change.apply(before, key);
        } catch (IllegalArgumentException e) {
            return; // the settings themselves do not have it
        }
        int[] count = counts.computeIfAbsent(kind, any -> new int[4]);
        Changes changes = Changes.between(before, after);
        try {
            String edited = edited(name, text, Edit.to(after, changes, List.of()));
            check(name, edited, after);
            Settings read = FORMAT.read(edited, name);
            // the places are those of the text before
            Settings wanted = back.apply(read);
            String returned = edited(name, edited, Edit.to(before, Changes.between(read, wanted), List.of()));
            check(name + " (back)", returned, wanted);
            count[returned.equals(text) ? SAME_BYTES : EXACT]++;
        } catch (RefusedException e) {
            count[REFUSED]++;
            reasons.merge(e.problems().get(0).what(), 1, Integer::sum);
        } catch (RuntimeException | AssertionError e) {
            count[WRONG]++;
            wrong.add(kind + " of " + key + " in " + name + ": " + e);
        }
    }

    /** A value as a journal gives it back: without the place where it was. */
    private static Value anew(Value value) {
        if (value instanceof Table table) {
            Table.Builder all = Table.builder();
            table.forEach((name, child) -> all.put(name, anew(child)));
            return all.build();
        }
        return value instanceof Items items
                ? Value.of(items.items().stream().map(Proof::anew).toList())
                : value.withOrigin(Origin.unknown());
    }

    private static String edited(String name, String text, Edit edit) {
        return Splice.apply(text, FORMAT.edit(text, name, edit));
    }

    private static void check(String name, String edited, Settings planned) {
        Settings read;
        try {
            read = FORMAT.read(edited, name);
        } catch (RefusedException e) {
            throw new AssertionError("unreadable: " + e.getMessage(), e);
        }
        if (!read.equals(planned)) {
            Changes difference = Changes.between(planned, read);
            throw new AssertionError("differs at "
                    + difference.list().stream().limit(3).map(Object::toString).toList());
        }
        Optional<String> difference = Oracle.difference(read, edited);
        if (difference.isPresent()) {
            throw new AssertionError("the library reads " + difference.get());
        }
    }

    String table() {
        StringBuilder out = new StringBuilder(
                String.format("%-20s %8s %10s %8s %6s%n", "edit", "exact", "same bytes", "refused", "wrong"));
        int[] all = new int[4];
        counts.forEach((kind, count) -> {
            out.append(row(kind, count));
            for (int i = 0; i < all.length; i++) {
                all[i] += count[i];
            }
        });
        return out.append(row("all", all))
                .append("refused because: ")
                .append(reasons)
                .toString();
    }

    private static String row(String kind, int[] count) {
        return String.format(
                "%-20s %8d %10d %8d %6d%n",
                kind, count[EXACT] + count[SAME_BYTES], count[SAME_BYTES], count[REFUSED], count[WRONG]);
    }
}
