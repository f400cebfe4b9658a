package dev.keyturn.testkit;

import dev.keyturn.settings.Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries laws on steps, with settings derived from the steps. Plain Java: no test framework is needed. */
public final class Laws {
    /** So many settings are tried where nothing else is said. */
    public static final int USUAL_CASES = 300;

    /** So many of a hundred settings have to be accepted where nothing else is said. */
    public static final int USUAL_FLOOR = 20;

    private final Subject subject;
    private final Seen seen = new Seen();
    private final Map<Law, Violation> violations = new EnumMap<>(Law.class);

    private Laws(Subject subject) {
        this.subject = subject;
    }

    /** All laws, on the usual number of derived settings. */
    public static Verdict check(Subject subject) {
        return check(subject, Cases.of(subject, USUAL_CASES, 1), USUAL_FLOOR);
    }

    /** All laws on these settings; {@code floor} of a hundred of them have to be accepted. */
    public static Verdict check(Subject subject, List<Settings> cases, int floor) {
        return new Laws(subject).verdict(cases, floor);
    }

    private Verdict verdict(List<Settings> cases, int floor) {
        int accepted = 0;
        for (Settings settings : cases) {
            Optional<Trial> trial = trial(settings);
            if (trial.isPresent()) {
                seen.add(trial.get());
                accepted++;
            }
        }
        for (Settings settings : cases) {
            trial(settings).ifPresent(this::tryAll);
        }
        if (accepted * 100 < cases.size() * floor) {
            violations.put(
                    Law.NON_VACUOUS,
                    new Violation(
                            Law.NON_VACUOUS,
                            subject,
                            Settings.empty(),
                            "",
                            accepted + " of " + cases.size() + " settings are accepted, expected at least " + floor
                                    + " of 100"));
        }
        return new Verdict(subject, cases.size(), accepted, violations);
    }

    private Optional<Trial> trial(Settings settings) {
        try {
            return Trial.of(subject, settings, seen);
        } catch (RuntimeException thrown) {
            violations.putIfAbsent(Law.PURE, thrown(settings, thrown));
            return Optional.empty();
        }
    }

    private void tryAll(Trial trial) {
        for (Check check : Check.all()) {
            if (!violations.containsKey(check.law())) {
                violation(check, trial).ifPresent(found -> {
                    Violation smallest = new Shrink(
                                    settings -> trial(settings).flatMap(smaller -> violation(check, smaller)))
                            .smallest(found);
                    violations.putIfAbsent(smallest.law(), smallest);
                });
            }
        }
    }

    private Optional<Violation> violation(Check check, Trial trial) {
        try {
            return check.violation(trial);
        } catch (RuntimeException thrown) {
            return Optional.of(thrown(trial.old(), thrown)).filter(found -> !violations.containsKey(found.law()));
        }
    }

    private Violation thrown(Settings settings, RuntimeException thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String where = trace.length > 0 ? " at " + trace[0] : "";
        return new Violation(Law.PURE, subject, settings, "", "it throws " + thrown + where);
    }
}
