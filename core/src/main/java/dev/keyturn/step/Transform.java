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
    static final String WAS = "was";
    static final String WROTE = "wrote";
    static final String OVER = "over";
    static final String KEPT = "kept";
    static final String BESIDE = "beside";

    static Transform inPlace(Key key, Lens lens) {
        return new Transform(List.of(key), List.of(key), lens, IfOccupied.REFUSE);
    }

    static Transform of(Key source, Key target, Lens lens, IfOccupied ifOccupied) {
        return new Transform(List.of(source), List.of(target), lens, ifOccupied);
    }

    boolean isInPlace() {
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
        if (isInPlace() || lens.down(there).isPresent() || !Values.isMissing(values(work, targets))) {
            return work.up(Residue.idle());
        }
        work.keep(Residue.DID, Value.of(Residue.ABSENT));
        work.keep(BESIDE, Value.of(true));
        return work.up();
    }

    boolean takesChildrenAway(Work work, List<Optional<Value>> values) {
        return isInPlace()
                && values.get(0).filter(Table.class::isInstance).isPresent()
                && !work.at(sources.get(0)).equals(work.content(sources.get(0)));
    }

    /** As the settings will hold them: all of it text, where they hold nothing else. */
    static List<Optional<Value>> held(Work work, List<Optional<Value>> values) {
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

    void put(Work work, Key key, Value value, List<Optional<Value>> from) {
        work.put(key, value.origin().equals(Origin.unknown()) ? Values.withOrigin(value, from) : value);
    }

    /** Within one table a key keeps its place. */
    static boolean isRename(Work work, List<Key> some, List<Key> others) {
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

    static String keys(List<Key> keys) {
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
        return new TransformBack(this, work, residue).down();
    }

    private static boolean hasEntries(Value node) {
        return node instanceof Table table && table.size() > 0;
    }

    static List<Optional<Value>> contents(Work work, List<Key> keys) {
        if (keys.size() == 1) {
            return List.of(work.content(keys.get(0)));
        }
        return values(work, keys);
    }

    static List<Optional<Value>> values(Work work, List<Key> keys) {
        List<Optional<Value>> values = new ArrayList<>(keys.size());
        for (Key key : keys) {
            values.add(work.value(key));
        }
        return values;
    }
}
