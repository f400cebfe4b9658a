package dev.keyturn.review.lint;

import dev.keyturn.settings.Key;
import dev.keyturn.step.AddDefault;
import dev.keyturn.step.Convert;
import dev.keyturn.step.Copy;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Each;
import dev.keyturn.step.Flatten;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Join;
import dev.keyturn.step.MapValue;
import dev.keyturn.step.Move;
import dev.keyturn.step.Nest;
import dev.keyturn.step.Remove;
import dev.keyturn.step.Rename;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Split;
import dev.keyturn.step.Step;
import dev.keyturn.step.Unwrap;
import dev.keyturn.step.When;
import dev.keyturn.step.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which keys a step takes, changes and makes, where that can be told without settings.
 *
 * @param takes keys that are gone after it
 * @param changes keys that it reads, and that are there after it as well
 * @param makes keys that are there after it
 * @param isWhole whether what it takes goes with all that is below it
 * @param ifOccupied what it does where something else stands at what it makes
 */
record Passage(List<Key> takes, List<Key> changes, List<Key> makes, boolean isWhole, IfOccupied ifOccupied) {

    /** Nothing for a step that depends on what is there, or has names that are not known before. */
    static Optional<Passage> of(Step step) {
        if (step instanceof Rename rename) {
            return passes(rename.from(), rename.to(), rename.ifOccupied());
        } else if (step instanceof Move move) {
            return Optional.of(
                    new Passage(List.of(move.from()), List.of(), List.of(move.to()), true, move.ifOccupied()));
        } else if (step instanceof Convert convert) {
            return convert.from().equals(convert.to())
                    ? inPlace(convert.from())
                    : passes(convert.from(), convert.to(), convert.ifOccupied());
        } else if (step instanceof Copy copy) {
            return Optional.of(
                    new Passage(List.of(), List.of(copy.from()), List.of(copy.to()), false, copy.ifOccupied()));
        } else if (step instanceof Split split) {
            return Optional.of(new Passage(
                    without(List.of(split.from()), split.into()), List.of(), split.into(), false, split.ifOccupied()));
        } else if (step instanceof Join join) {
            return Optional.of(new Passage(
                    without(join.keys(), List.of(join.into())),
                    List.of(),
                    List.of(join.into()),
                    false,
                    join.ifOccupied()));
        } else if (step instanceof Remove remove) {
            return Optional.of(
                    new Passage(List.of(remove.key()), List.of(), List.of(), remove.all(), IfOccupied.REPLACE));
        } else if (step instanceof SetValue set) {
            return Optional.of(new Passage(List.of(), List.of(), List.of(set.key()), false, IfOccupied.REPLACE));
        } else if (step instanceof AddDefault added) {
            return Optional.of(new Passage(List.of(), List.of(), List.of(added.key()), false, IfOccupied.KEEP));
        }
        return changing(step);
    }

    private static Optional<Passage> changing(Step step) {
        if (step instanceof MapValue words) {
            return inPlace(words.key());
        } else if (step instanceof Wrap wrap) {
            return inPlace(wrap.key());
        } else if (step instanceof Unwrap unwrap) {
            return inPlace(unwrap.key());
        }
        boolean isOpen = step instanceof Custom
                || step instanceof Each
                || step instanceof When
                || step instanceof Nest
                || step instanceof Flatten;
        if (!isOpen) {
            throw new IllegalStateException("a kind of step that is not known here: " + step.kind());
        }
        return Optional.empty();
    }

    private static Optional<Passage> passes(Key from, Key to, IfOccupied ifOccupied) {
        return Optional.of(new Passage(List.of(from), List.of(), List.of(to), false, ifOccupied));
    }

    private static Optional<Passage> inPlace(Key key) {
        return Optional.of(new Passage(List.of(), List.of(key), List.of(), false, IfOccupied.REFUSE));
    }

    private static List<Key> without(List<Key> keys, List<Key> others) {
        List<Key> left = new ArrayList<>(keys);
        left.removeAll(others);
        return left;
    }

    /** The keys that have to be there, or it has nothing to do. */
    List<Key> needs() {
        return Stream.concat(takes.stream(), changes.stream()).toList();
    }

    /** All of them. */
    Stream<Key> keys() {
        return Stream.concat(needs().stream(), makes.stream());
    }
}
