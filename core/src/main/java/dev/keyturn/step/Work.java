package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One step at work on settings: the settings as they are by now, and what was found on the way. It is thrown away with
 * everything in it when the step refuses.
 *
 * <p>Going up, it keeps where the entries stood that are taken away, and which tables were empty or null before
 * something was put into them; going down, it puts entries back in their place and leaves such tables as they were. To get
 * every place right, the way down puts things back in the opposite order.
 */
final class Work {

    private final List<Problem> problems = new ArrayList<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private Map<Key, Place> places = Map.of();
    private Map<Key, Value> shells = Map.of();
    private final boolean down;
    private final OnConflict policy;
    private Settings now;
    private Table kept = Table.empty();

    private Work(Settings settings, boolean down, OnConflict policy) {
        this.now = settings;
        this.down = down;
        this.policy = policy;
    }

    static Work up(Settings settings) {
        return new Work(settings, false, OnConflict.REFUSE);
    }

    static Work down(Settings settings, Residue residue, OnConflict policy) {
        Work work = new Work(settings, true, policy);
        residue.table(Residue.PLACES)
                .forEach((key, place) -> work.keepPlace(
                        Key.of(key), place instanceof Text after ? Place.after(after.text()) : Place.FIRST));
        residue.table(Residue.SHELLS).forEach((key, shell) -> work.keepShell(Key.of(key), shell));
        return work;
    }

    Settings now() {
        return now;
    }

    Optional<Value> value(Key key) {
        return now.value(key);
    }

    /** What a conversion of the key works on: its own value, or the table that it is where it has none. */
    Optional<Value> content(Key key) {
        return now.at(key).map(node -> node instanceof Table table ? table.own().orElse(table) : node);
    }

    Optional<Value> at(Key key) {
        return now.at(key);
    }

    boolean has(Key key) {
        return now.has(key);
    }

    Origin origin(Key key) {
        return now.origin(key);
    }

    /** Takes away the value at a key that has one; its children stay. */
    void take(Key key) {
        boolean staysForChildren = hasEntries(now.at(key));
        Settings without = now.without(key);
        if (staysForChildren) {
            now = without;
        } else {
            vanish(key, without);
        }
    }

    private static boolean hasEntries(Optional<Value> node) {
        return node.isPresent() && node.get() instanceof Table table && table.size() > 0;
    }

    /** Takes away the {@link #content} of a key that has some. */
    void takeContent(Key key) {
        if (now.at(key).orElseThrow() instanceof Table table && table.own().isPresent()) {
            now = now.without(key);
        } else {
            takeAll(key);
        }
    }

    /** Takes away what putting this value gave: a table with all that is in it, any other value without its children. */
    void take(Key key, Value value) {
        if (value instanceof Table) {
            takeAll(key);
        } else {
            take(key);
        }
    }

    /** Takes away a key that is there, with all that is below it. */
    void takeAll(Key key) {
        vanish(key, now.withoutAll(key));
    }

    private void vanish(Key key, Settings without) {
        if (down) {
            now = shells.isEmpty() ? without : withShell(key, without);
        } else {
            keepPlace(key);
            now = without;
        }
    }

    // Most steps keep none, and the benchmark of twenty steps runs through here some eighty times.

    private void keepPlace(Key key, Place place) {
        places = places.isEmpty() ? new LinkedHashMap<>() : places;
        places.put(key, place);
    }

    private void keepShell(Key key, Value shell) {
        shells = shells.isEmpty() ? new LinkedHashMap<>() : shells;
        shells.put(key, shell);
    }

    /** The place of the outermost table that goes with the entry; an entry that was alone in its table needs none. */
    private void keepPlace(Key key) {
        Key gone = key;
        while (true) {
            Key parent = gone.parent().orElseThrow();
            Value around = parent.isRoot() ? now.root() : now.at(parent).orElseThrow();
            if (!(around instanceof Table table) || !(gone.last().orElseThrow() instanceof Segment.Name name)) {
                return;
            }
            if (table.size() > 1) {
                if (!table.isLast(name.name())) {
                    keepPlace(gone, table.before(name.name()).map(Place::after).orElse(Place.FIRST));
                }
                return;
            }
            if (parent.isRoot() || table.own().isPresent() || isItem(parent)) {
                return;
            }
            gone = parent;
        }
    }

    private static boolean isItem(Key key) {
        return key.last().orElseThrow() instanceof Segment.Index;
    }

    /** The table around the key that was empty or null, left that way where it stands. */
    private Settings withShell(Key key, Settings without) {
        for (Key around = key; !around.isRoot(); around = around.parent().orElseThrow()) {
            Value shell = shells.get(around);
            if (shell != null && !without.has(around)) {
                return now.replaced(around, shell);
            }
        }
        return without;
    }

    /** Puts a value at a key, or finds the problem that a list is in the way. */
    void put(Key key, Value value) {
        Optional<Key> list = now.blockedAt(key);
        if (list.isPresent()) {
            problem(
                    key,
                    list.get() + " is a list, or has no such element",
                    "a table around it",
                    "elements of a list are reached with each");
            return;
        }
        if (!down) {
            keepShell(key);
        }
        now = now.with(key, value, places);
    }

    private void keepShell(Key key) {
        Key around = key;
        while (!around.parent().orElseThrow().isRoot()) {
            around = around.parent().orElseThrow();
            Optional<Value> node = now.at(around);
            if (node.isPresent()) {
                if (node.get() instanceof Null || (node.get() instanceof Table table && table.isEmpty())) {
                    keepShell(around, node.get());
                }
                return;
            }
        }
    }

    /** Puts a value where another one is, its place included, under another name of the same table. */
    void rename(Key from, Key to, Value value) {
        String name = ((Segment.Name) to.last().orElseThrow()).name();
        now = now.renamed(from, name, value);
    }

    /** Changes nothing but the value at a key that has one. */
    void replace(Key key, Value value) {
        now = now.with(key, value);
    }

    /** Changes all that is at a key, children included. */
    void replaceAll(Key key, Value value) {
        now = now.replaced(key, value);
    }

    /** Puts a value in the place of the {@link #content} of a key that has some. */
    void exchange(Key key, Value value) {
        boolean isOfTables = value instanceof Table || content(key).orElseThrow() instanceof Table;
        if (value(key).isPresent() && cannotStandAt(key).test(value)) {
            take(key);
        } else if (isOfTables) {
            replaceAll(key, value);
        } else {
            replace(key, value);
        }
    }

    /** Tells the values that would take away the children of a key, though they mean to stand beside them. */
    Predicate<Value> cannotStandAt(Key key) {
        boolean hasChildren = hasEntries(at(key));
        return value -> hasChildren && value instanceof Table table && table.isEmpty();
    }

    /** Changes everything, within what the step declares. */
    void become(Settings settings) {
        now = settings;
    }

    /** Notes, before anything else, that the step does something. */
    void did() {
        kept = Residue.DID_SOMETHING;
    }

    /** Notes something for the way down. */
    void keep(String name, Value value) {
        kept = kept.with(name, value);
    }

    void problem(Key key, String what, String expected, String hint) {
        problems.add(Problem.of(origin(key), key, what, expected).hint(hint));
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    boolean failed() {
        return !problems.isEmpty();
    }

    void remark(Remark.What what, Key key) {
        remarks.add(new Remark(what, key));
    }

    void remark(Remark remark) {
        remarks.add(remark);
    }

    /** Whether the edit wins; where the policy names no winner, the conflict is a problem. */
    boolean editWins(Conflict conflict) {
        if (policy == OnConflict.REFUSE) {
            conflict(conflict);
            return true;
        }
        boolean edit = policy == OnConflict.KEEP_EDITED;
        remark(edit ? Remark.What.EDIT_WON : Remark.What.OLD_WON, conflict.key());
        return edit;
    }

    void conflict(Conflict conflict) {
        conflicts.add(conflict);
        problems.add(conflict.asProblem());
    }

    /** What refused below a key refuses here. */
    void refused(Down.Refused refused, Key around) {
        refused.problems().forEach(problem -> problems.add(problem.below(around)));
        refused.conflicts().forEach(conflict -> conflicts.add(conflict.below(around)));
    }

    OnConflict policy() {
        return policy;
    }

    Up up() {
        if (failed()) {
            return new Up.Refused(problems);
        }
        Table residue = kept;
        if (!places.isEmpty()) {
            Table list = Table.empty();
            for (Map.Entry<Key, Place> entry : places.entrySet()) {
                Place place = entry.getValue();
                list = Residue.with(list, entry.getKey(), place.isFirst() ? Value.of(false) : Value.of(place.after()));
            }
            residue = residue.with(Residue.PLACES, list);
        }
        if (!shells.isEmpty()) {
            Table.Builder list = Table.builder();
            shells.forEach((key, shell) -> list.put(key.toString(), shell));
            residue = residue.with(Residue.SHELLS, list.build());
        }
        return new Up.Done(now, Residue.of(residue));
    }

    Up up(Residue residue) {
        return failed() ? new Up.Refused(problems) : new Up.Done(now, residue);
    }

    Down down() {
        return failed() ? new Down.Refused(problems, conflicts) : new Down.Done(now, remarks);
    }
}
