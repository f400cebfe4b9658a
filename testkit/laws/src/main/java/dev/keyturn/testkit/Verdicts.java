package dev.keyturn.testkit;

import dev.keyturn.Migration;
import dev.keyturn.settings.Settings;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * What came of trying the laws for one contract: all at once, by the first of its tests, because they need the same settings.
 *
 * @param all the verdicts: of migrations together, where they are several, and of each
 */
record Verdicts(List<Verdict> all) {
    private static final long SEED = 1;
    private static final Map<Tried, Verdicts> TRIED = new ConcurrentHashMap<>();

    private record Tried(Class<?> contract, List<String> checksums) {}

    static void hold(MigrationContract contract, Law law) {
        applies(law, contract.notApplicable());
        Migration migration = contract.migration();
        TRIED.computeIfAbsent(
                        new Tried(contract.getClass(), List.of(migration.checksum())),
                        any -> summedUp(
                                migration.id(),
                                contract.notApplicable().keySet(),
                                List.of(tried(
                                        Subject.of(migration).comparedAs(contract.comparedAs()),
                                        contract.samples(),
                                        contract.tries(),
                                        contract.floor()))))
                .demand(law);
    }

    static void hold(MigrationChainContract contract, Law law) {
        applies(law, contract.notApplicable());
        List<Migration> migrations = contract.migrations().list();
        TRIED.computeIfAbsent(
                        new Tried(
                                contract.getClass(),
                                migrations.stream().map(Migration::checksum).toList()),
                        any -> summedUp(
                                migrations.stream().map(Migration::id).collect(Collectors.joining(", ")),
                                contract.notApplicable().keySet(),
                                chain(contract, migrations)))
                .demand(law);
    }

    private static List<Verdict> chain(MigrationChainContract contract, List<Migration> migrations) {
        List<Verdict> verdicts = new ArrayList<>();
        verdicts.add(tried(Subject.of(contract.migrations()), contract.samples(), contract.tries(), contract.floor()));
        for (int i = 0; i < migrations.size() && migrations.size() > 1; i++) {
            Subject one = Subject.of(migrations.get(i)).calledInTests("migrations().list().get(" + i + ")");
            verdicts.add(tried(one, List.of(), contract.tries(), contract.floor()));
        }
        return verdicts;
    }

    private static void applies(Law law, Map<Law, String> notApplicable) {
        String reason = notApplicable.get(law);
        Assumptions.assumeTrue(reason == null, () -> law.id() + " does not apply: " + reason);
    }

    private static Verdict tried(Subject subject, List<Settings> samples, int tries, int floor) {
        List<Settings> cases = Stream.concat(samples.stream(), Cases.of(subject, tries, SEED).stream())
                .toList();
        return Laws.check(subject, cases, floor);
    }

    /** With one line, to be found in the output of a build. */
    private static Verdicts summedUp(String name, Set<Law> exempt, List<Verdict> all) {
        System.out.println(name + ": " + Verdict.sumUp(all, exempt));
        return new Verdicts(all);
    }

    private void demand(Law law) {
        String wrong =
                all.stream().flatMap(verdict -> of(verdict, law).stream()).collect(Collectors.joining("\n\n"));
        if (!wrong.isEmpty()) {
            throw new AssertionError(wrong);
        }
    }

    /** Where it threw everywhere, nothing was found out about any law. */
    private static List<String> of(Verdict verdict, Law law) {
        Law told = verdict.of(law).isEmpty() && law != Law.NON_VACUOUS && verdict.accepted() == 0 ? Law.PURE : law;
        return verdict.of(told).map(violation -> List.of(violation.toString())).orElse(List.of());
    }
}
