package dev.keyturn.testkit;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A key, and what may stand there in the settings that a law is tried on.
 *
 * @param key the key
 * @param role why it is of interest
 * @param good values that the steps accept there
 * @param other values that they refuse there, or need not accept
 */
record Slot(Key key, Role role, List<Value> good, List<Value> other) {
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
