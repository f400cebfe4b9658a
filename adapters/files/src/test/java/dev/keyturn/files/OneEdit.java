package dev.keyturn.files;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An edit of some settings that two numbers pick: one the entry, one what is done to it.
 *
 * @param entry which entry; any number
 * @param kind what is done; any number
 */
record OneEdit(int entry, int kind) {
    /** How many different things can be done. */
    static final int KINDS = 24;

    private static final Value TABLE = Value.of(Map.of(
            "one", Value.of("x y"), "two", Value.of(List.of(Value.of(1), Value.of(Map.of("three", Value.of("3")))))));

    /** Values that have been mistaken for others, or broken their quotes. */
    private static final List<Value> VALUES = List.of(
            Value.of(""),
            Value.of("plain"),
            Value.of(" 'a' \"b\" \\ # ${x} // /*\t"),
            Value.of("two\nlines\n"),
            Value.of("\"\"\"'''\\"),
            Value.of("- a: [b, {c"),
            Value.of("\u0000\u0085\u2028\ufeff\ud83d\ude00"),
            Value.of("true"),
            Value.of("007"),
            Value.of(true),
            Num.of("-1.50"),
            Value.ofNull(),
            Value.of(List.of()),
            Value.of(List.of(Value.of(1), TABLE)),
            Table.empty(),
            TABLE);

    /** What is planned; nothing where these settings cannot be changed like this, or would not be. */
    Optional<Edit> of(Settings before, Capabilities capabilities) {
        List<Key> keys = new ArrayList<>();
        collect(Key.root(), before.root(), keys);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Key key = keys.get(Math.floorMod(entry, keys.size()));
        Key other = keys.get(Math.floorMod(entry * 7 + 1, keys.size()));
        Settings after;
        try {
            after = changed(before, key, other);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // there are no such settings
        }
        Changes changes = Changes.between(before, after);
        boolean isPossible =
                !changes.isEmpty() && capabilities.problems(after, changes).isEmpty() && isHeld(before, after, changes);
        List<Comment> comments = changes.list().stream()
                .filter(change -> change.before().isEmpty() && kind % 2 == 0)
                .map(change -> new Comment(change.key(), "why */ this # is\nhere"))
                .toList();
        return isPossible ? Optional.of(Edit.to(after, changes, comments)) : Optional.empty();
    }

    private static boolean isHeld(Settings before, Settings after, Changes changes) {
        boolean isText = changes.list().stream()
                .flatMap(change -> change.after().stream())
                .noneMatch(value -> before.isTextOnly() && (value instanceof Num || value instanceof Bool));
        return isText && changes.applyTo(before).equals(after);
    }

    private Settings changed(Settings before, Key key, Key other) {
        Key parent = key.parent().orElseThrow();
        Value value = before.at(key).orElseThrow();
        int what = Math.floorMod(kind, KINDS);
        if (what >= KINDS - VALUES.size()) {
            return before.replaced(key, VALUES.get(what - (KINDS - VALUES.size())));
        }
        if (key.last().orElseThrow() instanceof Segment.Index index) {
            return before.replaced(parent, element((Items) before.value(parent).orElseThrow(), index.index(), what));
        }
        String name = ((Segment.Name) key.last().orElseThrow()).name();
        Key fresh = parent.child("fresh-name");
        return switch (what) {
            case 0 -> before.renamed(key, "fresh-name");
            case 1 -> before.withoutAll(key);
            case 2 -> before.with(fresh, Value.of("x"), Map.of(fresh, Place.after(name)));
            case 3 -> before.with(fresh, TABLE, Map.of(fresh, Place.FIRST));
            case 4 -> before.withoutAll(key).with(Key.ofNames("new", "table", "name"), value);
            case 5 -> before.withoutAll(key).with(other.child("moved here"), value);
            case 6 -> before.with(key.child("below"), Value.of("x"));
            default -> before.with(Key.ofNames("NEW"), Value.of("x"));
        };
    }

    private static Value element(Items list, int index, int what) {
        List<Value> elements = new ArrayList<>(list.items());
        switch (what % 4) {
            case 0 -> elements.remove(index);
            case 1 -> elements.add(index, Value.of("fresh"));
            case 2 -> elements.add(elements.remove(index));
            default -> elements.add(TABLE);
        }
        return Value.of(elements).withOrigin(list.origin());
    }

    private static void collect(Key key, Value value, List<Key> keys) {
        if (!key.isRoot()) {
            keys.add(key);
        }
        if (value instanceof Table table) {
            table.forEach((name, child) -> collect(key.child(name), child, keys));
        } else if (value instanceof Items list) {
            for (int i = 0; i < list.size(); i++) {
                collect(key.item(i), list.items().get(i), keys);
            }
        }
    }
}
