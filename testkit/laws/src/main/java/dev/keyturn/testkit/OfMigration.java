package dev.keyturn.testkit;

import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Assumptions;

/** Tries the laws for a {@link MigrationContract}. */
final class OfMigration {
    private static final long SEED = 1;

    private OfMigration() {}

    private record Tried(Class<?> contract, String checksum) {}

    private static final Map<Tried, Verdict> VERDICTS = new ConcurrentHashMap<>();

    /** All laws are tried at once, by the first of the tests; they need the same settings. */
    private static Verdict verdict(MigrationContract contract) {
        Subject subject = Subject.of(contract.migration());
        return VERDICTS.computeIfAbsent(
                new Tried(contract.getClass(), contract.migration().checksum()),
                any -> Laws.check(subject, cases(contract, subject), contract.floor()));
    }

    private static List<Settings> cases(MigrationContract contract, Subject subject) {
        List<Settings> cases = new ArrayList<>(contract.samples());
        cases.addAll(Cases.of(subject, contract.tries(), SEED));
        return cases;
    }

    static void holds(MigrationContract contract, Law law) {
        String reason = contract.notApplicable().get(law);
        Assumptions.assumeTrue(reason == null, () -> law.id() + " does not apply: " + reason);
        Verdict verdict = verdict(contract);
        verdict.demand(law);
        if (law != Law.NON_VACUOUS && verdict.accepted() == 0) {
            verdict.demand(Law.PURE); // it threw everywhere, so that nothing was found out about this law
        }
    }

    /** One line for each migration, to be found in the output of a build. */
    static void sumUp(MigrationContract contract) {
        Verdict verdict = verdict(contract);
        long laws = Law.ofMigrations()
                .filter(law -> !contract.notApplicable().containsKey(law))
                .count();
        System.out.println(contract.migration().id() + ": " + laws + " laws, " + verdict.tried() + " settings each, "
                + (verdict.tried() == 0 ? 0 : verdict.accepted() * 100 / verdict.tried()) + " % accepted, "
                + verdict.crashes() + " states after a crash");
    }
}
