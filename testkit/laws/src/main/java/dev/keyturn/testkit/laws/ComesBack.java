package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Down;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
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
        List<Edit> edits = new ArrayList<>();
        Leaves.of(trial.old()).forEach((key, value) -> {
            if (isTaken(trial, key) && !isInTheWay(trial, Edit.set(key, value))) {
                others(value).forEach(other -> edits.add(Edit.set(key, other)));
            }
        });
        return trial.chosen(edits).stream()
                .filter(edit -> edit.value().isPresent() && isTaken(trial, edit.key()) && !isInTheWay(trial, edit))
                .flatMap(edit -> comesBack(trial, edit).stream().map(what -> Violation.of(law(), trial, edit, what)))
                .findFirst();
    }

    /** What somebody may set there: the value that was there, and others. */
    private static Stream<Value> others(Value value) {
        return Stream.concat(
                Stream.of(value),
                Stream.of(Value.of("came back"), Value.of(41), Value.of(List.of(Value.of("came back"))))
                        .filter(other -> !other.equals(value)));
    }

    private static boolean isTaken(Trial trial, Key key) {
        Footprint footprint = trial.subject().footprint();
        Optional<Value> value = Optional.ofNullable(Leaves.of(trial.old()).get(key));
        return Edits.isWithin(Edits.named(footprint.sources()), key)
                && !Edits.isWithin(Edits.named(footprint.targets()), key)
                && value.filter(any -> !(any instanceof Items)).isPresent()
                && trial.young().value(key).isEmpty()
                && trial.young().blockedAt(key).isEmpty();
    }

    /** An empty table at or around the new keys, or a key in the place of one, would delete them: that is another edit. */
    private static boolean isInTheWay(Trial trial, Edit edit) {
        Settings edited = trial.after(edit, trial.young());
        return Leaves.isUnwritable(edited.root())
                || !edited.keys().containsAll(trial.young().keys());
    }

    private static Optional<String> comesBack(Trial trial, Edit edit) {
        Settings edited = trial.after(edit, trial.young());
        boolean isEqual = edit.value().equals(trial.old().value(edit.key()));
        return isEqual
                ? silent(trial, edit.key(), edit.during(() -> trial.down(edited, OnConflict.REFUSE)))
                : edit.during(() -> conflict(trial, edit));
    }

    private static Optional<String> silent(Trial trial, Key key, Down down) {
        if (down instanceof Down.Refused refused) {
            return isByCode(trial, key)
                    ? Optional.empty()
                    : Optional.of("it is equal to what was there, but refused:\n" + Differences.of(refused));
        }
        Down.Done done = (Down.Done) down;
        if (!done.settings().equals(trial.old())) {
            return Optional.of("it is equal to what was there, but changes what comes back:\n"
                    + Differences.between(trial.old(), done.settings()));
        }
        return done.remarks().isEmpty()
                ? Optional.empty()
                : Optional.of("it is equal to what was there, but remarked:\n" + done.remarks());
    }

    private static Optional<String> conflict(Trial trial, Edit edit) {
        Settings edited = trial.after(edit, trial.young());
        Key key = edit.key();
        if (trial.down(edited, OnConflict.REFUSE) instanceof Down.Done done) {
            return Optional.of("expected a conflict, but it goes down without a word:\n" + key + " was "
                    + Differences.show(trial.old().value(key)) + ", was set again to "
                    + Differences.show(edited.value(key)) + ", and goes down as "
                    + Differences.show(done.settings().value(key)));
        }
        if (isByCode(trial, key)) {
            return Optional.empty();
        }
        Down.Refused refused = (Down.Refused) trial.down(edited, OnConflict.REFUSE);
        if (refused.conflicts().stream().noneMatch(conflict -> conflict.key().overlaps(key))) {
            return Optional.of("it is refused, but not as a conflict:\n" + Differences.of(refused));
        }
        return wins(trial, edited, key, OnConflict.KEEP_EDITED, edited.value(key))
                .or(() -> wins(
                        trial, edited, key, OnConflict.RESTORE_OLD, trial.old().value(key)));
    }

    /** Code of one's own knows neither what was kept nor a policy: refusing is all that it can do about another value. */
    private static boolean isByCode(Trial trial, Key key) {
        return trial.subject().steps().stream()
                .filter(Custom.class::isInstance)
                .anyMatch(step -> Edits.isWithin(step.footprint().writes(), key));
    }

    private static Optional<String> wins(
            Trial trial, Settings edited, Key key, OnConflict policy, Optional<Value> winner) {
        Down down = trial.down(edited, policy);
        if (down instanceof Down.Refused refused) {
            return Optional.of("the policy " + policy + " is refused:\n" + Differences.of(refused));
        }
        Optional<Value> live = ((Down.Done) down).settings().value(key);
        return live.equals(winner)
                ? Optional.empty()
                : Optional.of(
                        "the policy " + policy + " lets the other one win:\n" + Differences.line(key, winner, live));
    }
}
