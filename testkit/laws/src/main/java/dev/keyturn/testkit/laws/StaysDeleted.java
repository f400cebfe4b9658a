package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import java.util.Optional;

/** EDIT-DEL: a target that up wrote and the user deleted is in neither shape afterwards, and nothing takes its place. */
final class StaysDeleted implements Check {
    @Override
    public Law law() {
        return Law.EDIT_DEL;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        for (Trial.Edited edited : trial.edited()) {
            Key key = edited.edit().key();
            boolean isGone = trial.young().value(key).isPresent()
                    && edited.young().value(key).isEmpty();
            if (edited.edit().kind() == Edit.Kind.DELETE
                    && isGone
                    && edited.down() instanceof Down.Done done
                    && isBack(trial, edited, done.settings())) {
                return Optional.of(Violation.of(law(), trial, edited.edit(), told(trial, done.settings(), key)));
            }
        }
        return Optional.empty();
    }

    private static String told(Trial trial, Settings old, Key key) {
        Settings up = trial.up(old).orElseThrow();
        return "it goes down to settings where it is back, as the next way up shows:\n"
                + Differences.line(key, Optional.empty(), up.value(key));
    }

    /**
     * Where up adds it again at once, deleting it does not last anyhow; of several steps another one may refuse, so that this is
     * not known.
     */
    private static boolean isBack(Trial trial, Trial.Edited edited, Settings old) {
        Key key = edited.edit().key();
        boolean isSame = old.value(key).equals(trial.young().value(key));
        boolean comesUp = hasAfterUp(trial, old, key);
        boolean isUnknown =
                !trial.subject().isBare() && trial.up(edited.young()).isEmpty();
        return comesUp && !isUnknown && (trial.isWritten(key) ? !hasAfterUp(trial, edited.young(), key) : isSame);
    }

    private static boolean hasAfterUp(Trial trial, Settings settings, Key key) {
        return trial.up(settings).filter(up -> up.value(key).isPresent()).isPresent();
    }
}
