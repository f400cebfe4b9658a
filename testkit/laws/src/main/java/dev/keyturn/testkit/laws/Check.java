package dev.keyturn.testkit.laws;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries one law on settings that the steps accept. */
interface Check {
    /** The law. */
    Law law();

    /** How it does not hold, where it does not. */
    Optional<Violation> violation(Trial trial);

    /** The checks of all laws that this has to keep; {@link Laws} counts for NON-VACUOUS. */
    static List<Check> of(Subject subject) {
        if (subject.migrations().isPresent() && subject.migration().isEmpty()) {
            return List.of(
                    new AnyPrefix(),
                    new UpAgain(),
                    new EditsElsewhere(),
                    new Frame(),
                    new Pure(),
                    new RunsOnce(),
                    new SurvivesCrashes(),
                    new BothShapes(),
                    new KeepsSecrets());
        }
        List<Check> checks = new ArrayList<>(ofSteps());
        if (subject.migration().isPresent()) {
            checks.addAll(List.of(new RunsOnce(), new SurvivesCrashes(), new BothShapes(), new KeepsSecrets()));
        }
        return checks;
    }

    /** The checks of what steps do, whatever runs them. */
    static List<Check> ofSteps() {
        return List.of(
                new ThereAndBack(),
                new UpAgain(),
                new TwiceIsOnce(),
                new EditsArrive(),
                new EditsElsewhere(),
                new ComesBack(),
                new StaysDeleted(),
                new LeastChange(),
                new NothingDropped(),
                new Frame(),
                new Pure());
    }
}
