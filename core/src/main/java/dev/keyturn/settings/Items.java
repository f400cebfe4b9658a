package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of values of any kind.
 *
 * <p>A list is copied when one of its elements changes: steps on lists go over all elements anyhow.
 */
public final class Items implements Value {
    private final List<Value> items;
    private final Origin origin;
    private final int depth;
    private final boolean mayRefer;

    Items(List<Value> items, Origin origin) {
        this.items = items;
        this.origin = origin;
        int deepest = 0;
        boolean refers = false;
        for (Value item : items) {
            deepest = Math.max(deepest, item.depth());
            refers |= item.mayRefer();
        }
        this.mayRefer = refers;
        this.depth = Table.checkedDepth(deepest + 1);
    }

    /** The elements. */
    public List<Value> items() {
        return items;
    }

    /** How many there are. */
    public int size() {
        return items.size();
    }

    /** This list with another value at a place that it has. */
    public Items with(int index, Value item) {
        List<Value> changed = new ArrayList<>(items);
        changed.set(index, item);
        return new Items(List.copyOf(changed), origin);
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Items withOrigin(Origin elsewhere) {
        return new Items(items, elsewhere);
    }

    @Override
    public String kind() {
        return "list";
    }

    @Override
    public int depth() {
        return depth;
    }

    @Override
    public boolean mayRefer() {
        return mayRefer;
    }

    @Override
    public boolean equals(Object o) {
        return this == o || (o instanceof Items other && items.equals(other.items));
    }

    @Override
    public int hashCode() {
        return items.hashCode();
    }

    @Override
    public String toString() {
        return items.toString();
    }
}
