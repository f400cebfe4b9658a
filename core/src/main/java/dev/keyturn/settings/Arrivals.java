package dev.keyturn.settings;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The order in which values come to settings that have places for them: the entry that another one is to stand behind comes
 * before it, or there would be nothing to stand behind.
 */
final class Arrivals {
    private final Settings settings;
    private final Map<Key, Place> places;
    private final Set<Key> expected = new HashSet<>();
    private final Map<Key, List<Change>> waiting = new HashMap<>();

    private Arrivals(Settings settings, Map<Key, Place> places) {
        this.settings = settings;
        this.places = places;
    }

    /**
     * The changes, each behind those that it has to follow; those that wait for each other are the last.
     *
     * @param settings before the first of them
     * @param changes which bring a value each
     */
    static Collection<Change> inOrder(Settings settings, Map<Key, Place> places, List<Change> changes) {
        return places.isEmpty() || changes.size() < 2 ? changes : new Arrivals(settings, places).inOrder(changes);
    }

    private Collection<Change> inOrder(List<Change> changes) {
        for (Change change : changes) {
            withTables(change.key()).stream().filter(key -> !settings.has(key)).forEach(expected::add);
        }
        Set<Change> ordered = new LinkedHashSet<>();
        for (Change change : changes) {
            arrive(change, ordered);
        }
        ordered.addAll(changes);
        return ordered;
    }

    private void arrive(Change first, Set<Change> ordered) {
        Deque<Change> ready = new ArrayDeque<>(List.of(first));
        while (!ready.isEmpty()) {
            Change change = ready.removeFirst();
            Optional<Key> missing = missing(change.key());
            if (missing.isPresent()) {
                waiting.computeIfAbsent(missing.get(), any -> new ArrayList<>()).add(change);
                continue;
            }
            ordered.add(change);
            for (Key there : withTables(change.key())) {
                expected.remove(there);
                ready.addAll(Optional.ofNullable(waiting.remove(there)).orElse(List.of()));
            }
        }
    }

    /** An entry that is still to come and has to stand in front of this one, or of a table that comes with it. */
    private Optional<Key> missing(Key key) {
        return withTables(key).stream()
                .filter(expected::contains)
                .flatMap(coming -> before(coming).stream())
                .filter(expected::contains)
                .findFirst();
    }

    private Optional<Key> before(Key key) {
        return Optional.ofNullable(places.get(key))
                .filter(place -> !place.isFirst())
                .map(place -> key.parent().orElse(Key.root()).child(place.after()));
    }

    private static List<Key> withTables(Key key) {
        List<Key> keys = new ArrayList<>();
        for (Key table = key; !table.isRoot(); table = table.parent().orElse(Key.root())) {
            keys.add(table);
        }
        return keys;
    }
}
