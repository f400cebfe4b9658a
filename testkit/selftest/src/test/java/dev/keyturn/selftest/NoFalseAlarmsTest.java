package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.Migration;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import dev.keyturn.testkit.StepLaws;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Of what is right nothing is said, with any seed: of steps of every kind, alone and as a migration of their own. */
class NoFalseAlarmsTest {
    private static final boolean IS_THOROUGH = Boolean.getBoolean("keyturn.thorough");
    private static final int SEEDS = IS_THOROUGH ? 20 : 2;
    private static final int CASES = Laws.USUAL_CASES / (IS_THOROUGH ? 5 : 10);
    private static final int CASES_OF_MIGRATIONS = CASES / 5;
    private static int verdicts;
    private static long accepted;
    private static long alarms;

    private static final List<StepLaws> RIGHT = List.of(
            new AddDefaultTest(),
            new ConvertTest(),
            new CopyTest(),
            new CustomTest(),
            new EachTest(),
            new JoinTest(),
            new MapValueTest(),
            new MoveTest(),
            new NestTest(),
            new RemoveTest(),
            new RenameTest(),
            new SetValueTest(),
            new SplitTest(),
            new WhenTest(),
            new WrapTest());

    @Test
    void everyKindOfStepIsAmongThem() {
        assertThat(RIGHT.stream()
                        .flatMap(laws -> laws.subjects().stream())
                        .flatMap(subject -> subject.steps().stream())
                        .map(Step::kind)
                        .distinct())
                .containsAll(List.of(
                        "rename",
                        "move",
                        "convert",
                        "split",
                        "join",
                        "addDefault",
                        "remove",
                        "mapValue",
                        "copy",
                        "set"));
    }

    @TestFactory
    Stream<DynamicTest> nothingIsSaidOfWhatIsRight() {
        return RIGHT.stream().flatMap(laws -> laws.subjects().stream().flatMap(subject -> tests(laws, subject)));
    }

    private static Stream<DynamicTest> tests(StepLaws laws, Subject subject) {
        Set<Law> exempt = laws.exempt(subject);
        return Stream.of(
                DynamicTest.dynamicTest(subject.toString(), () -> isSilent(subject, CASES, laws.floor(), exempt)),
                DynamicTest.dynamicTest(
                        "a migration of " + subject,
                        () -> isSilent(
                                Subject.of(migration(subject.steps())),
                                CASES_OF_MIGRATIONS,
                                laws.floor() / 2, // so few say little of how many are accepted
                                exempt)));
    }

    @Test
    void codeOfOnesOwnMayRefuseAKeyThatCameBack() {
        Migration renames = Migration.named("2026-11-right")
                .owner("tests")
                .expect("a new shape")
                .rollbackNote("safe")
                .custom("rename")
                .writing("old", "young")
                .up(settings -> moved(settings, "old", "young"))
                .down(settings -> moved(settings, "young", "old"))
                .build();
        Subject subject = Subject.of(renames);
        Laws.check(subject, Cases.of(subject, CASES, 1), Laws.USUAL_FLOOR).demandAll();
    }

    @Test
    void whatAMigrationAssumesIsTriedWhereItIsSo() {
        for (Condition assumed : List.of(
                Condition.present("db"), Condition.absent("datasource"), Condition.equal("version", Value.of(2)))) {
            Subject subject = Subject.of(Migration.named("2026-11-right")
                    .owner("tests")
                    .expect("a new shape")
                    .rollbackNote("safe")
                    .assume(assumed)
                    .move("db")
                    .to("datasource")
                    .build());
            Laws.check(subject, Cases.of(subject, CASES, 1), Laws.USUAL_FLOOR).demandAll();
        }
    }

    private static Settings moved(Settings settings, String from, String to) {
        Optional<Value> value = settings.value(from);
        if (value.isEmpty()) {
            return settings;
        }
        if (settings.value(to).isPresent()) {
            throw new RefusedException(Problem.of(Origin.unknown(), Key.of(to), "it is taken", "nothing there"));
        }
        return settings.without(Key.of(from)).with(to, value.get());
    }

    static Migration migration(List<Step> steps) {
        return Migration.of(new Description(
                "2026-11-right",
                "tests",
                "a new shape",
                List.of(),
                List.of(),
                "safe",
                List.of(),
                Optional.empty(),
                steps));
    }

    private static void isSilent(Subject subject, int cases, int floor, Set<Law> exempt) {
        for (long seed : LongStream.rangeClosed(1, SEEDS).toArray()) {
            Verdict verdict = Laws.check(subject, Cases.of(subject, cases, seed), floor);
            verdicts++;
            accepted += verdict.accepted();
            alarms += verdict.violations().keySet().stream()
                    .filter(law -> !exempt.contains(law))
                    .count();
            verdict.demandAll(exempt);
        }
    }

    @AfterAll
    static void print() {
        System.out.println(
                alarms + " false alarms in " + verdicts + " verdicts on steps and migrations that are right, with "
                        + SEEDS + " seeds and " + accepted + " settings");
    }
}
