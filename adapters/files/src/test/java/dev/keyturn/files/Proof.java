package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Edits every entry of a text in every way. The reference library has to read the planned settings, and the way back has to give
 * what it plans.
 */
public final class Proof {
    private final SettingsFormat format;
    private final BiPredicate<String, Settings> oracle;

    private static final Value TABLE = Value.of(Map.of(
            "one", Value.of("x y"), "two", Value.of(List.of(Value.of(1), Value.of(Map.of("three", Value.of(3)))))));

    /** What came of the edits of one kind. */
    private static final class Tally {
        int exact;
        int sameBytesBack;
        final Map<String, Integer> refused = new TreeMap<>();
        final List<String> wrong = new ArrayList<>();

        int all() {
            return exact
                    + wrong.size()
                    + refused.values().stream().mapToInt(Integer::intValue).sum();
        }
    }

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private String name = "";

    /**
     * A proof of a format.
     *
     * @param oracle whether the reference library reads these settings in a text
     */
    public Proof(SettingsFormat format, BiPredicate<String, Settings> oracle) {
        this.format = format;
        this.oracle = oracle;
    }

    private void tryOut(String kind, String text, UnaryOperator<Settings> up, UnaryOperator<Settings> down) {
        Tally tally = tallies.computeIfAbsent(kind, any -> new Tally());
        Settings before = format.read(text, "test");
        Settings planned;
        try {
            planned = up.apply(before);
        } catch (IllegalArgumentException e) {
            return; // such a change of settings does not exist
        }
        boolean isForbidden =
                !format.capabilities().holdsNull() && planned.toString().contains("null");
        if (planned.equals(before) || isForbidden) {
            return; // nothing to do, or nothing that a plan would ask for
        }
        try {
            String there = edited(text, before, planned);
            String wrong = wrong(there, planned);
            if (!wrong.isEmpty()) {
                tally.wrong.add(name + ": " + wrong);
                return;
            }
            Settings read = format.read(there, "test");
            Settings plannedBack = down.apply(read);
            String back = edited(there, read, plannedBack);
            String wrongBack = wrong(back, plannedBack);
            if (!wrongBack.isEmpty()) {
                tally.wrong.add(name + ", back: " + wrongBack);
                return;
            }
            tally.exact++;
            tally.sameBytesBack += back.equals(text) ? 1 : 0;
        } catch (RefusedException e) {
            tally.refused.merge(e.problems().get(0).what(), 1, Integer::sum);
        } catch (RuntimeException e) {
            tally.wrong.add(name + ": " + e);
        }
    }

    private String edited(String text, Settings before, Settings after) {
        Edit edit = Edit.to(after, Changes.between(before, after), List.of());
        return Splice.apply(text, format.edit(text, "test", edit));
    }

    private String wrong(String text, Settings planned) {
        Settings read;
        try {
            read = format.read(text, "test");
        } catch (RefusedException e) {
            return "cannot be read: " + e.getMessage() + "\n" + text;
        }
        if (!read.equals(planned)) {
            return Changes.between(planned, read) + " in\n" + text;
        }
        return oracle.test(text, read) ? "" : "the reference library reads otherwise\n" + text;
    }

    static Value withoutOrigins(Value value) {
        if (value instanceof Table table) {
            Table.Builder out = Table.builder();
            table.forEach((name, child) -> out.put(name, withoutOrigins(child)));
            table.own().ifPresent(own -> out.own(withoutOrigins(own)));
            return out.build();
        }
        if (value instanceof Items list) {
            return Value.of(list.items().stream().map(Proof::withoutOrigins).toList());
        }
        return value.withOrigin(Origin.unknown());
    }

    /** Edits all there is in a text. */
    public void prove(String fileName, String text) {
        Settings before = format.read(text, fileName);
        List<Key> keys = new ArrayList<>();
        collect(Key.root(), before.root(), keys);
        int number = 0;
        for (Key key : keys) {
            number++;
            name = fileName + " " + key;
            Key parent = key.parent().orElseThrow();
            Value value = before.at(key).orElseThrow();
            Map<Key, Place> places = places(before, key);
            if (key.last().orElseThrow() instanceof Segment.Name last) {
                Key fresh = parent.child("fresh-name");
                tryOut(
                        "rename",
                        text,
                        settings -> settings.renamed(key, "fresh-name"),
                        settings -> settings.renamed(fresh, last.name()));
                tryOut(
                        "remove",
                        text,
                        settings -> settings.withoutAll(key),
                        settings -> settings.with(key, withoutOrigins(value), places));
                Key other = keys.get((number * 7) % keys.size());
                boolean isTable = before.at(other).orElseThrow() instanceof Table;
                Key elsewhere = isTable
                        ? other.child("moved here")
                        : other.parent().orElseThrow().child("moved here");
                if (!elsewhere.startsWith(key) && before.blockedAt(elsewhere).isEmpty()) {
                    move("move", text, key, elsewhere, places);
                }
                move("move to a new table", text, key, Key.ofNames("new", "table", "name"), places);
                tryOut(
                        "insert",
                        text,
                        settings -> settings.with(fresh, TABLE, Map.of(fresh, Place.after(last.name()))),
                        settings -> settings.withoutAll(fresh));
                tryOut(
                        "insert first",
                        text,
                        settings -> settings.with(fresh, Value.of("x"), Map.of(fresh, Place.FIRST)),
                        settings -> settings.withoutAll(fresh));
            } else {
                int index = ((Segment.Index) key.last().orElseThrow()).index();
                Items list = (Items) before.value(parent).orElseThrow();
                List<Value> fewer = new ArrayList<>(list.items());
                fewer.remove(index);
                List<Value> more = new ArrayList<>(list.items());
                more.add(index, Value.of("fresh"));
                Value stripped = withoutOrigins(list);
                tryOut("element removed", text, set(parent, Value.of(fewer)), set(parent, stripped));
                tryOut("element inserted", text, set(parent, Value.of(more)), set(parent, stripped));
            }
            for (Value other :
                    List.of(Value.of("text: 1"), Value.of("word"), Value.of(7), Value.of(true), Value.ofNull())) {
                tryOut("set " + other.kind(), text, set(key, other), set(key, withoutOrigins(value)));
            }
            tryOut("set list", text, set(key, Value.of(List.of(Value.of(1), TABLE))), set(key, withoutOrigins(value)));
            tryOut("set table", text, set(key, TABLE), set(key, withoutOrigins(value)));
            tryOut("set empty table", text, set(key, Table.empty()), set(key, withoutOrigins(value)));
        }
    }

    private void move(String kind, String text, Key from, Key to, Map<Key, Place> places) {
        tryOut(
                kind,
                text,
                settings -> settings.withoutAll(from).with(to, settings.at(from).orElseThrow()),
                settings -> settings.withoutAll(to).with(from, settings.at(to).orElseThrow(), places));
    }

    private static UnaryOperator<Settings> set(Key key, Value value) {
        return settings -> settings.replaced(key, value);
    }

    private static Map<Key, Place> places(Settings before, Key key) {
        Map<Key, Place> places = new LinkedHashMap<>();
        for (Key at = key; !at.isRoot(); at = at.parent().orElseThrow()) {
            Value around = at.parent().orElseThrow().isRoot()
                    ? before.root()
                    : before.at(at.parent().orElseThrow()).orElseThrow();
            if (around instanceof Table table && at.last().orElseThrow() instanceof Segment.Name name) {
                places.put(at, table.before(name.name()).map(Place::after).orElse(Place.FIRST));
            }
        }
        return places;
    }

    private static void collect(Key key, Value value, List<Key> keys) {
        if (!key.isRoot()) {
            keys.add(key);
        }
        if (value instanceof Table table) {
            table.forEach((name, child) -> collect(key.child(name), child, keys));
        } else if (value instanceof Items list && !key.isRoot()) {
            for (int i = 0; i < list.size(); i++) {
                collect(key.item(i), list.items().get(i), keys);
            }
        }
    }

    /** Prints what came of it, fails if anything is wrong, and gives the part that was refused. */
    public double print(String title) {
        int refused = 0;
        int all = 0;
        System.out.println(title);
        for (Map.Entry<String, Tally> entry : tallies.entrySet()) {
            Tally tally = entry.getValue();
            System.out.printf(
                    "  %-20s %6d exact (%6d same bytes back) %5d refused %5d wrong %s%n",
                    entry.getKey(),
                    tally.exact,
                    tally.sameBytesBack,
                    tally.all() - tally.exact - tally.wrong.size(),
                    tally.wrong.size(),
                    tally.refused);
            refused += tally.all() - tally.exact - tally.wrong.size();
            all += tally.all();
        }
        System.out.printf("  %d edits, %d refused%n", all, refused);
        check();
        return all == 0 ? 0 : (double) refused / all;
    }

    /** Fails if anything is wrong. */
    public void check() {
        tallies.values()
                .forEach(tally -> assertThat(tally.wrong.stream().limit(3)).isEmpty());
    }
}
