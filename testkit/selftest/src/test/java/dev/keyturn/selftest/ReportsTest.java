package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.keyturn.Migration;
import dev.keyturn.Migrations;
import dev.keyturn.Steps;
import dev.keyturn.settings.Key;
import dev.keyturn.testkit.LawTests;
import dev.keyturn.testkit.MigrationChainContract;
import dev.keyturn.testkit.MigrationContract;
import dev.keyturn.testkit.laws.Law;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What the reports of a build show of the contracts of migrations. */
class ReportsTest {
    private static Steps named(String id) {
        return Migration.named(id).owner("tests").expect("a new shape").rollbackNote("safe");
    }

    static class OneSample implements MigrationContract {
        @Override
        public Migration migration() {
            return named("reported-alone").rename("db.url").to("datasource.url").build();
        }

        @Override
        public int tries() {
            return 30;
        }

        @Override
        public Map<Law, String> notApplicable() {
            return Map.of(Law.EDIT_DEL, "nobody may delete the address");
        }
    }

    static final class SkippedSample extends OneSample {}

    static final class ChainSample implements MigrationChainContract {
        @Override
        public Migrations migrations() {
            return Migrations.of(
                    named("reported-first")
                            .rename("db.url")
                            .to("datasource.url")
                            .build(),
                    named("reported-second").addDefault("cache.enabled", true).build());
        }

        @Override
        public int tries() {
            return 30;
        }
    }

    static final class BrokenSample implements MigrationContract {
        @Override
        public Migration migration() {
            return named("reported-broken")
                    .custom("loses")
                    .writing("db.url")
                    .up(settings -> settings.without(Key.of("db.url")))
                    .down(settings -> settings)
                    .build();
        }
    }

    private static EngineExecutionResults run(String engine, Class<?> tests) {
        return EngineTestKit.engine(engine)
                .selectors(selectClass(tests))
                .configurationParameter("jqwik.database", "target/jqwik-database-of-reports")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .execute();
    }

    private static long linesAbout(String name, Class<?> tests) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run("junit-jupiter", tests).testEvents().assertStatistics(events -> events.failed(0));
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.matches(
                        name + ": \\d+ laws, \\d+ settings, \\d+ % accepted, [1-9]\\d* states after a crash"))
                .count();
    }

    @Test
    void theNameOfEachTestBeginsWithItsLaw() {
        assertThat(Stream.of(LawTests.class.getMethods())
                        .filter(method -> method.isAnnotationPresent(Test.class))
                        .map(Method::getName))
                .hasSize(15)
                .allMatch(name -> Law.ofMigrations().anyMatch(law -> name.startsWith(law.name() + "_")));
        assertThat(Stream.of(MigrationChainContract.class.getMethods()).map(Method::getName))
                .contains("RT_upThenDownGivesTheSameSettings", "CRASH_aRunThatIsKilledEndsInOneOfTheTwoShapes");
    }

    @Test
    void oneLineSumsUpWhatWasTriedOfAMigrationAndOfAHistory() {
        assertThat(linesAbout("reported-alone", OneSample.class)).isEqualTo(1);
        assertThat(linesAbout("reported-first, reported-second", ChainSample.class))
                .isEqualTo(1);
    }

    @Test
    void aLawThatDoesNotApplyIsSkippedWithTheReason() {
        assertThat(run("junit-jupiter", SkippedSample.class)
                        .testEvents()
                        .aborted()
                        .map(ReportsTest::message))
                .containsExactly("Assumption failed: EDIT-DEL does not apply: nobody may delete the address");
    }

    @Test
    void aFailureAtRandomNamesTheSeedAndHowToRunItAgain() {
        assertThat(run("jqwik", BrokenSample.class).testEvents().failed().map(ReportsTest::message))
                .isNotEmpty()
                .allMatch(message ->
                        message.matches("(?s).*seed: +(-?\\d+); to run it again: Laws.check\\(migration\\(\\), \\1L\\)"
                                + ".demandAll\\(\\);.*"));
    }

    private static String message(Event event) {
        return event.getRequiredPayload(TestExecutionResult.class)
                .getThrowable()
                .orElseThrow()
                .getMessage();
    }
}
