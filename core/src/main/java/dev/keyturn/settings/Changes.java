package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The difference between two versions of settings: at most one {@link Change} a key, those that take a value away before
 * those that bring one, so that they can be carried out one after the other.
 */
public final class Changes {
    private final List<Change> list;

    private Changes(List<Change> list) {
        this.list = list;
    }

    /** What leads from one version to the other. Parts that both share are not looked at. */
    public static Changes between(Settings before, Settings after) {
        Map<Key, Change> changes = new LinkedHashMap<>();
        collect(Key.root(), before.root(), after.root(), changes);
        return inOrder(changes);
    }

    private static void collect(Key key, @Nullable Value before, @Nullable Value after, Map<Key, Change> changes) {
        if (before == after) {
            return;
        }
        Value ownBefore = ownValue(key, before);
        Value ownAfter = ownValue(key, after);
        if (ownBefore == null ? ownAfter != null : !ownBefore.equals(ownAfter)) {
            changes.put(key, new Change(key, Optional.ofNullable(ownBefore), Optional.ofNullable(ownAfter)));
        }
        Table tableBefore = before instanceof Table t ? t : Table.empty();
        Table tableAfter = after instanceof Table t ? t : Table.empty();
        tableBefore.forEachNotIn(
                tableAfter, (name, child) -> collect(key.child(name), child, tableAfter.find(name), changes));
        tableAfter.forEachNotIn(tableBefore, (name, child) -> {
            if (tableBefore.find(name) == null) {
                collect(key.child(name), null, child, changes);
            }
        });
    }

    private static @Nullable Value ownValue(Key key, @Nullable Value node) {
        if (node instanceof Table table && (key.isRoot() || table.size() > 0)) {
            return table.findOwn();
        }
        return node;
    }

    private static Changes inOrder(Map<Key, Change> changes) {
        List<Change> ordered = new ArrayList<>(changes.size());
        changes.values().stream().filter(change -> change.after().isEmpty()).forEach(ordered::add);
        changes.values().stream().filter(change -> change.after().isPresent()).forEach(ordered::add);
        return new Changes(List.copyOf(ordered));
    }

    /** The changes, a key at most once, removals first. */
    public List<Change> list() {
        return list;
    }

    /** Whether nothing changes. */
    public boolean isEmpty() {
        return list.isEmpty();
    }

    /** The same changes with equal values, such as those of another origin. */
    public Changes with(UnaryOperator<Value> equal) {
        return new Changes(list.stream()
                .map(change -> new Change(
                        change.key(), change.before().map(equal), change.after().map(equal)))
                .toList());
    }

    /** What takes these changes back. */
    public Changes inverse() {
        Map<Key, Change> inverse = new LinkedHashMap<>();
        for (int i = list.size() - 1; i >= 0; i--) {
            inverse.put(list.get(i).key(), list.get(i).inverse());
        }
        return inOrder(inverse);
    }

    /**
     * These changes and then the others, as one.
     *
     * @throws IllegalArgumentException if the others do not begin where these end
     */
    public Changes then(Changes next) {
        Map<Key, Change> both = new LinkedHashMap<>();
        list.forEach(change -> both.put(change.key(), change));
        for (Change second : next.list) {
            Change first = both.remove(second.key());
            if (first == null) {
                both.put(second.key(), second);
                continue;
            }
            if (!first.after().equals(second.before())) {
                throw new IllegalArgumentException(
                        second.key() + ": the second change does not begin where the first ends");
            }
            if (!first.before().equals(second.after())) {
                both.put(second.key(), new Change(second.key(), first.before(), second.after()));
            }
        }
        return inOrder(both);
    }

    /**
     * The settings after these changes.
     *
     * @throws RefusedException if a key does not have the value that the change begins with; nothing is changed then
     */
    public Settings applyTo(Settings settings) {
        return applyTo(settings, Map.of());
    }

    /** As {@link #applyTo(Settings)}; what is added goes to its place among {@code places}. */
    public Settings applyTo(Settings settings, Map<Key, Place> places) {
        List<Problem> problems = new ArrayList<>();
        for (Change change : list) {
            if (!settings.value(change.key()).equals(change.before())) {
                problems.add(Problem.of(
                        settings.origin(change.key()),
                        change.key(),
                        "it has changed meanwhile",
                        change.before().isPresent() ? "the value that it had when the change was made" : "no value"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        Settings changed = settings;
        List<Change> brought = new ArrayList<>();
        for (Change change : list) {
            if (change.after().isPresent()) {
                brought.add(change);
            } else {
                changed = changed.without(change.key());
            }
        }
        for (Change change : Arrivals.inOrder(changed, places, brought)) {
            changed = changed.withBeside(change.key(), change.after().orElseThrow(), places);
        }
        return changed;
    }

    /** Where the added keys, and the tables that come with them, stand in the settings after these changes. */
    public Map<Key, Place> places(Settings after) {
        Map<Key, Place> places = new LinkedHashMap<>();
        for (Change change : list) {
            if (change.before().isEmpty()) {
                for (Key key = change.key(); !key.isRoot(); key = key.parent().orElse(Key.root())) {
                    place(after, key).ifPresent(place -> places.put(place.getKey(), place.getValue()));
                }
            }
        }
        return places;
    }

    private static Optional<Map.Entry<Key, Place>> place(Settings after, Key key) {
        Key parent = key.parent().orElse(Key.root());
        Optional<Value> around = parent.isRoot() ? Optional.of(after.root()) : after.at(parent);
        if (around.orElse(null) instanceof Table table && key.last().orElse(null) instanceof Segment.Name name) {
            return Optional.of(
                    Map.entry(key, table.before(name.name()).map(Place::after).orElse(Place.FIRST)));
        }
        return Optional.empty();
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Changes other && list.size() == other.list.size() && list.containsAll(other.list);
    }

    @Override
    public int hashCode() {
        return list.stream().mapToInt(Change::hashCode).sum();
    }

    @Override
    public String toString() {
        return list.toString();
    }
}
