package dev.keyturn.testkit.source;

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
import java.util.Random;

/**
 * An edit of some settings that two numbers pick: one the entry, one what is done to it.
 *
 * @param entry which entry; any number
 * @param kind what is done; any number
 */
record OneEdit(int entry, int kind) {
    /** How many different things can be done. Fuzz tests keep inputs that pick one of them: their order stays as it is. */
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

    /** Every edit of every entry; where there are many entries, of some of them. */
    static List<OneEdit> all(Settings before, int mostEntries) {
        int entries = keys(before).size();
        List<OneEdit> all = new ArrayList<>();
        for (int i = 0; i < Math.min(entries, mostEntries); i++) {
            int entry = (int) ((long) i * entries / Math.min(entries, mostEntries));
            for (int kind = 0; kind < KINDS; kind++) {
                all.add(new OneEdit(entry, kind));
            }
        }
        return all;
    }

    /** A few edits, one after the other, as one: one may change what another one made. */
    static Optional<Edit> several(Settings before, Capabilities capabilities, Random random) {
        Settings after = before;
        for (int count = 2 + random.nextInt(4); count > 0; count--) {
            Settings now = after;
            OneEdit next = new OneEdit(random.nextInt(1000), random.nextInt(KINDS));
            after = next.after(now)
                    .filter(changed ->
                            planned(now, changed, capabilities, false).isPresent())
                    .orElse(now);
        }
        return planned(before, after, capabilities, false);
    }

    /** What is planned; nothing where these settings cannot be changed like this, or would not be. */
    Optional<Edit> of(Settings before, Capabilities capabilities) {
        return after(before).flatMap(after -> planned(before, after, capabilities, kind % 2 == 0));
    }

    /** The edit that makes settings of others; nothing where nobody plans that. */
    static Optional<Edit> planned(Settings before, Settings after, Capabilities capabilities, boolean hasComments) {
        Changes changes = Changes.between(before, after);
        boolean isPossible =
                !changes.isEmpty() && capabilities.problems(after, changes).isEmpty() && isHeld(before, after, changes);
        List<Comment> comments = changes.list().stream()
                .filter(change -> hasComments && change.before().isEmpty())
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

    private Optional<Settings> after(Settings before) {
        List<Key> keys = keys(before);
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Key key = keys.get(Math.floorMod(entry, keys.size()));
        Key other = keys.get(Math.floorMod(entry * 7 + 1, keys.size()));
        try {
            return Optional.of(changed(before, key, other));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // there are no such settings
        }
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

    /** All keys: those of values, of tables and of the elements of lists. */
    static List<Key> keys(Settings settings) {
        List<Key> keys = new ArrayList<>();
        collect(Key.root(), settings.root(), keys);
        return keys;
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
