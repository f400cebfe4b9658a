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
        try {
            Explored forward = explorer.migrating(trial.old());
            Explored both = forward.wrong().isPresent() ? forward : forward.and(explorer.rollingBack(trial.old()));
            trial.seen().crashed(both.states());
            return both.wrong().map(what -> Violation.of(law(), trial, what));
        } catch (RefusedException refused) {
            return Optional.of(Violation.of(law(), trial, "a run is refused: " + refused.getMessage()));
        }
    }
}
