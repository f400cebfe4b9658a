package dev.keyturn.internal.layer;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What counts in the end: for each key a value, and the number of the layer that it comes from, the lowest being 0. */
final class Counting {
    private record Held(Value value, int layer) {}

    private final Map<Key, Held> held = new LinkedHashMap<>();

    /** For each key the highest of these. */
    static Counting of(List<Settings> lowestFirst) {
        Counting counting = new Counting();
        for (int i = 0; i < lowestFirst.size(); i++) {
            int layer = i;
            lowestFirst.get(i).forEach((key, value) -> counting.put(key, value, layer));
        }
        return counting;
    }

    /** Counts a value, unless a higher layer has one. */
    void put(Key key, Value value, int layer) {
        held.merge(key, new Held(value, layer), (one, other) -> other.layer() >= one.layer() ? other : one);
    }

    Set<Key> keys() {
        return new LinkedHashSet<>(held.keySet());
    }

    Optional<Value> value(Key key) {
        return Optional.ofNullable(held.get(key)).map(Held::value);
    }

    /** The layer that a key's value comes from. */
    Optional<Integer> layer(Key key) {
        return Optional.ofNullable(held.get(key)).map(Held::layer);
    }

    /** All of it together, with the types that each place gave. */
    Settings settings() {
        Settings[] all = {Settings.empty()};
        held.forEach((key, one) -> all[0] = with(all[0], key, one.value()));
        return all[0];
    }

    private static Settings with(Settings settings, Key key, Value value) {
        if (value instanceof Table && settings.has(key)) {
            return settings; // that a table is empty in one place says nothing where another has something in it
        }
        Optional<Key> list = settings.blockedAt(key);
        return list.isPresent() ? with(settings.withoutAll(list.get()), key, value) : settings.with(key, value);
    }

    /** Whether two values are the same where one of the places may hold nothing but text. */
    static boolean isSame(Value one, Value other) {
        return one.equals(other) || text(one).equals(text(other));
    }

    private static String text(Value value) {
        return value instanceof Text text ? text.text() : value.toString();
    }
}
