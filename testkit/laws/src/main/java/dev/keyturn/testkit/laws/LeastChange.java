package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import java.util.List;
import java.util.Optional;

/**
 * EDIT-MIN: no value comes back other than it was, unless the edit needs that. Whether it does is seen by putting the
 * old value back: if up then still gives the edited settings, it was not needed.
 */
final class LeastChange implements Check {
    @Override
    public Law law() {
        return Law.EDIT_MIN;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        for (Trial.Edited edited : trial.edited()) {
            Optional<String> what = edited.edit().kind() == Edit.Kind.REORDER
                    ? reordered(trial, edited.down())
                    : needless(trial, edited);
            if (what.isPresent()) {
                return what.map(text -> Violation.of(law(), trial, edited.edit(), text));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> reordered(Trial trial, Down down) {
        if (down instanceof Down.Refused refused) {
            return Optional.of("only the order changed, but it is refused:\n" + Differences.of(refused));
        }
        Settings old = ((Down.Done) down).settings();
        return old.equals(trial.old()) ? Optional.empty() : Optional.of(Differences.between(trial.old(), old));
    }

    private static Optional<String> needless(Trial trial, Trial.Edited edited) {
        if (!(edited.down() instanceof Down.Done done)) {
            return Optional.empty();
        }
        List<KeyPattern> writes = Edits.writes(trial.subject());
        for (Change change : Changes.between(trial.old(), done.settings()).list()) {
            Optional<Settings> exact = undone(done.settings(), change);
            boolean isReached =
                    !edited.young().value(change.key()).equals(trial.young().value(change.key()))
                            && edited.young().value(change.key()).equals(change.after());
            if (!isReached
                    && Edits.isWithin(writes, change.key())
                    && exact.isPresent()
                    && trial.up(exact.get()).equals(Optional.of(edited.young()))) {
                return Optional.of("the edit does not reach it, but it comes back as something else:\n"
                        + Differences.between(exact.get(), done.settings()));
            }
        }
        return Optional.empty();
    }

    private static Optional<Settings> undone(Settings settings, Change change) {
        if (change.before().isEmpty()) {
            return Optional.of(settings.without(change.key()));
        }
        return settings.blockedAt(change.key()).isPresent()
                ? Optional.empty()
                : Optional.of(settings.with(change.key(), change.before().get()))
                        .filter(undone -> !Leaves.isUnwritable(undone.root()));
    }
}
