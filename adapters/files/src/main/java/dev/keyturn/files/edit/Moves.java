package dev.keyturn.files.edit;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tells by their origins where values that came were before. */
final class Moves {
    private final Settings before;
    private final Set<Origin> known = new HashSet<>();
    private final Map<Origin, Offer> offers = new HashMap<>();
    private final Set<Key> settled = new HashSet<>();

    /** A value that may have gone elsewhere, in an entry that is gone and whose key has so many segments. */
    private record Offer(Key key, int depth) {}

    Moves(Settings before, Settings after) {
        this.before = before;
        addOrigins(before.root(), after.root());
        known.remove(Origin.unknown());
    }

    /** What is the same object at the same key has not gone anywhere. */
    private void addOrigins(Table table, Table after) {
        table.forEachNotIn(after, (name, child) -> {
            Optional<Value> there = after.get(name);
            if (child instanceof Table inner && there.isPresent() && there.get() instanceof Table innerAfter) {
                addOrigins(inner, innerAfter);
            } else {
                addOrigins(child);
            }
        });
    }

    private void addOrigins(Value value) {
        if (value instanceof Table table && table.size() > 0) {
            table.forEach((name, child) -> addOrigins(child));
        } else {
            known.add(value.origin());
            if (value instanceof Items list) {
                list.items().forEach(this::addOrigins);
            }
        }
    }

    /** Whether the value at a key was at another key before, so that the one that was here is gone. */
    boolean cameFromElsewhere(Value here, Value after) {
        return !(here instanceof Table)
                && !(after instanceof Table)
                && !here.equals(after)
                && !here.origin().equals(after.origin())
                && known.contains(after.origin());
    }

    /** An entry is gone from its table. */
    void offer(Key gone, Value value) {
        if (!settled.contains(gone)) {
            forEachLeaf(Key.root(), value, (below, leaf) -> {
                if (known.contains(leaf.origin())) {
                    Key key = below.isRoot() ? gone : gone.append(below);
                    offers.putIfAbsent(
                            leaf.origin(), new Offer(key, gone.segments().size()));
                }
            });
        }
    }

    /** An entry has found its place after the edit. */
    void settle(Key key, Value value) {
        settled.add(key);
        if (!isInner(value)) {
            offers.remove(value.origin());
        }
    }

    boolean isSettled(Key key) {
        return settled.contains(key);
    }

    /** Where an entry that came was before. */
    Optional<Key> source(Key to, Value value) {
        if (!isInner(value)) {
            return Optional.ofNullable(offers.get(value.origin()))
                    .map(Offer::key)
                    .filter(key -> !settled.contains(key));
        }
        Map<Key, Integer> votes = new LinkedHashMap<>();
        int[] leaves = {0};
        forEachLeaf(Key.root(), value, (below, leaf) -> {
            leaves[0]++;
            Key table = tableOf(offers.get(leaf.origin()), below);
            if (table != null && !settled.contains(table) && !to.startsWith(table)) {
                votes.merge(table, 1, Integer::sum);
            }
        });
        return votes.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .filter(most -> most.getValue() * 2 >= leaves[0])
                .filter(most -> most.getValue() * 2 >= leavesAt(most.getKey()))
                .map(Map.Entry::getKey);
    }

    private int leavesAt(Key key) {
        int[] leaves = {0};
        before.at(key).ifPresent(value -> forEachLeaf(Key.root(), value, (below, leaf) -> leaves[0]++));
        return leaves[0];
    }

    /** The table that an offered value was in, if it was in it under this key. */
    private static @Nullable Key tableOf(@Nullable Offer offer, Key below) {
        if (offer == null) {
            return null;
        }
        List<Segment> segments = offer.key.segments();
        int length = segments.size() - below.segments().size();
        boolean isThere = length >= offer.depth
                && segments.subList(length, segments.size()).equals(below.segments());
        return isThere ? Key.ofSegments(segments.subList(0, length)) : null;
    }

    private static boolean isInner(Value value) {
        return value instanceof Table table && table.size() > 0;
    }

    private static void forEachLeaf(Key key, Value value, BiConsumer<Key, Value> action) {
        if (value instanceof Table table && table.size() > 0) {
            table.forEach((name, child) -> forEachLeaf(below(key, name), child, action));
        } else {
            action.accept(key, value);
        }
    }

    private static Key below(Key key, String name) {
        return key.isRoot() ? Key.ofNames(name) : key.child(name);
    }
}
