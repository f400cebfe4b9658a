package dev.keyturn.selftest.broken;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Verdict;
import dev.keyturn.testkit.laws.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each of these is found by the law that is about it, with every seed, and the message says what is wrong. */
class BrokenMigrationsTest {
    private static final int SEEDS = Boolean.getBoolean("keyturn.thorough") ? 20 : 2;
    private static final String ROW = "%-66s %-12s %5s %5s %5s";
    private static final List<String> TABLE = new ArrayList<>();

    static List<Mutant> all() {
        return Stream.of(
                        BrokenRenames.all(),
                        BrokenConversions.all(),
                        BrokenLists.all(),
                        BrokenPairs.all(),
                        BrokenCombinations.all(),
                        BrokenCode.all(),
                        BrokenRuns.all())
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void thereAreSixtyOfThem() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(all()).extracting(Mutant::name).doesNotHaveDuplicates();
    }

    @TestFactory
    Stream<DynamicTest> eachIsFoundByItsLawWithEverySeed() {
        return all().stream()
                .map(mutant -> DynamicTest.dynamicTest(mutant.law().id() + " finds " + mutant.name(), () -> {
                    LongSummaryStatistics tries = new LongSummaryStatistics();
                    LongSummaryStatistics keys = new LongSummaryStatistics();
                    for (long seed : LongStream.rangeClosed(1, SEEDS).toArray()) {
                        Verdict verdict = found(mutant, seed);
                        tries.accept(verdict.tries(mutant.law()));
                        keys.accept(verdict.of(mutant.law())
                                .orElseThrow()
                                .settings()
                                .keys()
                                .size());
                    }
                    TABLE.add(String.format(
                            Locale.ROOT,
                            ROW,
                            mutant.name(),
                            mutant.law().id(),
                            Math.round(tries.getAverage()),
                            tries.getMax(),
                            keys.getMax()));
                }));
    }

    private static Verdict found(Mutant mutant, long seed) {
        Verdict verdict =
                Laws.check(mutant.subject(), Cases.of(mutant.subject(), Laws.USUAL_CASES, seed), Laws.USUAL_FLOOR);
        assertThat(verdict.of(mutant.law())).as("%s, seed %s", verdict, seed).isPresent();
        Violation violation = verdict.of(mutant.law()).orElseThrow();
        assertThat(violation.toString())
                .startsWith(mutant.law().id() + ": " + mutant.law().sentence())
                .contains(mutant.says())
                .contains("likely:    ")
                .contains("to do:     ")
                .contains("demand(Law." + mutant.law().name());
        return verdict;
    }

    @AfterAll
    static void print() {
        System.out.printf(Locale.ROOT, ROW + "%n", "mutant", "found by", "tries", "most", "keys");
        TABLE.stream().sorted().forEach(System.out::println);
        System.out.println(TABLE.size() + " of " + all().size() + " broken migrations found, with " + SEEDS + " seeds");
    }
}
