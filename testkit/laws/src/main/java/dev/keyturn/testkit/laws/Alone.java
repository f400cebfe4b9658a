package dev.keyturn.testkit.laws;

import dev.keyturn.StoppedException;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.Up;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries one law on some settings alone, and with one edit alone where there is one: as a test does that was pasted.
 *
 * @param law the law
 * @param subject the steps
 * @param edit the edit
 * @param secrets what is not shown
 */
record Alone(Law law, Subject subject, Optional<Edit> edit, Secrets secrets) {
    Optional<Violation> on(Settings settings) {
        if (law == Law.NON_VACUOUS) {
            return nothing(settings);
        }
        try {
            Seen seen = new Seen(secrets);
            Optional<Trial> trial = Trial.of(subject, settings, seen, 0, edit);
            trial.ifPresent(seen::add);
            return trial.flatMap(this::violation);
        } catch (RuntimeException thrown) {
            return law == Law.PURE
                    ? Optional.of(thrown(subject, settings, thrown, secrets))
                    : Optional.empty(); // that is told by another law
        }
    }

    /** Whatever is tried may throw, but for whole runs: the steps throw there what they throw here. */
    private Optional<Violation> violation(Trial trial) {
        List<Check> checks = law == Law.PURE ? Check.ofSteps() : Check.of(subject);
        return checks.stream()
                .filter(check -> law == Law.PURE || check.law() == law)
                .flatMap(check -> violation(check, trial).stream())
                .filter(violation -> violation.law() == law)
                .findFirst();
    }

    /** A refusal that stops a whole run is no answer of the steps, which accept the settings. */
    static Optional<Violation> violation(Check check, Trial trial) {
        try {
            return check.violation(trial);
        } catch (RefusedException | SourceException | StoppedException refused) {
            return Optional.of(Violation.of(
                    check.law(),
                    trial,
                    "a run is refused, though the steps accept the settings:\n" + refused.getMessage()));
        }
    }

    private Optional<Violation> nothing(Settings settings) {
        return refusal(subject, settings)
                .map(why -> "these settings are refused:\n" + why)
                .or(() -> subject.up(settings) instanceof Up.Done done
                                && done.settings().identical(settings)
                        ? Optional.of("nothing is changed in these settings")
                        : Optional.empty())
                .map(what -> new Violation(law, subject, settings, edit, what, secrets));
    }

    /** What the steps themselves say of settings that they do not accept. */
    static Optional<String> refusal(Subject subject, Settings settings) {
        try {
            Optional<String> assumed = subject.untrue(settings)
                    .map(condition -> "it assumes " + condition.expected() + ", which is not so");
            return subject.up(settings) instanceof Up.Refused refused ? Optional.of(Differences.of(refused)) : assumed;
        } catch (RuntimeException thrown) {
            return Optional.empty(); // it is told as a violation of its own
        }
    }

    static Violation thrown(Subject subject, Settings settings, RuntimeException thrown, Secrets secrets) {
        Optional<Edit> edit = thrown instanceof Edit.ThrownAfter after ? Optional.of(after.edit()) : Optional.empty();
        Throwable cause = thrown instanceof Edit.ThrownAfter after ? after.thrown() : thrown;
        String where = Stream.of(cause.getStackTrace())
                .filter(place -> !place.getClassName().startsWith("java."))
                .findFirst()
                .map(place -> " at " + place)
                .orElse("");
        String message = cause.getMessage() == null ? "" : ":\n" + cause.getMessage();
        String what = "it throws " + cause.getClass().getName() + where + message;
        return new Violation(Law.PURE, subject, settings, edit, what, secrets);
    }
}
