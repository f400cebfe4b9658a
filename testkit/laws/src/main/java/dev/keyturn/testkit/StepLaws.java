package dev.keyturn.testkit;

import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The laws as tests: a test class implements this and names its steps.
 *
 * <pre>{@code
 * class DatasourceLawsTest implements StepLaws {
 *   public List<Subject> subjects() {
 *     return List.of(Subject.of(new Rename(...)));
 *   }
 * }
 * }</pre>
 */
public interface StepLaws {
    /** What is put to the laws: bare steps, or sequences of them. */
    List<Subject> subjects();

    /** How many of a hundred settings have to be accepted. */
    default int floor() {
        return Laws.USUAL_FLOOR;
    }

    /** The laws that this one cannot keep. Whoever names one says why. */
    default Set<Law> exempt(Subject subject) {
        return Set.of();
    }

    /** A test for each law and each subject, on settings that are the same at every run. */
    @TestFactory
    default Stream<DynamicContainer> laws() {
        return subjects().stream().map(subject -> {
            Verdict verdict = Laws.check(subject, Cases.of(subject, Laws.USUAL_CASES, 1), floor());
            return DynamicContainer.dynamicContainer(
                    verdict.toString(),
                    Law.ofSteps()
                            .filter(law -> !exempt(subject).contains(law))
                            .map(law -> DynamicTest.dynamicTest(law.toString(), () -> verdict.demand(law))));
        });
    }

    /** The same laws on settings at random, others at every run; a failure names the seed, and says how to run it again. */
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    default void lawsHoldForAnySeed(@ForAll long seed) {
        for (Subject subject : subjects()) {
            Laws.check(subject, seed).demandAll(exempt(subject));
        }
    }
}
