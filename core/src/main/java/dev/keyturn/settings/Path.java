package dev.keyturn.settings;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One walk down to a key and back up, copying what lies on the way. It keeps settings in their one form: no table
 * that was emptied on the way, and no table with an own value but without entries.
 */
final class Path {
    private final Key key;
    private final List<Segment> segments;
    private final Map<Key, Place> places;
    private final Change change;
    private final boolean keepsAll;

    /** What happens to the node at the end of the path; null stands for none, before and after. */
    @FunctionalInterface
    interface Change {
        @Nullable
        Value apply(@Nullable Value node);
    }

    Path(Key key, Map<Key, Place> places, Change change) {
        this(key, places, change, false);
    }

    /** @param keepsAll whether a null or a list on the way stays, beside the table, instead of giving way or blocking */
    Path(Key key, Map<Key, Place> places, Change change, boolean keepsAll) {
        this.keepsAll = keepsAll;
        this.key = key;
        this.segments = key.segments();
        this.places = places;
        this.change = change;
    }

    static @Nullable Value find(Value root, Key key) {
        Value node = root;
        List<Segment> segments = key.segments();
        for (int i = 0; i < segments.size() && node != null; i++) {
            node = child(node, segments.get(i));
        }
        return node;
    }

    /** What is directly below a node. */
    static @Nullable Value child(Value node, Segment segment) {
        if (segment instanceof Segment.Name name) {
            return node instanceof Table table ? table.find(name.name()) : null;
        }
        int index = ((Segment.Index) segment).index();
        return listAt(node) instanceof Items list && index < list.size()
                ? list.items().get(index)
                : null;
    }

    static @Nullable Value listAt(Value node) {
        return node instanceof Table table ? table.findOwn() : node;
    }

    Table applyTo(Table root) {
        Value changed = step(root, 0);
        return changed instanceof Table table ? table : Table.empty().withOrigin(root.origin());
    }

    private @Nullable Value step(@Nullable Value node, int depth) {
        if (depth == segments.size()) {
            return change.apply(node);
        }
        Segment segment = segments.get(depth);
        return segment instanceof Segment.Name name
                ? inTable(node, name.name(), depth)
                : inList(node, ((Segment.Index) segment).index(), depth);
    }

    private @Nullable Value inTable(@Nullable Value node, String name, int depth) {
        if (node instanceof Items && !keepsAll) {
            throw blocked(depth, "is a list, so it has no entry " + KeyText.name(name));
        }
        Table table = node instanceof Table t ? t : null;
        Value before = table == null ? null : table.find(name);
        Value after = step(before, depth + 1);
        if (before == after) {
            return node;
        }
        Table base = table != null
                ? table
                : node == null || (node instanceof Null && !keepsAll)
                        ? Table.empty()
                        : Table.empty().withOwn(node);
        if (after != null) {
            Place place = before == null && !places.isEmpty() ? places.get(prefix(depth + 1)) : null;
            return place == null ? base.with(name, after) : place.put(base, name, after);
        }
        Table fewer = base.without(name);
        return fewer.size() > 0 ? fewer : fewer.findOwn();
    }

    private @Nullable Value inList(@Nullable Value node, int index, int depth) {
        if (!(node != null && listAt(node) instanceof Items list) || index >= list.size()) {
            throw blocked(depth, "has no element " + index);
        }
        Value before = list.items().get(index);
        Value after = step(before, depth + 1);
        if (after == null && depth + 1 == segments.size()) {
            throw blocked(depth, "is a list: its elements are not removed by their place");
        }
        Items changed = list.with(index, after == null ? Table.empty().withOrigin(before.origin()) : after);
        return node instanceof Table table ? table.withOwn(changed) : changed;
    }

    private Key prefix(int length) {
        return length == segments.size() ? key : Key.ofSegments(segments.subList(0, length));
    }

    private IllegalArgumentException blocked(int depth, String why) {
        return new IllegalArgumentException(prefix(depth) + " " + why);
    }

    /** Puts a table in the place of what is there, and any other value beside the children that are there. */
    static Change put(Value value) {
        return node -> node instanceof Table table && table.size() > 0 && !(value instanceof Table)
                ? table.withOwn(value)
                : value;
    }

    /** Takes away the own value and leaves the children. */
    static Change takeOwn() {
        return node -> node instanceof Table table && table.size() > 0 ? table.withoutOwn() : null;
    }
}
