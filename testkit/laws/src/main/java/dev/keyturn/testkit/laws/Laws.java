package dev.keyturn.testkit.laws;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    private static final int RANDOM_CASES = 10;

    /** So many of a hundred settings have to be accepted where nothing else is said. */
    public static final int USUAL_FLOOR = 20;

    private final Subject subject;
    private final List<Check> checks;
    private final Seen seen;
    private final Map<Law, Violation> violations = new EnumMap<>(Law.class);
    private final Map<Law, Integer> tries = new EnumMap<>(Law.class);

    private Laws(Subject subject, List<Check> checks, List<Settings> cases) {
        this.subject = subject;
        this.seen = new Seen(Secrets.of(subject, cases));
        this.checks = checks;
    }

    /** All laws of a migration, on the usual number of settings that are derived from it. */
    public static Verdict check(Migration migration) {
        return check(Subject.of(migration));
    }

    /** All laws of migrations one after the other, as {@link #check(Migration)}. */
    public static Verdict check(Migrations migrations) {
        return check(Subject.of(migrations));
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
        return new Laws(subject, Check.of(subject), cases).verdict(cases, floor);
    }

    /** One law on these settings; {@code floor} of a hundred of them have to be accepted, if it is about that. */
    public static Verdict check(Law law, Subject subject, List<Settings> cases, int floor) {
        List<Check> checks = Check.of(subject).stream()
                .filter(check -> check.law() == law || law == Law.PURE) // what throws may do so at any of them
                .toList();
        return new Laws(subject, checks, cases).verdict(cases, law == Law.NON_VACUOUS ? floor : 0);
    }

    /** All laws of a migration, on settings at random; the same for the same seed. */
    public static Verdict check(Migration migration, long seed) {
        return check(Subject.of(migration), seed);
    }

    /** As {@link #check(Migration, long)}, for several migrations. */
    public static Verdict check(Migrations migrations, long seed) {
        return check(Subject.of(migrations), seed);
    }

    /** As {@link #check(Migration, long)}, for steps. */
    public static Verdict check(Subject subject, long seed) {
        return check(subject, Cases.random(subject, RANDOM_CASES, seed), 0).foundWith(seed);
    }

    /**
     * Throws where a law does not hold for a migration and these settings; settings that it refuses keep every law but
     * NON-VACUOUS.
     *
     * @param settings as the message of a violation gives them
     */
    public static void demand(Law law, Migration migration, String settings) {
        demand(law, Subject.of(migration), settings);
    }

    /** As {@link #demand(Law, Migration, String)}, with this edit and no other between up and down. */
    public static void demand(Law law, Migration migration, String settings, Edit edit) {
        demand(law, Subject.of(migration), settings, edit);
    }

    /** As {@link #demand(Law, Migration, String)}, for several migrations. */
    public static void demand(Law law, Migrations migrations, String settings) {
        demand(law, Subject.of(migrations), settings);
    }

    /** As {@link #demand(Law, Migration, String, Edit)}, for several migrations. */
    public static void demand(Law law, Migrations migrations, String settings, Edit edit) {
        demand(law, Subject.of(migrations), settings, edit);
    }

    /** As {@link #demand(Law, Migration, String)}, for steps. */
    public static void demand(Law law, Subject subject, String settings) {
        demand(law, subject, settings, Optional.empty());
    }

    /** As {@link #demand(Law, Migration, String, Edit)}, for steps. */
    public static void demand(Law law, Subject subject, String settings, Edit edit) {
        demand(law, subject, settings, Optional.of(edit));
    }

    private static void demand(Law law, Subject subject, String settings, Optional<Edit> edit) {
        Settings read = Settings.of(Json.readExact(settings.strip(), "settings"));
        new Alone(law, subject, edit, Secrets.of(subject, List.of(read)))
                .on(read)
                .ifPresent(violation -> {
                    throw new AssertionError(violation.toString());
                });
    }

    private Verdict verdict(List<Settings> cases, int floor) {
        int accepted = 0;
        Proven proven = Proven.of(subject);
        for (Settings settings : cases) {
            Optional<Trial> trial = trial(settings, accepted);
            if (trial.isPresent()) {
                seen.add(trial.get());
                accepted++;
                proven.add(trial.get());
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
        long assumed = cases.stream()
                .filter(settings -> subject.untrue(settings).isEmpty())
                .count();
        if (accepted * 100L < assumed * floor || (floor > 0 && accepted == 0)) {
            vacuous(
                    first(cases, settings -> Alone.refusal(subject, settings).isPresent()),
                    accepted + " of " + cases.size() + " settings are accepted, expected at least " + floor
                            + " of 100");
        }
        if (floor > 0 && accepted > 0) {
            String nothing = "it changes nothing in any of the " + accepted + " settings that it accepts";
            Optional<String> lacks = proven.changed() == 0 ? Optional.of(nothing) : proven.lacks(seen.secrets());
            lacks.ifPresent(what -> vacuous(
                    first(cases, settings -> Alone.refusal(subject, settings).isEmpty()), what));
        }
        int inAnotherForm = (int) cases.stream()
                .filter(settings -> !subject.canonical(settings).identical(settings))
                .count();
        return new Verdict(subject, cases.size(), accepted, inAnotherForm, seen.crashes(), tries, violations);
    }

    private void vacuous(Settings settings, String what) {
        String why = Alone.refusal(subject, settings)
                .map(said -> "; of these it says:\n" + said)
                .orElse("");
        violations.putIfAbsent(
                Law.NON_VACUOUS,
                new Violation(Law.NON_VACUOUS, subject, settings, Optional.empty(), what + why, seen.secrets())
                        .amongOthers());
    }

    /** The first with something in it, if there is one; better one that has all that the steps take, because it tells more. */
    private Settings first(List<Settings> cases, Predicate<Settings> isWanted) {
        List<Key> taken = Cases.choices(subject).stream()
                .filter(Choice::isSource)
                .map(Choice::key)
                .toList();
        Stream<Settings> whole =
                cases.stream().filter(settings -> taken.stream().allMatch(settings::has));
        return Stream.concat(whole, cases.stream())
                .filter(settings -> !settings.isEmpty())
                .filter(isWanted)
                .findFirst()
                .orElse(Settings.empty());
    }

    private Optional<Trial> trial(Settings settings, int number) {
        try {
            return Trial.of(subject, settings, seen, number);
        } catch (RuntimeException thrown) {
            found(Alone.thrown(subject, settings, thrown, seen.secrets()), any -> Optional.empty());
            return Optional.empty();
        }
    }

    private Optional<Trial> quietly(Settings settings) {
        try {
            return Trial.of(subject, settings, seen, 0);
        } catch (RuntimeException thrown) {
            return Optional.empty(); // it is told already, or will be
        }
    }

    private void tryAll(Trial trial) {
        for (Check check : checks) {
            if (!violations.containsKey(check.law())) {
                violation(check, trial)
                        .ifPresent(found -> found(
                                found, settings -> quietly(settings).flatMap(smaller -> violation(check, smaller))));
            }
        }
    }

    private Optional<Violation> violation(Check check, Trial trial) {
        try {
            return Alone.violation(check, trial);
        } catch (RuntimeException thrown) {
            return Optional.of(Alone.thrown(subject, trial.old(), thrown, seen.secrets()));
        }
    }

    /** What is told is smaller; where it shows among all the other settings only, it is looked for there. */
    private void found(Violation found, Function<Settings, Optional<Violation>> amongOthers) {
        if (violations.containsKey(found.law())) {
            return;
        }
        Alone alone = new Alone(found.law(), subject, found.edited(), seen.secrets());
        Optional<Violation> again = alone.on(found.found());
        Violation smallest = again.isPresent()
                ? new Shrink((settings, edit) -> new Alone(found.law(), subject, edit, seen.secrets()).on(settings))
                        .smallest(again.get())
                : new Shrink((settings, edit) -> amongOthers.apply(settings))
                        .smallest(found)
                        .amongOthers();
        violations.put(found.law(), smallest);
    }
}
