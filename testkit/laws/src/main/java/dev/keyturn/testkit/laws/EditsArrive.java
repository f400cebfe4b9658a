package dev.keyturn.testkit.laws;

import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import dev.keyturn.step.Up;
import java.util.List;
import java.util.Optional;

/** EDIT-IN: an edit that gives settings which up can give, too, goes down, and up again gives just these. */
final class EditsArrive implements Check {
    @Override
    public Law law() {
        return Law.EDIT_IN;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        for (Trial.Edited edited : trial.edited()) {
            Optional<String> what = isOfAnother(trial, edited) ? Optional.empty() : wrong(trial, edited);
            if (what.isPresent() && trial.isInRange(edited.young())) {
                return what.map(text -> Violation.of(law(), trial, edited.edit(), text));
            }
        }
        return Optional.empty();
    }

    /**
     * What up found at a target and left there has no part in the old form: deleting it says nothing about that. And
     * where up took another way through a condition than it would now, the record counts.
     */
    private static boolean isOfAnother(Trial trial, Trial.Edited edited) {
        List<KeyPattern> writes = Edits.writes(trial.subject());
        boolean isLeftDeleted = trial.young().keys().stream()
                .anyMatch(key ->
                        Edits.isWithin(writes, key) && edited.young().value(key).isEmpty() && !trial.isWritten(key));
        boolean isBranchOther = edited.down() instanceof Down.Done done
                && !trial.subject()
                        .branches(done.settings())
                        .equals(trial.subject().branches(trial.old()));
        boolean isPartlyIdle = trial.subject().hasElements() && trial.subject().isIdle(trial.residue());
        return isPartlyIdle || isLeftDeleted || isBranchOther || isReferenceDangling(trial, edited);
    }

    /** A reference to a deleted key is rewritten on the way down, but not up again, where there is nothing to rename. */
    private static boolean isReferenceDangling(Trial trial, Trial.Edited edited) {
        return edited.edit().kind() == Edit.Kind.DELETE && trial.subject().rewritesReferences();
    }

    private static Optional<String> wrong(Trial trial, Trial.Edited edited) {
        if (edited.down() instanceof Down.Refused refused) {
            return refused.conflicts().isEmpty() && trial.isInRange(edited.young())
                    ? Optional.of("the way back is refused, and no policy could decide:\n" + Differences.of(refused))
                    : Optional.empty();
        }
        Settings old = ((Down.Done) edited.down()).settings();
        Optional<Settings> up = trial.up(old);
        if (up.isEmpty()
                && (trial.up(edited.young()).isEmpty() || trial.subject().rewritesReferences())) {
            return Optional.empty(); // such settings are refused anyhow, or a text refers to what was edited
        }
        if (up.isEmpty()) {
            return Optional.of("it goes down to settings that up refuses:\n" + refusal(trial, old));
        }
        return Shells.isEqual(trial.subject(), edited.young(), up.get())
                ? Optional.empty()
                : Optional.of("it goes down, and up again:\n" + Differences.between(edited.young(), up.get()));
    }

    private static String refusal(Trial trial, Settings old) {
        return trial.subject().up(old) instanceof Up.Refused refused ? Differences.of(refused) : "";
    }
}
