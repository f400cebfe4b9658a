package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some keys become others: the one way in which rename, convert, split, join, mapValue, wrap and unwrap work.
 *
 * <p>The residue says that it was done. Only where the way back through the lens would not give the originals does it
 * keep them ({@code was}), beside what was written in their place ({@code wrote}): they come back as long as that stands
 * there unchanged, and an edit is converted back otherwise. Values that were replaced in an occupied target are kept
 * as {@code over}; {@code beside} says that a target had children, which are no value of it.
 */
record Transform(List<Key> sources, List<Key> targets, Lens lens, IfOccupied ifOccupied) {
    private static final String WAS = "was";
    private static final String WROTE = "wrote";
    private static final String OVER = "over";
    private static final String KEPT = "kept";
    private static final String BESIDE = "beside";

    static Transform inPlace(Key key, Lens lens) {
        return new Transform(List.of(key), List.of(key), lens, IfOccupied.REFUSE);
    }

    static Transform of(Key source, Key target, Lens lens, IfOccupied ifOccupied) {
        return new Transform(List.of(source), List.of(target), lens, ifOccupied);
    }

    private boolean isInPlace() {
        return sources.get(0).equals(targets.get(0)); // no step has one key among others on both sides
    }

    Footprint footprint() {
        return Footprint.of(sources, targets);
    }

    Up up(Work work) {
        List<Optional<Value>> old = contents(work, sources);
        if (Values.isMissing(old)) {
            return nothingToDo(work);
        }
        if (isInPlace() && lens.isYoung(old) && !changesUp(work, old)) {
            return work.up(Residue.idle());
        }
        Optional<List<Optional<Value>>> young = lens.up(old).map(values -> held(work, values));
        if (young.isEmpty()) {
            refuse(work, old);
            return work.up();
        }
        work.did();
        if (takesChildrenAway(work, young.get())) {
            work.problem(sources.get(0), "it has children, which the table would take away", "nothing below it", "");
        } else if (isInPlace()) {
            keepWhereNeeded(work, old, young.get(), young.get());
            work.exchange(targets.get(0), Values.value(young.get(), old));
        } else {
            relocate(work, old, young.get());
        }
        return work.up();
    }

    private Up nothingToDo(Work work) {
        List<Optional<Value>> there = contents(work, targets);
        if (Values.isMissing(there)) {
            return work.up(Residue.absent());
        }
        if (isInPlace() || lens.down(there).isPresent() || !Values.isMissing(values(work))) {
            return work.up(Residue.idle());
        }
        work.keep(Residue.DID, Value.of(Residue.ABSENT));
        work.keep(BESIDE, Value.of(true));
        return work.up();
    }

    private boolean takesChildrenAway(Work work, List<Optional<Value>> values) {
        return isInPlace()
                && values.get(0).filter(Table.class::isInstance).isPresent()
                && !work.at(sources.get(0)).equals(work.content(sources.get(0)));
    }

    /** As the settings will hold them: all of it text, where they hold nothing else. */
    private static List<Optional<Value>> held(Work work, List<Optional<Value>> values) {
        return work.now().isTextOnly()
                ? values.stream().map(value -> value.map(work.now()::held)).toList()
                : values;
    }

    private boolean changesUp(Work work, List<Optional<Value>> old) {
        return lens.up(old)
                .map(values -> held(work, values))
                .filter(young -> !young.equals(old))
                .isPresent();
    }

    private void refuse(Work work, List<Optional<Value>> old) {
        for (int i = 0; i < old.size(); i++) {
            Key key = sources.get(i);
            old.get(i)
                    .ifPresent(value -> work.problem(
                            key, "the " + value.kind() + " there is not accepted", lens.upAccepts(), lens.hint()));
        }
    }

    private void relocate(Work work, List<Optional<Value>> old, List<Optional<Value>> young) {
        if (isRename(work, sources, targets)) {
            keepWhereNeeded(work, old, young, young);
            work.rename(sources.get(0), targets.get(0), Values.value(young, old));
            return;
        }
        Values.forEachPresent(sources, old, (key, value) -> work.takeContent(key));
        List<Optional<Value>> over = occupied(work, old, young);
        if (work.failed()) {
            return;
        }
        boolean isOccupied = !Values.isMissing(over);
        if (isOccupied) {
            work.keep(OVER, Values.items(over));
        }
        if (isOccupied && ifOccupied == IfOccupied.KEEP) {
            work.keep(KEPT, Value.of(true));
            work.keep(WAS, Values.items(old));
            return;
        }
        keepWhereNeeded(work, old, young, young);
        for (int i = 0; i < targets.size(); i++) {
            Key target = targets.get(i);
            boolean isTable = young.get(i).filter(Table.class::isInstance).isPresent();
            if (!isTable && work.at(target).filter(Transform::hasEntries).isPresent()) {
                work.keep(BESIDE, Value.of(true));
            }
            if (young.get(i).isPresent()) {
                put(work, target, young.get(i).get(), old);
            } else if (over.get(i).isPresent()) {
                work.take(target); // else it would be taken for a part of the new value
            }
        }
    }

    private void put(Work work, Key key, Value value, List<Optional<Value>> from) {
        work.put(key, value.origin().equals(Origin.unknown()) ? Values.withOrigin(value, from) : value);
    }

    /** Within one table a key keeps its place. */
    private static boolean isRename(Work work, List<Key> some, List<Key> others) {
        if (some.size() > 1 || others.size() > 1) {
            return false;
        }
        Key from = some.get(0);
        Key to = others.get(0);
        return from.parent().equals(to.parent())
                && to.last().orElseThrow() instanceof Segment.Name
                && !work.has(to)
                && work.at(from).filter(Transform::hasBoth).isEmpty();
    }

    private static boolean hasBoth(Value node) {
        return node instanceof Table table && table.own().isPresent();
    }

    private List<Optional<Value>> occupied(Work work, List<Optional<Value>> old, List<Optional<Value>> young) {
        List<Optional<Value>> over = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            Key target = targets.get(i);
            boolean isTable = young.get(i).filter(Table.class::isInstance).isPresent();
            Optional<Value> there = isTable ? work.at(target) : work.value(target);
            over.add(there);
            if (ifOccupied == IfOccupied.REPLACE
                    && young.equals(old)
                    && young.get(i).filter(work.cannotStandAt(target)).isPresent()) {
                work.problem(
                        target,
                        "it has children, beside which the empty table from " + keys(sources) + " cannot stand",
                        "nothing below it",
                        "");
            } else if (there.isPresent() && ifOccupied == IfOccupied.REFUSE) {
                work.problem(
                        target,
                        "it has a value already, and " + keys(sources) + " would be put there",
                        "no value",
                        "remove one of the two, or let the step say ifOccupied keep or replace");
            }
        }
        return over;
    }

    private static String keys(List<Key> keys) {
        return String.join(", ", keys.stream().map(Key::toString).toList());
    }

    private void keepWhereNeeded(
            Work work, List<Optional<Value>> old, List<Optional<Value>> young, List<Optional<Value>> wrote) {
        boolean isExact = lens.down(young)
                .map(values -> held(work, values))
                .filter(old::equals)
                .isPresent();
        if (!isExact || lens.keepsOriginal()) {
            work.keep(WAS, Values.items(old));
            work.keep(WROTE, Values.items(wrote));
        }
    }

    Down down(Work work, Residue residue) {
        if (residue.isIdle()) {
            return work.down();
        }
        if (residue.get(KEPT).isPresent()) {
            restore(work, Values.optionals(residue.get(WAS)));
            return work.down();
        }
        List<Optional<Value>> young = young(work, residue);
        if (Values.isMissing(young)) {
            if (residue.isDone()) {
                sources.stream()
                        .filter(source -> work.content(source).isEmpty()) // else an old copy is there
                        .forEach(source -> work.remark(Remark.What.STAYS_DELETED, source));
            }
            return work.down();
        }
        Optional<Value> was = residue.get(WAS);
        boolean isUnedited =
                was.isPresent() && Values.optionals(residue.get(WROTE)).equals(young);
        Optional<List<Optional<Value>>> old = isUnedited ? Optional.of(Values.optionals(was)) : downOrOld(work, young);
        if (old.isPresent() && !takesChildrenAway(work, old.get())) {
            boolean isEdited =
                    !residue.isDone() || (!isUnedited && (was.isPresent() || !comesUpAs(work, old.get(), young)));
            back(work, residue, young, old.get(), isEdited);
        } else if (cannotGoBack(work, young, was)) {
            back(work, residue, young, Values.optionals(was), false);
        }
        return work.down();
    }

    private boolean comesUpAs(Work work, List<Optional<Value>> old, List<Optional<Value>> young) {
        return lens.up(old).map(values -> held(work, values)).equals(Optional.of(young));
    }

    /** What stands at the targets; where that is no value that this step gives, children are none. */
    private List<Optional<Value>> young(Work work, Residue residue) {
        List<Optional<Value>> there = contents(work, targets);
        boolean areChildrenApart = residue.isBorn() || residue.get(BESIDE).isPresent();
        return areChildrenApart
                        && !isInPlace()
                        && !Values.isMissing(there)
                        && lens.down(there).isEmpty()
                ? values(work)
                : there;
    }

    private List<Optional<Value>> values(Work work) {
        return values(work, targets);
    }

    private static boolean hasEntries(Value node) {
        return node instanceof Table table && table.size() > 0;
    }

    /** What the values were; a key that is converted in place may hold a value in the old form again. */
    private Optional<List<Optional<Value>>> downOrOld(Work work, List<Optional<Value>> young) {
        Optional<List<Optional<Value>>> old = lens.down(young).map(values -> held(work, values));
        return old.isEmpty() && isInPlace() && lens.up(young).isPresent() ? Optional.of(young) : old;
    }

    /** Whether the original is to be restored in the place of an edit that the old shape cannot express. */
    private boolean cannotGoBack(Work work, List<Optional<Value>> young, Optional<Value> was) {
        Key key = targets.get(Values.firstPresent(young));
        Conflict conflict = new Conflict(
                work.origin(key),
                key,
                "it was edited to a value that " + keys(sources) + " cannot hold: that takes " + lens.downAccepts(),
                isInPlace()
                        ? "it stays as it is, for the old release to make of it what it can"
                        : "it stays here, where the old release does not read it",
                was.isPresent()
                        ? "the value before the migration comes back"
                        : "not possible, that value was not kept");
        if (was.isEmpty() && work.policy() == OnConflict.RESTORE_OLD) {
            work.conflict(conflict);
            return false;
        }
        return !work.editWins(conflict);
    }

    private void back(
            Work work, Residue residue, List<Optional<Value>> young, List<Optional<Value>> old, boolean isEdited) {
        List<Optional<Value>> over =
                residue.get(OVER).isPresent() ? Values.optionals(residue.get(OVER)) : Values.none(targets);
        if (isInPlace()) {
            work.exchange(sources.get(0), Values.value(old, young));
        } else if (Values.isMissing(over) && isRename(work, targets, sources)) {
            work.rename(targets.get(0), sources.get(0), Values.value(old, young));
        } else {
            leave(work, young, over);
            restore(work, old);
        }
        if (isEdited) {
            Values.forEachPresent(sources, old, (key, value) -> {
                if (work.content(key).equals(Optional.of(value))) { // else somebody's value under the old name won
                    work.remark(Remark.What.CARRIED_BACK, key);
                }
            });
        }
    }

    /** Takes the targets away; what was replaced there takes its place again. */
    private void leave(Work work, List<Optional<Value>> young, List<Optional<Value>> over) {
        for (int i = 0; i < targets.size(); i++) {
            Key target = targets.get(i);
            if (young.get(i).isEmpty()) {
                over.get(i).ifPresent(value -> work.put(target, value));
            } else if (over.get(i).isPresent()) {
                work.exchange(target, over.get(i).get());
            } else {
                work.takeContent(target);
            }
        }
    }

    /** Puts values back under the old names, the last first; where somebody put one there meanwhile, the policy decides. */
    private void restore(Work work, List<Optional<Value>> old) {
        for (int i = sources.size() - 1; i >= 0; i--) {
            Key source = sources.get(i);
            Optional<Value> value = old.get(i);
            Optional<Value> there = work.content(source);
            boolean isFree =
                    there.isEmpty() || (there.get() instanceof Table && !(value.orElse(there.get()) instanceof Table));
            if (value.filter(node -> node instanceof Table table && !table.isEmpty())
                    .isPresent()) {
                Originals.restore(work, source, Values.withOrigin(value.get(), old), this::conflict);
            } else if (value.isPresent() && (isFree || there.equals(value) || !editWins(work, source))) {
                put(work, source, value.get(), old);
            }
        }
    }

    private boolean editWins(Work work, Key source) {
        return work.editWins(conflict(work.origin(source), source));
    }

    private Conflict conflict(Origin origin, Key source) {
        return new Conflict(
                origin,
                source,
                "it came back with another value than " + keys(targets) + " leads back to",
                "the value that stands here stays",
                "the value from " + keys(targets) + " takes its place");
    }

    private static List<Optional<Value>> contents(Work work, List<Key> keys) {
        if (keys.size() == 1) {
            return List.of(work.content(keys.get(0)));
        }
        return values(work, keys);
    }

    private static List<Optional<Value>> values(Work work, List<Key> keys) {
        List<Optional<Value>> values = new ArrayList<>(keys.size());
        for (Key key : keys) {
            values.add(work.value(key));
        }
        return values;
    }
}
