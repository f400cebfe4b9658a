package dev.keyturn.testkit;

import dev.keyturn.Migrations;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

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
public interface MigrationChainContract {
    /** All migrations, in order; the same at each call. */
    Migrations migrations();

    /** Settings of one's own, in the oldest shape, on which all laws are tried as well. */
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

    /** A test for each law, of all migrations together. */
    @TestFactory
    default Stream<DynamicTest> chain() {
        return tests("", Subject.of(migrations()), samples());
    }

    /** A test for each law and each migration. */
    @TestFactory
    default Stream<DynamicTest> each() {
        return migrations().list().stream()
                .flatMap(migration -> tests(migration.id() + " ", Subject.of(migration), List.of()));
    }

    private Stream<DynamicTest> tests(String name, Subject subject, List<Settings> samples) {
        List<Settings> cases = Stream.concat(samples.stream(), Cases.of(subject, tries(), 1).stream())
                .toList();
        Verdict verdict = Laws.check(subject, cases, floor());
        return verdict.laws().map(law -> DynamicTest.dynamicTest(name + law, () -> verdict.demand(law)));
    }
}
