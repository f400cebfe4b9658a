package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A key, and what may stand there in the settings that a law is tried on.
 *
 * @param key the key
 * @param role why it is of interest
 * @param good values that the steps accept there
 * @param other values that they refuse there, or need not accept
 */
record Slot(Key key, Role role, List<Value> good, List<Value> other) {
    private static final int LONG = 100;
    private static final String MARKS = ":[$";

    /** Why a key is of interest; where there are several reasons, the first counts. */
    enum Role {
        SOURCE,
        TARGET,
        AROUND,
        NEAR
    }

    Slot {
        good = List.copyOf(good);
        other = List.copyOf(other);
    }

    Slot and(Slot more) {
        Role first = role.compareTo(more.role) <= 0 ? role : more.role;
        return new Slot(key, first, union(good, more.good), union(other, more.other));
    }

    private static List<Value> union(List<Value> some, List<Value> more) {
        Set<Value> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }

    List<Value> values() {
        return union(good, other);
    }

    /** At most so many of the values, of as many kinds as there are: by what they look like, and by what becomes of them. */
    static List<Value> varied(List<Value> values, int atMost, Function<Value, String> result) {
        Map<String, Deque<Value>> kinds = new LinkedHashMap<>();
        for (Value value : values) {
            kinds.computeIfAbsent(look(value) + result.apply(value), any -> new ArrayDeque<>())
                    .add(value);
        }
        List<Value> some = new ArrayList<>();
        while (some.size() < Math.min(atMost, values.size())) {
            for (Deque<Value> kind : kinds.values()) {
                if (!kind.isEmpty() && some.size() < atMost) {
                    some.add(kind.removeFirst());
                }
            }
        }
        return some;
    }

    private static String look(Value value) {
        String text = value.toString();
        StringBuilder look = new StringBuilder(value.kind()).append(text.length() > LONG ? '+' : '-');
        MARKS.chars().forEach(mark -> look.append((char) (text.indexOf(mark) >= 0 ? mark : ' ')));
        return look.toString();
    }

    /** At most so many of the values, from all over the list. */
    static List<Value> spread(List<Value> values, int atMost) {
        if (values.size() <= atMost) {
            return values;
        }
        List<Value> some = new ArrayList<>();
        for (int i = 0; i < atMost; i++) {
            some.add(values.get(i * values.size() / atMost));
        }
        return some;
    }
}
