package dev.keyturn.testkit.laws;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.testkit.laws.CrashExplorer.Explored;
import java.util.Optional;

/** CRASH: a run that is killed at any of its writes, and the rollback as well, ends in one of the two shapes. */
final class SurvivesCrashes implements Check {
    private static final int MOST = 6;

    @Override
    public Law law() {
        return Law.CRASH;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        if (!trial.isOneOf(MOST)) {
            return Optional.empty();
        }
        CrashExplorer explorer = CrashExplorer.of(trial.subject().migrations().orElseThrow());
        Explored forward;
        try {
            forward = explorer.migrating(trial.old());
        } catch (RefusedException refused) {
            return Optional.of(Violation.of(
                    law(), trial, "a run is refused, though the steps accept the settings:\n" + refused.getMessage()));
        }
        Explored both = forward.wrong().isPresent() ? forward : forward.and(rollingBack(explorer, trial));
        trial.seen().crashed(both.states());
        return both.wrong().map(what -> Violation.of(law(), trial, what));
    }

    /** What had the new shape before the migration, with values that the old one cannot hold, is not taken back: that is right. */
    private static Explored rollingBack(CrashExplorer explorer, Trial trial) {
        try {
            return explorer.rollingBack(trial.old());
        } catch (RefusedException refused) {
            return new Explored(0, Optional.empty());
        }
    }
}
