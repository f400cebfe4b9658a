package dev.keyturn.files.edit;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Comment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the operations between two versions of settings. Tables that are on both sides are compared entry by entry; what is
 * gone and what came is matched by origins; matched tables are compared in their turn.
 */
final class Difference {
    private final Settings before;
    private final List<Comment> comments;
    private final Moves moves;
    private final List<Level> levels = new ArrayList<>();
    private final ArrayDeque<Level> unmatched = new ArrayDeque<>();
    private final Map<Key, Value> gone = new LinkedHashMap<>();
    private final List<Operation> placed = new ArrayList<>();
    private final List<Operation> set = new ArrayList<>();
    private final List<Operation> removed = new ArrayList<>();

    /**
     * A table that is there before and after.
     *
     * @param key its key before
     * @param keyAfter its key after
     * @param table what it holds before
     * @param after what it holds after
     * @param kept the names before of the entries that are in it before and after and are not the same object, by their
     *     names after
     * @param came the other entries after
     */
    private record Level(
            Key key, Key keyAfter, Table table, Table after, Map<String, String> kept, Map<String, Arrival> came) {
        /** The name before of an entry that is in it before and after. */
        Optional<String> kept(String name) {
            Optional<String> other = Optional.ofNullable(kept.get(name));
            boolean isSame = other.isEmpty()
                    && !came.containsKey(name)
                    && table.get(name)
                            .filter(value -> isSame(value, after.get(name)))
                            .isPresent();
            return isSame ? Optional.of(name) : other;
        }

        @SuppressWarnings("ReferenceEquality") // the same object is no change, whatever it holds
        private static boolean isSame(Value value, Optional<Value> other) {
            return other.isPresent() && other.get() == value;
        }
    }

    /** Where an entry that came is from. */
    private sealed interface Arrival {}

    /** It is in the text before, at this key. */
    private record Moved(Key from) implements Arrival {}

    /** It is new, with everything below it. */
    private record New(Value value) implements Arrival {}

    /** It is a new table, but some of its entries were moved there. */
    private record Made(Map<String, Arrival> entries) implements Arrival {}

    Difference(Settings before, Settings after, List<Comment> comments) {
        this.before = before;
        this.comments = comments;
        this.moves = new Moves(before, after);
        compare(Key.root(), Key.root(), before.root(), after.root());
    }

    List<Operation> operations() {
        while (!unmatched.isEmpty()) {
            match(unmatched.remove());
        }
        levels.forEach(this::overwrite);
        levels.forEach(this::place);
        gone.keySet().stream()
                .filter(key -> !moves.isSettled(key))
                .forEach(key -> removed.add(new Operation.Remove(key)));
        List<Operation> all = new ArrayList<>(placed);
        all.addAll(set);
        all.addAll(removed);
        return List.copyOf(all);
    }

    private void compare(Key key, Key keyAfter, Value one, Value other) {
        if (one == other) {
            return;
        }
        if (one instanceof Table table
                && other instanceof Table tableAfter
                && table.own().equals(tableAfter.own())) {
            compareTables(key, keyAfter, table, tableAfter);
        } else if (one instanceof Items list
                && other instanceof Items listAfter
                && list.size() > 0
                && listAfter.size() > 0) {
            compareLists(key, keyAfter, list, listAfter);
        } else if (!one.equals(other)) {
            set.add(new Operation.SetValue(key, other));
        }
    }

    private void compareTables(Key key, Key keyAfter, Table table, Table after) {
        boolean isEmptied = after.isEmpty() && !table.isEmpty() && !key.isRoot();
        Level level = new Level(key, keyAfter, table, after, new HashMap<>(), new LinkedHashMap<>());
        table.forEachNotIn(after, (name, value) -> {
            Key child = key.child(name);
            Optional<Value> there = after.get(name);
            if (there.isPresent() && !moves.isSettled(child) && !moves.cameFromElsewhere(value, there.get())) {
                moves.settle(child, value);
                level.kept.put(name, name);
                compare(child, keyAfter.child(name), value, there.get());
            } else {
                moves.offer(child, value);
                if (!isEmptied) {
                    gone.put(child, value);
                }
            }
        });
        if (isEmptied) {
            set.add(new Operation.SetValue(key, after));
        }
        levels.add(level);
        unmatched.add(level);
    }

    private void compareLists(Key key, Key keyAfter, Items list, Items after) {
        if (list.equals(after)) {
            return;
        }
        int next = 0;
        for (Alignment.Pair pair : new Alignment(list.items(), after.items()).pairs()) {
            if (pair.after() < 0) {
                removed.add(new Operation.Remove(key.item(pair.before())));
            } else if (pair.before() < 0) {
                insert(
                        key.item(next),
                        keyAfter.item(pair.after()),
                        after.items().get(pair.after()),
                        Place.FIRST);
            } else {
                compare(
                        key.item(pair.before()),
                        keyAfter.item(pair.after()),
                        list.items().get(pair.before()),
                        after.items().get(pair.after()));
            }
            next = Math.max(next, pair.before() + 1);
        }
    }

    private void match(Level level) {
        level.after.forEachNotIn(level.table, (name, value) -> {
            if (!level.kept.containsKey(name)) {
                Key to = level.key.child(name);
                Arrival arrival = arrival(to, level.keyAfter.child(name), value);
                level.came.put(name, arrival);
                if (arrival instanceof Moved moved && moved.from.parent().equals(to.parent())) {
                    level.kept.put(name, name(moved.from));
                }
            }
        });
    }

    private Arrival arrival(Key to, Key keyAfter, Value value) {
        Optional<Key> source = moves.source(to, value);
        if (source.isPresent()) {
            Value there = before.at(source.get()).orElseThrow();
            moves.settle(source.get(), there);
            compare(source.get(), keyAfter, there, value);
            return new Moved(source.get());
        }
        // a table that is made anew where another one stands could not be told from that one by its key
        if (!(value instanceof Table table) || table.own().isPresent() || before.has(to)) {
            return new New(value);
        }
        Map<String, Arrival> entries = new LinkedHashMap<>();
        table.forEach((name, child) -> entries.put(name, arrival(to.child(name), keyAfter.child(name), child)));
        boolean isNew = entries.values().stream().allMatch(New.class::isInstance);
        return isNew ? new New(value) : new Made(entries);
    }

    /** What would be removed to make room for a new value under the same name gets that value instead. */
    private void overwrite(Level level) {
        level.came.forEach((name, arrival) -> {
            Key key = level.key.child(name);
            if (arrival instanceof New entry && gone.containsKey(key) && !moves.isSettled(key)) {
                gone.remove(key);
                level.kept.put(name, name);
                set.add(new Operation.SetValue(key, entry.value));
            }
        });
    }

    private void place(Level level) {
        if (level.came.isEmpty()) {
            return;
        }
        Optional<String> last = Optional.empty();
        Place place = Place.FIRST;
        for (Map.Entry<String, Arrival> came : level.came.entrySet()) {
            String name = came.getKey();
            place = place(level, name, last, place);
            last = Optional.of(name);
            Optional<String> kept = level.kept(name);
            if (came.getValue() instanceof Moved moved && kept.isPresent()) {
                placed.add(new Operation.Rename(moved.from, name));
            } else if (kept.isEmpty()) {
                place(level.key.child(name), level.keyAfter.child(name), came.getValue(), place);
            }
        }
    }

    /** Behind the next entry in front of it that stays; the one that came before it has found out already how far that is. */
    private static Place place(Level level, String name, Optional<String> last, Place placeOfLast) {
        Optional<String> before = level.after.before(name);
        while (before.isPresent()) {
            Optional<String> kept = level.kept(before.get());
            if (kept.isPresent()) {
                return Place.after(kept.get());
            }
            if (before.equals(last)) {
                return placeOfLast;
            }
            before = level.after.before(before.get());
        }
        return Place.FIRST;
    }

    private void place(Key to, Key keyAfter, Arrival arrival, Place place) {
        if (arrival instanceof Moved moved) {
            placed.add(new Operation.Move(moved.from, to, place));
        } else if (arrival instanceof New entry) {
            insert(to, keyAfter, entry.value, place);
        } else if (arrival instanceof Made made) {
            made.entries.forEach((name, child) -> place(to.child(name), keyAfter.child(name), child, place));
        }
    }

    private void insert(Key key, Key keyAfter, Value value, Place place) {
        List<Comment> its = new ArrayList<>();
        for (Comment comment : comments) {
            comment.key()
                    .below(keyAfter)
                    .ifPresent(below -> its.add(new Comment(below.isRoot() ? key : key.append(below), comment.text())));
        }
        placed.add(new Operation.Insert(key, value, place, its));
    }

    private static String name(Key key) {
        return key.last().orElseThrow() instanceof Segment.Name name ? name.name() : "";
    }
}
