package dev.keyturn.testkit.laws;

import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Up;
import java.util.List;
import java.util.Optional;

/** RE-UP: up after down gives the same settings and the same residue; and the same settings after a way down without residue. */
final class UpAgain implements Check {
    @Override
    public Law law() {
        return Law.RE_UP;
    }

    @Override
    public Optional<Violation> violation(Trial trial) {
        return again(trial).or(() -> born(trial)).map(what -> Violation.of(law(), trial, what));
    }

    private static Optional<String> again(Trial trial) {
        if (!(trial.down(trial.young(), OnConflict.REFUSE) instanceof Down.Done down)) {
            return Optional.empty();
        }
        if (!(trial.subject().up(down.settings()) instanceof Up.Done up)) {
            return Optional.of("the second way up is refused:\n" + refusal(trial, down.settings()));
        }
        if (!up.settings().identical(trial.young())) {
            return Optional.of(Differences.between(trial.young(), up.settings()));
        }
        return up.residue().equals(trial.residue())
                ? Optional.empty()
                : Optional.of("the residue, which is kept for the way back, is another one:\n"
                        + Differences.between(trial.residue(), up.residue()));
    }

    private static String refusal(Trial trial, Settings settings) {
        return trial.subject().up(settings) instanceof Up.Refused refused ? Differences.of(refused) : "";
    }

    /** What stood at a target and was left there need not be what the way up would write. */
    private static boolean holdsWhatUpFound(Trial trial) {
        List<KeyPattern> targets = Edits.named(trial.subject().footprint().targets());
        return trial.young().keys().stream().anyMatch(key -> Edits.isWithin(targets, key) && !trial.isWritten(key));
    }

    private static Optional<String> born(Trial trial) {
        if (trial.subject().isIdle(trial.residue())
                || holdsWhatUpFound(trial)
                || !(trial.subject().down(trial.young(), Residue.born(), OnConflict.REFUSE)
                        instanceof Down.Done down)) {
            return Optional.empty();
        }
        Optional<Settings> up = trial.up(down.settings());
        if (up.isEmpty() && trial.up(trial.young()).isEmpty()) {
            return Optional.empty(); // such settings are refused anyhow
        }
        if (up.isEmpty()) {
            return Optional.of("born in the new shape, the settings go down to some that up refuses:\n"
                    + refusal(trial, down.settings()));
        }
        return Shells.isEqual(trial.subject(), trial.young(), up.get())
                ? Optional.empty()
                : Optional.of("born in the new shape, they are others after down and up:\n"
                        + Differences.between(trial.young(), up.get()));
    }
}
