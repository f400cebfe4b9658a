package dev.keyturn.testkit.laws;

import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Up;
import java.util.Optional;

/** IDEM: a bare step on settings that are up already refuses, or changes nothing up and nothing down. */
final class TwiceIsOnce implements Check {
    @Override
    public Law law() {
        return Law.IDEM;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        if (!trial.subject().isBare() || !(trial.subject().up(trial.young()) instanceof Up.Done twice)) {
            return Optional.empty();
        }
        if (!twice.settings().identical(trial.young())) {
            return Optional.of(
                    Violation.of(law(), trial, "up twice:\n" + Differences.between(trial.young(), twice.settings())));
        }
        Down down = trial.subject().down(twice.settings(), twice.residue(), OnConflict.REFUSE);
        if (down instanceof Down.Done done && done.settings().identical(trial.young())) {
            return Optional.empty();
        }
        return Optional.of(Violation.of(
                law(),
                trial,
                down instanceof Down.Done done
                        ? "up twice, then down with what the second way up has kept, changes what it should leave:\n"
                                + Differences.between(trial.young(), done.settings())
                        : "up twice, then down with what the second way up has kept, is refused:\n"
                                + Differences.of(down)));
    }
}
