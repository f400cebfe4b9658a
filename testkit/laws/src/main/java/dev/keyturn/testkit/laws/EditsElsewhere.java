package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
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
            if (!old.equals(expected)) {
                return Optional.of(Violation.of(law(), trial, edit, Differences.between(expected, old)));
            }
        }
        return Optional.empty();
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
