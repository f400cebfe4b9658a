package dev.keyturn.files.proof;

import static dev.keyturn.files.proof.Samples.at;
import static dev.keyturn.files.proof.Samples.isNamed;
import static dev.keyturn.files.proof.Samples.name;
import static dev.keyturn.files.proof.Samples.parent;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** Every kind of edit of every entry. The same settings are always edited alike. */
public final class Edits {
    /** Names that no file has by accident. */
    private static final String FRESH = "fresh-name";

    private static final int SEVERAL = 20;

    private final Settings before;
    private final Trial trial;
    private final List<Key> keys;
    private final List<Key> sampled;
    private final List<Key> tables;

    /** @param limit as many entries are edited at most */
    public Edits(Settings before, Trial trial, int limit) {
        this.before = before;
        this.trial = trial;
        this.keys = Samples.keys(before);
        this.sampled = Samples.some(keys, limit);
        this.tables = Samples.tables(before, keys);
    }

    /** How many entries there are. */
    public int entries() {
        return keys.size();
    }

    /** How many of them are edited. */
    public int sampled() {
        return sampled.size();
    }

    /** Tries all of them. */
    public void tryAll() {
        int number = 0;
        for (Key key : sampled) {
            if (isNamed(key)) {
                entry(key, number++);
            } else {
                element(key);
            }
            sets(key);
            if (at(before, key) instanceof Items list) {
                longer("insert at the end of a list", key, list, list.size(), Samples.TABLE, Value.of("added"));
            }
        }
        Samples.some(tables, Math.max(1, sampled.size())).forEach(this::intoTable);
        Several several = new Several(before);
        for (int i = 0; i < SEVERAL && !keys.isEmpty(); i++) {
            int seed = i;
            attempt("several at once", Key.root(), settings -> several.changed(settings, seed));
        }
    }

    private void entry(Key key, int number) {
        rename("rename", key, FRESH);
        rename("rename", key, name(key) + "_R");
        rename("rename to a number", key, "8080");
        attempt("remove", key, settings -> settings.withoutAll(key));
        for (Key table : new TreeSet<>(List.of(0, number, number * 7 + 3))
                .stream().map(i -> tables.get(i % tables.size())).distinct().toList()) {
            move("move to another parent", key, table.child(name(key) + "-moved"));
        }
        move("move to a new table", key, Key.ofNames("new", "table", "name"));
        move("move below itself", key, key.child("below"));
        Key beside = parent(key).child(FRESH);
        Map<Key, Place> behind = Map.of(beside, Place.after(name(key)));
        insert("insert behind", key, beside, Value.of("word"), behind, false);
        insert("insert behind", key, beside, Samples.TABLE, behind, false);
        insert("insert with a comment", key, beside, Value.of("word"), behind, true);
        insert("insert with a comment", key, beside, Samples.TABLE, behind, true);
        insert("insert first", key, beside, Value.of("word"), Map.of(beside, Place.FIRST), false);
        insert("insert first", key, beside, Samples.TABLE, Map.of(beside, Place.FIRST), true);
    }

    private void element(Key key) {
        Key list = parent(key);
        if (at(before, list) instanceof Items items) {
            int index = Integer.parseInt(key.last().orElseThrow().toString().replaceAll("[^0-9]", ""));
            List<Value> fewer = new ArrayList<>(items.items());
            fewer.remove(index);
            attempt("remove from a list", key, settings -> settings.replaced(list, like(items, fewer)));
            longer("insert into a list", key, items, index, Value.of("fresh"));
            longer("insert into a list", key, items, index, Samples.TABLE, Value.of("fresh"));
        }
    }

    private void longer(String operation, Key key, Items items, int index, Value... added) {
        Key list = at(before, key) == items ? key : parent(key);
        List<Value> more = new ArrayList<>(items.items());
        more.addAll(index, List.of(added));
        attempt(operation, key, settings -> settings.replaced(list, like(items, more)));
    }

    /** The same list with other elements, as steps make it. */
    private static Items like(Items list, List<Value> elements) {
        return Value.of(elements).withOrigin(list.origin());
    }

    private void sets(Key key) {
        Samples.VALUES.forEach((kind, values) ->
                values.forEach(value -> attempt("set " + kind, key, settings -> settings.replaced(key, value))));
    }

    private void intoTable(Key table) {
        Key added = table.child(FRESH);
        Samples.VALUES.forEach((kind, values) ->
                values.forEach(value -> insert("insert " + kind, table, added, value, Map.of(), false)));
        attempt(
                "insert two",
                table,
                settings -> settings.with(table.child("one"), Value.of(1)).with(table.child("two"), Value.of(2)));
    }

    private void rename(String operation, Key key, String fresh) {
        Key renamed = parent(key).child(fresh);
        trial.run(new Attempt(
                operation,
                key,
                settings -> settings.renamed(key, fresh),
                settings -> settings.renamed(renamed, name(key)),
                false));
    }

    private void move(String operation, Key from, Key to) {
        boolean isFree = !before.has(to) && before.blockedAt(to).isEmpty() && isBelowATable(to, from);
        if (isFree) {
            trial.run(new Attempt(
                    operation,
                    from,
                    settings -> settings.withoutAll(from).replaced(to, at(settings, from)),
                    settings -> asItWas(parent(to), settings.withoutAll(to)).replaced(from, at(settings, to)),
                    false));
        }
    }

    /** A table that was written empty stays when it is emptied again. */
    private Settings asItWas(Key table, Settings settings) {
        boolean wasEmpty = !table.isRoot()
                && before.value(table).filter(Table.class::isInstance).isPresent();
        return wasEmpty ? settings.replaced(table, Table.empty()) : settings;
    }

    /** A value has no room for children beside it, unless it goes there itself. */
    private boolean isBelowATable(Key to, Key from) {
        for (Key around = parent(to); !around.isRoot(); around = parent(around)) {
            if (before.has(around) && !(at(before, around) instanceof Table) && !around.equals(from)) {
                return false;
            }
        }
        return true;
    }

    private void insert(
            String operation, Key key, Key added, Value value, Map<Key, Place> places, boolean hasComments) {
        if (!before.has(added)) {
            trial.run(new Attempt(
                    operation, key, settings -> settings.with(added, value, places), this::asBefore, hasComments));
        }
    }

    private void attempt(String operation, Key key, UnaryOperator<Settings> up) {
        trial.run(new Attempt(operation, key, up, this::asBefore, false));
    }

    private Settings asBefore(Settings edited) {
        return edited.like((Table) Samples.anew(before.root()));
    }
}
