package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * All that is promised of a migration, as tests: a test class implements this and names its migration.
 *
 * <pre>{@code
 * class DatasourceTest implements MigrationContract {
 *   public Migration migration() {
 *     return DATASOURCE;
 *   }
 * }
 * }</pre>
 *
 * <p>Nothing else is needed: settings, and what somebody edits between the way up and the way back, are derived from what the
 * migration says that it touches. Whoever has settings of their own gives them as {@link #samples}. A law that does not hold
 * is told with the smallest settings that show it, with what is probably wrong, and with a test to be pasted. Secrets of
 * samples are in none of that.
 */
public interface MigrationContract extends LawTests {
    /** The migration; the same at each call. */
    Migration migration();

    /** Settings of one's own, in the old shape, on which all laws are tried as well; {@link Samples} reads files. */
    default List<Settings> samples() {
        return List.of();
    }

    /** On how many settings each law is tried, at most. */
    default int tries() {
        return Laws.USUAL_CASES;
    }

    /** How many of a hundred settings have to be accepted. */
    default int floor() {
        return Laws.USUAL_FLOOR;
    }

    /**
     * How settings are compared, for a migration that writes in one way what means the same, such as {@code 90s} for {@code 90000
     * ms}: what this makes of them. It gives the same again for what it gave. The line that sums up says that there is one.
     */
    default UnaryOperator<Settings> comparedAs() {
        return UnaryOperator.identity();
    }

    /** The laws that this migration cannot keep, each with the reason, with which its test is skipped. */
    default Map<Law, String> notApplicable() {
        return Map.of();
    }

    @Override
    default void holds(Law law) {
        Verdicts.hold(this, law);
    }

    /** The same on other settings at every run; a failure names the seed, and says how to run it again. */
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    default void lawsHoldForAnySeed(@ForAll long seed) {
        Laws.check(Subject.of(migration()).comparedAs(comparedAs()), seed)
                .demandAll(notApplicable().keySet());
    }
}
