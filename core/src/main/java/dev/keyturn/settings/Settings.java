package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An immutable snapshot of typed values under keys.
 *
 * <p>Every change gives new settings that share everything but the changed path with the old ones. A key has a
 * {@linkplain #value value} of its own, children, or both. Tables come and go with what is in them: putting {@code a.b}
 * makes {@code a}, and taking away the last entry of {@code a} takes {@code a} away too. Only a table that was written
 * empty is a value, and stays.
 *
 * <p>Iteration has the order of the source; equality ignores it.
 */
public final class Settings {
    private static final Settings EMPTY = new Settings(Table.empty(), false);

    private final Table root;
    private final boolean isTextOnly;

    private Settings(Table root, boolean isTextOnly) {
        this.root = root;
        this.isTextOnly = isTextOnly;
    }

    /** No settings at all. */
    public static Settings empty() {
        return EMPTY;
    }

    /** The entries of a table. */
    public static Settings of(Table root) {
        return of(root, false);
    }

    /**
     * The entries of a table from a source that holds nothing but text, such as .properties: a number or a boolean that is
     * put into them becomes its text, as it will when it is written.
     */
    public static Settings ofText(Table root) {
        return of(root, true);
    }

    private static Settings of(Table root, boolean isTextOnly) {
        if (root.own().isPresent()) {
            throw new IllegalArgumentException("settings as a whole are a table and have no value of their own");
        }
        boolean isNothing = !isTextOnly && root.isEmpty() && root.origin().equals(Origin.unknown());
        return isNothing ? EMPTY : new Settings(root, isTextOnly);
    }

    private Settings changed(Table changed) {
        return of(changed, isTextOnly);
    }

    /** Other settings of the same kind: a part of these, or these with other entries. */
    public Settings like(Table other) {
        return of(other, isTextOnly);
    }

    /** Whether they come from a source that holds nothing but text. */
    public boolean isTextOnly() {
        return isTextOnly;
    }

    /** What a value is once it is in these settings: itself, or its text where there is nothing but text. */
    public Value held(Value value) {
        return isTextOnly && (value instanceof Num || value instanceof Bool)
                ? new Text(value.toString(), value.origin())
                : value;
    }

    /** All of it as one table. */
    public Table root() {
        return root;
    }

    /** What is at a key, children included: a scalar, a list, or the table with everything below the key. */
    public Optional<Value> at(Key key) {
        return Optional.ofNullable(Path.find(root, key));
    }

    /**
     * The value of the key itself: a scalar, a list, or a table that was written empty. A key that merely has children
     * has no value.
     */
    public Optional<Value> value(Key key) {
        return Optional.ofNullable(ownValue(Path.find(root, key)));
    }

    private static @Nullable Value ownValue(@Nullable Value node) {
        return node instanceof Table table && table.size() > 0 ? table.findOwn() : node;
    }

    /** The value of the key itself, the key written as text. */
    public Optional<Value> value(String key) {
        return value(Key.of(key));
    }

    /** The text at a key, where there is text. */
    public Optional<String> text(String key) {
        return value(key).map(value -> value instanceof Text text ? text.text() : null);
    }

    /** Whether the key has a value, children or both. */
    public boolean has(Key key) {
        return Path.find(root, key) != null;
    }

    /** Where the key was read, or the nearest table around it that is there. */
    public Origin origin(Key key) {
        Value node = root;
        for (Segment segment : key.segments()) {
            Value next = Path.child(node, segment);
            if (next == null) {
                break;
            }
            node = next;
        }
        return node instanceof Table table && table.findOwn() != null
                ? table.findOwn().origin()
                : node.origin();
    }

    /**
     * The list that stands where this key would need a table, or the list that is too short for it. Nothing can be put at
     * the key then.
     */
    public Optional<Key> blockedAt(Key key) {
        List<Segment> segments = key.segments();
        Value node = root;
        for (int length = 0; length < segments.size(); length++) {
            Segment segment = segments.get(length);
            Value next = node == null ? null : Path.child(node, segment);
            if (segment instanceof Segment.Index ? next == null : node instanceof Items) {
                return Optional.of(Key.ofSegments(segments.subList(0, length)));
            }
            node = next;
        }
        return Optional.empty();
    }

    /**
     * These settings with a value at a key. A table takes the place of all that is there; any other value stands beside
     * the children that are there. A null on the way to the key gives way to a table.
     *
     * @throws IllegalArgumentException if the key is {@linkplain #blockedAt blocked}
     */
    public Settings with(Key key, Value value) {
        return with(key, value, Map.of());
    }

    /** These settings with a value at a key, the key written as text. */
    public Settings with(String key, Value value) {
        return with(Key.of(key), value);
    }

    /** As {@link #with(Key, Value)}; entries that this makes go to their place among {@code places}. */
    public Settings with(Key key, Value value, Map<Key, Place> places) {
        if (key.isRoot()) {
            throw new IllegalArgumentException("a value is put below the root, not at it");
        }
        return changed(new Path(key, places, Path.put(held(value))).applyTo(root));
    }

    /** As {@link #with(Key, Value)}, but nothing else changes: a null or a list on the way stays, beside its children. */
    Settings withBeside(Key key, Value value, Map<Key, Place> places) {
        return changed(new Path(key, places, Path.put(held(value)), true).applyTo(root));
    }

    /**
     * These settings with a value in the place of all that is at a key, children included.
     *
     * @throws IllegalArgumentException if the key is {@linkplain #blockedAt blocked}, or is the root and the value no table
     */
    public Settings replaced(Key key, Value value) {
        if (key.isRoot() && !(value instanceof Table)) {
            throw new IllegalArgumentException("settings as a whole are a table and have no value of their own");
        }
        return changed(new Path(key, Map.of(), node -> held(value)).applyTo(root));
    }

    /** These settings without the value at a key; its children stay. */
    public Settings without(Key key) {
        return value(key).isEmpty() ? this : changed(new Path(key, Map.of(), Path.takeOwn()).applyTo(root));
    }

    /** These settings without a key and all that is below it. */
    public Settings withoutAll(Key key) {
        return has(key) ? changed(new Path(key, Map.of(), node -> null).applyTo(root)) : this;
    }

    /**
     * These settings with the last segment of a key changed and everything else, the place included, as it was.
     *
     * @throws IllegalArgumentException if there is nothing at the key or something under the new name
     */
    public Settings renamed(Key key, String newName) {
        return renamed(key, newName, node -> node);
    }

    /**
     * As {@link #renamed(Key, String)}, with a value in the place of all that is at the key.
     *
     * @throws IllegalArgumentException if there is nothing at the key or something under the new name
     */
    public Settings renamed(Key key, String newName, Value value) {
        return renamed(key, newName, node -> held(value));
    }

    private Settings renamed(Key key, String newName, UnaryOperator<Value> change) {
        Key parent = key.parent().orElseThrow(() -> new IllegalArgumentException("the root has no name"));
        if (!(key.last().orElseThrow() instanceof Segment.Name name)) {
            throw new IllegalArgumentException("an element of a list has no name");
        }
        return changed(new Path(parent, Map.of(), node -> {
                    Table table = node instanceof Table found ? found : Table.empty();
                    Value old = table.find(name.name());
                    if (old == null) {
                        throw new IllegalArgumentException("there is no " + key);
                    }
                    return table.renamed(name.name(), newName, change.apply(old));
                })
                .applyTo(root));
    }

    /** Goes over all keys that have a value, in order: scalars, lists, and tables that were written empty. */
    public void forEach(BiConsumer<? super Key, ? super Value> action) {
        root.forEach((name, node) -> forEach(Key.ofNames(name), node, action));
    }

    private static void forEach(Key key, Value node, BiConsumer<? super Key, ? super Value> action) {
        Value own = ownValue(node);
        if (own != null) {
            action.accept(key, own);
        }
        if (node instanceof Table table) {
            table.forEach((name, child) -> forEach(key.child(name), child, action));
        }
    }

    /** All keys that have a value, in order. */
    public List<Key> keys() {
        List<Key> keys = new ArrayList<>();
        forEach((key, value) -> keys.add(key));
        return keys;
    }

    /** Whether there is nothing. */
    public boolean isEmpty() {
        return root.isEmpty();
    }

    /** Whether the other settings are equal and have everything in the same order. */
    public boolean identical(Settings other) {
        return root.identical(other.root);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Settings other && root.equals(other.root);
    }

    @Override
    public int hashCode() {
        return root.hashCode();
    }

    /** All values in plain text: for tests and debuggers, never for messages or logs. */
    @Override
    public String toString() {
        return root.toString();
    }
}
