package dev.keyturn.step;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A table and the keys beside it whose names begin with its name and a separator: what nest and flatten have in common.
 *
 * <p>The residue lists what stood on the target side before ({@code kept}), so that the way back leaves it alone and
 * takes everything else, new entries included.
 */
record Siblings(Key key, String separator) {
    private static final String KEPT = "kept";

    static void check(Key key, String separator) {
        Keys.named(key);
        if (separator.isEmpty()) {
            throw new IllegalArgumentException(
                    key + ": the separator is empty; expected what stands between the names");
        }
    }

    private String prefix() {
        return ((Segment.Name) key.last().orElseThrow()).name() + separator;
    }

    private Key parent() {
        return key.parent().orElseThrow();
    }

    private Optional<Key> inTable(Key sibling) {
        int length = key.segments().size();
        if (sibling.segments().size() < length
                || !Key.ofSegments(sibling.segments().subList(0, length - 1)).equals(parent())
                || !(sibling.segments().get(length - 1) instanceof Segment.Name name)
                || !name.name().startsWith(prefix())) {
            return Optional.empty();
        }
        List<Segment> segments = new ArrayList<>(key.segments());
        segments.add(new Segment.Name(name.name().substring(prefix().length())));
        segments.addAll(sibling.segments().subList(length, sibling.segments().size()));
        return Optional.of(Key.ofSegments(segments));
    }

    private Optional<Key> beside(Key entry) {
        int length = key.segments().size();
        if (!entry.startsWith(key)
                || entry.segments().size() == length
                || !(entry.segments().get(length) instanceof Segment.Name name)) {
            return Optional.empty();
        }
        List<Segment> segments = new ArrayList<>(parent().segments());
        segments.add(new Segment.Name(prefix() + name.name()));
        segments.addAll(entry.segments().subList(length + 1, entry.segments().size()));
        return Optional.of(Key.ofSegments(segments));
    }

    Renaming gathering() {
        return new Renaming() {
            @Override
            public Optional<Key> up(Key old) {
                return inTable(old);
            }

            @Override
            public Optional<Key> down(Key young) {
                return beside(young);
            }
        };
    }

    Renaming scattering() {
        Renaming gathering = gathering();
        return new Renaming() {
            @Override
            public Optional<Key> up(Key old) {
                return gathering.down(old);
            }

            @Override
            public Optional<Key> down(Key young) {
                return gathering.up(young);
            }
        };
    }

    Footprint footprint(boolean isGathering) {
        List<KeyPattern> outside = List.of(KeyPattern.of(parent()).startingWith(prefix()));
        List<KeyPattern> inside = List.of(KeyPattern.of(key).any());
        return isGathering ? new Footprint(List.of(), outside, inside) : new Footprint(List.of(), inside, outside);
    }

    /** The keys beside the table, each with the key in the table that it becomes. */
    private Map<Key, Key> outside(Settings settings) {
        Map<Key, Key> outside = new LinkedHashMap<>();
        Key parent = parent();
        String prefix = prefix();
        for (String name : table(settings, parent).names(prefix)) {
            outside.put(parent.child(name), key.child(name.substring(prefix.length())));
        }
        return outside;
    }

    /** The keys in the table, each with the key beside it that it becomes. */
    private Map<Key, Key> inside(Settings settings) {
        Map<Key, Key> inside = new LinkedHashMap<>();
        Key parent = parent();
        String prefix = prefix();
        table(settings, key).forEach((name, value) -> inside.put(key.child(name), parent.child(prefix + name)));
        return inside;
    }

    private static Table table(Settings settings, Key key) {
        Optional<Value> node = key.isRoot() ? Optional.of(settings.root()) : settings.at(key);
        return node.filter(Table.class::isInstance).map(Table.class::cast).orElse(Table.empty());
    }

    Up gather(Work work) {
        return up(work, outside(work.now()), inside(work.now()).keySet());
    }

    Up scatter(Work work) {
        if (work.value(key).filter(Items.class::isInstance).isPresent()) {
            work.problem(key, "it is a list", "a table", "");
            return work.up();
        }
        return up(work, inside(work.now()), outside(work.now()).keySet());
    }

    private Up up(Work work, Map<Key, Key> moves, Set<Key> there) {
        if (moves.isEmpty()) {
            return work.up(there.isEmpty() ? Residue.absent() : Residue.idle());
        }
        work.did();
        if (!there.isEmpty()) {
            work.keep(
                    KEPT,
                    Value.of(there.stream().map(Key::toString).map(Value::of).toList()));
        }
        moves.forEach((from, to) -> {
            if (work.has(to)) {
                work.problem(
                        to, "something is there already, and " + from + " would be put there", "nothing there", "");
            } else {
                Value node = work.at(from).orElseThrow();
                work.takeAll(from);
                work.put(to, node);
            }
        });
        return work.up();
    }

    Down scatterBack(Work work, Residue residue) {
        return back(work, residue, inside(work.now()));
    }

    Down gatherBack(Work work, Residue residue) {
        return back(work, residue, outside(work.now()));
    }

    private Down back(Work work, Residue residue, Map<Key, Key> moves) {
        if (residue.isIdle()) {
            return work.down();
        }
        Set<String> kept = residue.get(KEPT).filter(Items.class::isInstance).map(Items.class::cast).stream()
                .flatMap(list -> list.items().stream())
                .map(name -> ((Text) name).text())
                .collect(Collectors.toSet());
        List<Map.Entry<Key, Key>> order = new ArrayList<>(moves.entrySet());
        if (residue.isDone()) {
            Collections.reverse(order); // undone from the last to the first, each finds its place again
        }
        for (Map.Entry<Key, Key> move : order) {
            if (!kept.contains(move.getKey().toString())) {
                back(work, move.getKey(), move.getValue());
            }
        }
        return work.down();
    }

    private void back(Work work, Key from, Key to) {
        Value node = work.at(from).orElseThrow();
        work.takeAll(from);
        Originals.restore(
                work,
                to,
                node,
                (origin, key) -> new Conflict(
                        origin,
                        key,
                        "it came back with another value than " + from + " leads back to",
                        "what stands here stays",
                        "what " + from + " holds takes its place"));
    }

    Table form(boolean updateReferences) {
        return Form.table()
                .key("key", key)
                .value("separator", Value.of(separator))
                .flag("updateReferences", updateReferences)
                .build();
    }
}
