package dev.keyturn.step;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Puts a value back with all that was below it. Where somebody put something there meanwhile, that happens value by
 * value: equal ones are left, and different ones are a conflict.
 */
final class Originals {
    private final Work work;
    private final BiFunction<Origin, Key, Conflict> conflict;

    private Originals(Work work, BiFunction<Origin, Key, Conflict> conflict) {
        this.work = work;
        this.conflict = conflict;
    }

    static void restore(Work work, Key key, Value old, BiFunction<Origin, Key, Conflict> conflict) {
        new Originals(work, conflict).restore(key, old);
    }

    private void restore(Key key, Value old) {
        Optional<Value> there = work.at(key);
        if (there.isEmpty()) {
            work.put(key, old);
        } else if (isApart(there.get(), old) || isApart(old, there.get())) {
            if (!editWins(key)) {
                work.replaceAll(key, old);
            }
        } else {
            restoreOwn(key, old);
            if (old instanceof Table table) {
                table.forEach((name, child) -> restore(key.child(name), child));
            }
        }
    }

    private void restoreOwn(Key key, Value old) {
        Optional<Value> value = old instanceof Table table && table.size() > 0 ? table.own() : Optional.of(old);
        Optional<Value> live = work.value(key);
        boolean isRestored = value.isPresent()
                && (live.isEmpty() || (!live.equals(value) && !editWins(key)))
                && !value.filter(work.cannotStandAt(key)).isPresent();
        if (isRestored) {
            work.put(key, value.orElseThrow());
        }
    }

    /** A list has no room for the entries of a table. */
    private static boolean isApart(Value one, Value other) {
        return one instanceof Items && other instanceof Table table && table.size() > 0;
    }

    private boolean editWins(Key key) {
        return work.editWins(conflict.apply(work.origin(key), key));
    }
}
