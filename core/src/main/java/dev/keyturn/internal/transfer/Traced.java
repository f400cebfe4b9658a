package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What two journals that contradict each other still tell of the settings that a transfer has to do with. */
final class Traced {
    private final Way there;
    private final Map<Key, Value> values = new LinkedHashMap<>();
    private final Map<Key, Optional<Value>> before = new LinkedHashMap<>();
    private final List<Key> stood = new ArrayList<>();

    /** What is told of a way there. */
    Traced(Way there) {
        this.there = there;
        there.taken().stream()
                .flatMap(mark -> mark.changes().stream())
                .forEach(change -> change.before().ifPresent(value -> values.put(change.key(), value)));
        Optional<Mark> begun = there.last(there.to(), Mark.Stage.BEGUN);
        begun.ifPresent(mark -> stood.addAll(mark.stood()));
        begun.stream().flatMap(mark -> mark.changes().stream()).forEach(this::brought);
    }

    private void brought(Change change) {
        change.after().ifPresent(value -> {
            values.putIfAbsent(change.key(), value);
            before.put(change.key(), change.before());
        });
    }

    /** The settings that went, each with its value of then. */
    Map<Key, Value> values() {
        return values;
    }

    /** The target as it would be if nothing had been brought there. */
    Settings unbrought(Settings target) {
        Settings left = target;
        for (Key key : values.keySet()) {
            if (target.value(key).isPresent() && !stood.contains(key)) {
                left = left.without(key);
            }
        }
        for (Map.Entry<Key, Optional<Value>> one : before.entrySet()) {
            boolean isFree = one.getValue().isPresent() && !left.has(one.getKey());
            left = isFree ? Course.with(left, one.getKey(), one.getValue().orElseThrow()) : left;
        }
        return left;
    }

    /** The source with what went from there, for what its journal keeps of it. */
    Settings whole(Settings source) {
        Settings whole = source;
        for (Map.Entry<Key, Value> one : values.entrySet()) {
            boolean isFree =
                    !whole.has(one.getKey()) && whole.blockedAt(one.getKey()).isEmpty();
            whole = isFree ? Course.with(whole, one.getKey(), one.getValue()) : whole;
        }
        return whole;
    }

    /** Whether all of them that are anywhere are in this place. */
    boolean areIn(Side place) {
        Side other = place == there.from() ? there.to() : there.from();
        return values.keySet().stream()
                .allMatch(key -> place.settings().has(key) || !other.settings().has(key));
    }

    /** Why nothing can be done: the settings are in neither place. */
    Optional<Problem> lost() {
        boolean isLost = !values.isEmpty()
                && values.keySet().stream()
                        .noneMatch(key -> there.from().settings().has(key)
                                || there.to().settings().has(key));
        return isLost
                ? Optional.of(Problem.of(
                                Origin.of(there.to().name()),
                                values.keySet().iterator().next(),
                                "it is neither here nor in " + there.from().name()
                                        + ", and the two journals contradict each other",
                                "the settings of the transfer " + there.head().name() + " in one of both places")
                        .hint("put a backup back in the place that lost them (Migrator.backups() of that place names"
                                + " them, Migrator.restore(name) puts one back), or what the operator of that place has, settings and"
                                + " journal together; then run again"))
                : Optional.empty();
    }

    /** What is told where the journals are not gone by. */
    String notice() {
        return "the journals of " + there.from().name() + " and " + there.to().name()
                + " do not fit each other or what is there, as after a backup, a failover or a commit that was lost;"
                + " what counts is where the settings are, and nothing is removed that is not in the other place";
    }
}
