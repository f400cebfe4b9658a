package dev.keyturn.testkit.laws;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Up;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tries laws on steps and migrations, with settings derived from them. Plain Java: no test framework is needed.
 *
 * <pre>{@code
 * Verdict verdict = Laws.check(migration);
 * System.out.println(verdict); // which laws hold, on how many settings
 * verdict.demandAll();
 * }</pre>
 */
public final class Laws {
    /** So many settings are tried where nothing else is said. */
    public static final int USUAL_CASES = 300;

    /** So many of a hundred settings have to be accepted where nothing else is said. */
    public static final int USUAL_FLOOR = 20;

    private final Subject subject;
    private final List<Check> checks;
    private final Seen seen = new Seen();
    private final Map<Law, Violation> violations = new EnumMap<>(Law.class);
    private final Map<Law, Integer> tries = new EnumMap<>(Law.class);

    private Laws(Subject subject, List<Check> checks) {
        this.subject = subject;
        this.checks = checks;
    }

    /** All laws of a migration, on the usual number of settings that are derived from it. */
    public static Verdict check(Migration migration) {
        return check(Subject.of(migration));
    }

    /** All laws of a migration, on these settings. */
    public static Verdict check(Migration migration, List<Settings> cases) {
        return check(Subject.of(migration), cases, 0);
    }

    /** All laws, on the usual number of derived settings. */
    public static Verdict check(Subject subject) {
        return check(subject, Cases.of(subject, USUAL_CASES, 1), USUAL_FLOOR);
    }

    /** All laws on these settings; {@code floor} of a hundred of them have to be accepted. */
    public static Verdict check(Subject subject, List<Settings> cases, int floor) {
        return new Laws(subject, Check.of(subject)).verdict(cases, floor);
    }

    /** One law on these settings; {@code floor} of a hundred of them have to be accepted, if it is about that. */
    public static Verdict check(Law law, Subject subject, List<Settings> cases, int floor) {
        List<Check> checks = Check.of(subject).stream()
                .filter(check -> check.law() == law || law == Law.PURE) // what throws may do so at any of them
                .toList();
        return new Laws(subject, checks).verdict(cases, law == Law.NON_VACUOUS ? floor : 0);
    }

    /**
     * Throws where a law does not hold for a migration and these settings, which it has to accept.
     *
     * @param settings as the message of a violation gives them
     */
    public static void demand(Law law, Migration migration, String settings) {
        demand(law, Subject.of(migration), settings);
    }

    /** As {@link #demand(Law, Migration, String)}, for several migrations. */
    public static void demand(Law law, Migrations migrations, String settings) {
        demand(law, Subject.of(migrations), settings);
    }

    /** As {@link #demand(Law, Migration, String)}, for steps. */
    public static void demand(Law law, Subject subject, String settings) {
        List<Settings> cases = List.of(Settings.of(Json.readExact(settings.strip(), "settings")));
        Verdict verdict = check(law, subject, cases, 100);
        verdict.demand(law);
        if (verdict.accepted() == 0) {
            check(Law.NON_VACUOUS, subject, cases, 100).demand(Law.NON_VACUOUS);
        }
    }

    private Verdict verdict(List<Settings> cases, int floor) {
        int accepted = 0;
        int changed = 0;
        for (Settings settings : cases) {
            Optional<Trial> trial = trial(settings, accepted);
            if (trial.isPresent()) {
                seen.add(trial.get());
                accepted++;
                changed += trial.get().old().identical(trial.get().young()) ? 0 : 1;
            }
        }
        int number = 0;
        for (Settings settings : cases) {
            Optional<Trial> trial = trial(settings, number);
            trial.ifPresent(this::tryAll);
            number += trial.isPresent() ? 1 : 0;
            for (Law law : violations.keySet()) {
                tries.putIfAbsent(law, number);
            }
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
                                    + " of 100" + refusal(cases)));
        }
        if (floor > 0 && accepted > 0 && changed == 0) {
            violations.putIfAbsent(
                    Law.NON_VACUOUS,
                    new Violation(
                            Law.NON_VACUOUS,
                            subject,
                            cases.get(0),
                            "",
                            "it changes nothing in any of the " + accepted + " settings that it accepts"));
        }
        return new Verdict(subject, cases.size(), accepted, seen.crashes(), tries, violations);
    }

    /** What the steps themselves say of settings that they do not accept. */
    private String refusal(List<Settings> cases) {
        for (Settings settings : cases) {
            Optional<String> why = refusal(settings);
            if (why.isPresent()) {
                return "; of one of the others it says:\n" + why.get();
            }
        }
        return "";
    }

    private Optional<String> refusal(Settings settings) {
        try {
            return subject.up(settings) instanceof Up.Refused refused
                    ? Optional.of(Differences.of(refused))
                    : Optional.empty();
        } catch (RuntimeException thrown) {
            return Optional.empty(); // it is told as a violation of its own
        }
    }

    private Optional<Trial> trial(Settings settings, int number) {
        try {
            return Trial.of(subject, settings, seen, number);
        } catch (RuntimeException thrown) {
            violations.putIfAbsent(Law.PURE, thrown(settings, thrown));
            return Optional.empty();
        }
    }

    private void tryAll(Trial trial) {
        for (Check check : checks) {
            if (!violations.containsKey(check.law())) {
                violation(check, trial).ifPresent(found -> {
                    Violation smallest = new Shrink(
                                    settings -> trial(settings, 0).flatMap(smaller -> violation(check, smaller)))
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
