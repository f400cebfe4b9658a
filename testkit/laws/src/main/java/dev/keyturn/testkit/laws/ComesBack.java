package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** EDIT-BACK: a source key that somebody sets again is silent where it is equal, else a conflict that each policy decides. */
final class ComesBack implements Check {
    @Override
    public Law law() {
        return Law.EDIT_BACK;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        List<KeyPattern> sources = Edits.named(trial.subject().footprint().sources());
        for (Map.Entry<Key, Value> leaf : Leaves.of(trial.old()).entrySet()) {
            Key key = leaf.getKey();
            boolean isTaken = Edits.isWithin(sources, key)
                    && !Edits.isWithin(Edits.named(trial.subject().footprint().targets()), key)
                    && !(leaf.getValue() instanceof Items)
                    && trial.young().value(key).isEmpty()
                    && trial.young().blockedAt(key).isEmpty();
            if (isTaken) {
                Optional<Violation> violation = comesBack(trial, key, leaf.getValue());
                if (violation.isPresent()) {
                    return violation;
                }
            }
        }
        return Optional.empty();
    }

    /** An empty table at or around the new keys, or a key in the place of one, would delete them: that is another edit. */
    private static boolean isInTheWay(Trial trial, Edit edit) {
        Settings edited = edit.on(trial.young());
        return Leaves.isUnwritable(edited.root())
                || !edited.keys().containsAll(trial.young().keys());
    }

    private Optional<Violation> comesBack(Trial trial, Key key, Value value) {
        Edit equal = Edit.set(key, value);
        if (isInTheWay(trial, equal)) {
            return Optional.empty();
        }
        Optional<String> loud = silent(trial, trial.down(equal.on(trial.young()), OnConflict.REFUSE));
        if (loud.isPresent()) {
            return loud.map(what -> Violation.of(law(), trial, equal, what));
        }
        return Stream.of(Value.of("came back"), Value.of(41), Value.of(List.of(Value.of("came back"))))
                .filter(other -> !other.equals(value))
                .map(other -> Edit.set(key, other))
                .filter(edit -> !isInTheWay(trial, edit))
                .flatMap(edit -> conflict(trial, edit).map(what -> Violation.of(law(), trial, edit, what)).stream())
                .findFirst();
    }

    private static Optional<String> silent(Trial trial, Down down) {
        if (down instanceof Down.Refused refused) {
            return Optional.of("it is equal to what was there, but refused:\n" + Differences.of(refused));
        }
        Down.Done done = (Down.Done) down;
        if (!done.settings().equals(trial.old())) {
            return Optional.of(Differences.between(trial.old(), done.settings()));
        }
        return done.remarks().isEmpty()
                ? Optional.empty()
                : Optional.of("it is equal, but remarked: " + done.remarks());
    }

    private static Optional<String> conflict(Trial trial, Edit edit) {
        Settings edited = edit.on(trial.young());
        Key key = edit.key();
        if (trial.down(edited, OnConflict.REFUSE) instanceof Down.Done done) {
            return Optional.of("expected a conflict, but it goes down to " + done.settings());
        }
        Down.Refused refused = (Down.Refused) trial.down(edited, OnConflict.REFUSE);
        if (refused.conflicts().stream().noneMatch(conflict -> conflict.key().overlaps(key))) {
            return Optional.of("it is refused, but not as a conflict:\n" + Differences.of(refused));
        }
        return wins(trial, edited, key, OnConflict.KEEP_EDITED, edited.value(key))
                .or(() -> wins(
                        trial, edited, key, OnConflict.RESTORE_OLD, trial.old().value(key)));
    }

    private static Optional<String> wins(
            Trial trial, Settings edited, Key key, OnConflict policy, Optional<Value> winner) {
        Down down = trial.down(edited, policy);
        if (down instanceof Down.Refused refused) {
            return Optional.of(policy + " is refused:\n" + Differences.of(refused));
        }
        Optional<Value> live = ((Down.Done) down).settings().value(key);
        return live.equals(winner)
                ? Optional.empty()
                : Optional.of(policy + ": expected " + winner.orElseThrow() + " at " + key + ", got "
                        + live.map(Value::toString).orElse("nothing"));
    }
}
