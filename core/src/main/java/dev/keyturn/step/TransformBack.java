package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One way back of a {@link Transform}. What stands unchanged gives the originals that were kept; of an edit, the parts
 * that it did not touch do so.
 */
final class TransformBack {
    private final Transform transform;
    private final List<Key> sources;
    private final List<Key> targets;
    private final Lens lens;
    private final Work work;
    private final Residue residue;
    /** The originals; empty if they were not kept. */
    private final List<Optional<Value>> was;

    TransformBack(Transform transform, Work work, Residue residue) {
        this.transform = transform;
        this.sources = transform.sources();
        this.targets = transform.targets();
        this.lens = transform.lens();
        this.work = work;
        this.residue = residue;
        this.was = Values.optionals(residue.get(Transform.WAS));
    }

    Down down() {
        if (residue.isIdle()) {
            return work.down();
        }
        if (residue.get(Transform.KEPT).isPresent()) {
            restore(was);
            return work.down();
        }
        List<Optional<Value>> young = young();
        if (Values.isMissing(young)) {
            if (residue.isDone()) {
                sources.stream()
                        .filter(source -> work.content(source).isEmpty()) // else an old copy is there
                        .forEach(source -> work.remark(Remark.What.STAYS_DELETED, source));
            }
            return work.down();
        }
        boolean isUnedited = !was.isEmpty() && wrote().equals(young);
        Optional<List<Optional<Value>>> old = isUnedited ? Optional.of(was) : leadsTo(young);
        if (old.isPresent() && !transform.takesChildrenAway(work, old.get())) {
            boolean isEdited = !residue.isDone() || (!isUnedited && (!was.isEmpty() || !comesUpAs(old.get(), young)));
            back(young, old.get(), isEdited);
        } else if (cannotGoBack(young)) {
            back(young, was, false);
        }
        return work.down();
    }

    private List<Optional<Value>> wrote() {
        return Values.optionals(residue.get(Transform.WROTE));
    }

    /** What edited values lead to; what does so as before is as it was, not as it would be written today. */
    private Optional<List<Optional<Value>>> leadsTo(List<Optional<Value>> young) {
        Optional<List<Optional<Value>>> old = downOrOld(young);
        Optional<List<Optional<Value>>> before = was.isEmpty() ? Optional.empty() : downOrOld(wrote());
        if (old.isEmpty() || before.isEmpty()) {
            return old;
        }
        List<Optional<Value>> kept = new ArrayList<>(old.get());
        for (int i = 0; i < kept.size(); i++) {
            if (kept.get(i).equals(before.get().get(i))) {
                kept.set(i, was.get(i));
            }
        }
        return comesUpAs(kept, young) ? Optional.of(kept) : old;
    }

    private boolean comesUpAs(List<Optional<Value>> old, List<Optional<Value>> young) {
        return lens.up(old).map(values -> Transform.held(work, values)).equals(Optional.of(young));
    }

    /** What stands at the targets; where that is no value that this step gives, children are none. */
    private List<Optional<Value>> young() {
        List<Optional<Value>> there = Transform.contents(work, targets);
        boolean areChildrenApart =
                residue.isBorn() || residue.get(Transform.BESIDE).isPresent();
        return areChildrenApart
                        && !transform.isInPlace()
                        && !Values.isMissing(there)
                        && lens.down(there).isEmpty()
                ? Transform.values(work, targets)
                : there;
    }

    /** What the values were; a key that is converted in place may hold a value in the old form again. */
    private Optional<List<Optional<Value>>> downOrOld(List<Optional<Value>> young) {
        Optional<List<Optional<Value>>> old = lens.down(young).map(values -> Transform.held(work, values));
        return old.isEmpty() && transform.isInPlace() && lens.up(young).isPresent() ? Optional.of(young) : old;
    }

    /** Whether the original is to be restored in the place of an edit that the old shape cannot express. */
    private boolean cannotGoBack(List<Optional<Value>> young) {
        Key key = targets.get(Values.firstPresent(young));
        Conflict conflict = new Conflict(
                work.origin(key),
                key,
                "it was edited to a value that " + Transform.keys(sources) + " cannot hold: that takes "
                        + lens.downAccepts(),
                transform.isInPlace()
                        ? "it stays as it is, for the old release to make of it what it can"
                        : "it stays here, where the old release does not read it",
                !was.isEmpty() ? "the value before the migration comes back" : "not possible, that value was not kept");
        if (was.isEmpty() && work.policy() == OnConflict.RESTORE_OLD) {
            work.conflict(conflict);
            return false;
        }
        return !work.editWins(conflict);
    }

    private void back(List<Optional<Value>> young, List<Optional<Value>> old, boolean isEdited) {
        List<Optional<Value>> over = residue.get(Transform.OVER).isPresent()
                ? Values.optionals(residue.get(Transform.OVER))
                : Values.none(targets);
        if (transform.isInPlace()) {
            work.exchange(sources.get(0), Values.value(old, young));
        } else if (Values.isMissing(over) && Transform.isRename(work, targets, sources)) {
            work.rename(targets.get(0), sources.get(0), Values.value(old, young));
        } else {
            leave(young, over);
            restore(old);
        }
        if (isEdited) {
            remarkCarriedBack(old);
        }
    }

    private void remarkCarriedBack(List<Optional<Value>> old) {
        for (int i = 0; i < sources.size(); i++) {
            Optional<Value> value = old.get(i);
            boolean isAsBefore = !was.isEmpty() && was.get(i).equals(value);
            boolean hasWon = work.content(sources.get(i)).equals(value); // not somebody's value under the old name
            if (value.isPresent() && hasWon && !isAsBefore) {
                work.remark(Remark.What.CARRIED_BACK, sources.get(i));
            }
        }
    }

    /** Takes the targets away; what was replaced there takes its place again. */
    private void leave(List<Optional<Value>> young, List<Optional<Value>> over) {
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
    private void restore(List<Optional<Value>> old) {
        for (int i = sources.size() - 1; i >= 0; i--) {
            Key source = sources.get(i);
            Optional<Value> value = old.get(i);
            Optional<Value> there = work.content(source);
            boolean isFree =
                    there.isEmpty() || (there.get() instanceof Table && !(value.orElse(there.get()) instanceof Table));
            if (value.filter(node -> node instanceof Table table && !table.isEmpty())
                    .isPresent()) {
                Originals.restore(work, source, Values.withOrigin(value.get(), old), this::conflict);
            } else if (value.isPresent() && (isFree || there.equals(value) || !editWins(source))) {
                transform.put(work, source, value.get(), old);
            }
        }
    }

    private boolean editWins(Key source) {
        return work.editWins(conflict(work.origin(source), source));
    }

    private Conflict conflict(Origin origin, Key source) {
        return new Conflict(
                origin,
                source,
                "it came back with another value than " + Transform.keys(targets) + " leads back to",
                "the value that stands here stays",
                "the value from " + Transform.keys(targets) + " takes its place");
    }
}
