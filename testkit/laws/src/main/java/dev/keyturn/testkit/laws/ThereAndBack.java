package dev.keyturn.testkit.laws;

import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Residue;
import java.util.Optional;

/** RT: down(up(s)) is s, whatever the policy, and nothing is said about it. */
final class ThereAndBack implements Check {
    @Override
    public Law law() {
        return Law.RT;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        for (OnConflict policy : OnConflict.values()) {
            Residue stored = trial.residue().isIdle()
                    ? Residue.idle()
                    : Residue.of(trial.residue().data());
            Optional<String> what = wrong(trial, trial.subject().down(trial.young(), stored, policy));
            if (what.isPresent()) {
                return what.map(text -> Violation.of(law(), trial, text));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> wrong(Trial trial, Down down) {
        if (down instanceof Down.Refused refused) {
            return Optional.of("the way back is refused:\n" + Differences.of(refused));
        }
        Down.Done done = (Down.Done) down;
        if (!done.settings().identical(trial.old())) {
            return Optional.of(Differences.between(trial.old(), done.settings()));
        }
        return done.remarks().isEmpty()
                ? Optional.empty()
                : Optional.of("nothing was edited, but the way back remarks something:\n" + done.remarks());
    }
}
