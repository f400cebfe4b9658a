package dev.keyturn.testkit;

import dev.keyturn.Migrations;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * All that is promised of a history of migrations, as tests: from any point to any point before it, read and written at every
 * shape meanwhile, killed anywhere. Each migration by itself is tried as well.
 *
 * <pre>{@code
 * class HistoryTest implements MigrationChainContract {
 *   public Migrations migrations() {
 *     return Migrations.load(HistoryTest.class.getClassLoader());
 *   }
 * }
 * }</pre>
 */
public interface MigrationChainContract extends LawTests {
    /** All migrations, in order; the same at each call. */
    Migrations migrations();

    /** Settings of one's own, in the oldest shape, on which all laws are tried as well; {@link Samples} reads files. */
    default List<Settings> samples() {
        return List.of();
    }

    /** On how many settings each law is tried, at most. */
    default int tries() {
        return Laws.USUAL_CASES / 3;
    }

    /** How many of a hundred settings have to be accepted: each migration refuses others. */
    default int floor() {
        return Laws.USUAL_FLOOR / 4;
    }

    /** The laws that these migrations cannot keep, each with the reason, with which its test is skipped. */
    default Map<Law, String> notApplicable() {
        return Map.of();
    }

    /** Of all migrations together where the law is about that, and of each by itself. */
    @Override
    default void holds(Law law) {
        Verdicts.hold(this, law);
    }

    /** The same on other settings at every run; a failure names the seed, and says how to run it again. */
    @Property(tries = 3, shrinking = ShrinkingMode.OFF)
    default void lawsHoldForAnySeed(@ForAll long seed) {
        Laws.check(migrations(), seed).demandAll(notApplicable().keySet());
    }
}
