package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import java.util.Optional;

/** EDIT-OUT: down(e(t)) is e(s) for an edit of keys that the steps do not write. */
final class EditsElsewhere implements Check {
    @Override
    public Law law() {
        return Law.EDIT_OUT;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        for (Edit edit : trial.chosen(Edits.outside(trial))) {
            Settings expected = trial.after(edit, trial.old());
            Settings edited = trial.after(edit, trial.young());
            if (isElementRemoved(trial, edit, edited)) {
                continue;
            }
            Down down = edit.during(() -> trial.down(edited, OnConflict.REFUSE));
            if (down instanceof Down.Refused refused) {
                return Optional.of(
                        Violation.of(law(), trial, edit, "the way back is refused:\n" + Differences.of(refused)));
            }
            Settings old = ((Down.Done) down).settings();
            if (!old.equals(expected) && !isOfShells(trial, edit, expected, old)) {
                return Optional.of(Violation.of(law(), trial, edit, Differences.between(expected, old)));
            }
        }
        return Optional.empty();
    }

    /** An element of which the last is deleted that the old shape knows stays, empty, where the new shape has more in it. */
    private static boolean isOfShells(Trial trial, Edit edit, Settings expected, Settings old) {
        return trial.subject().hasElements()
                && edit.kind() == Edit.Kind.DELETE
                && Changes.between(expected, old).list().stream()
                        .allMatch(change -> Shells.isShell(change.before())
                                && Shells.isShell(change.after())
                                && KeyPattern.of(change.key()).covers(edit.key()));
    }

    /** Who deletes the last that was left of an element, deletes the element. */
    private static boolean isElementRemoved(Trial trial, Edit edit, Settings edited) {
        Key around = edit.key().parent().orElseThrow();
        return trial.subject().hasElements()
                && edit.kind() == Edit.Kind.DELETE
                && trial.young().has(around)
                && !edited.has(around);
    }
}
