package dev.keyturn.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.codec.Codecs;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Copy;
import dev.keyturn.step.IfOccupied;
import dev.keyturn.step.Step;
import dev.keyturn.step.Wrap;
import dev.keyturn.testkit.laws.Cases;
import dev.keyturn.testkit.laws.Commuting;
import dev.keyturn.testkit.laws.Law;
import dev.keyturn.testkit.laws.Laws;
import dev.keyturn.testkit.laws.Subject;
import dev.keyturn.testkit.laws.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Steps one after the other keep the laws, and independent ones may change places. */
class ChainTest {
    private static final List<Step> STEPS = List.of(
            Given.rename("db.url", "datasource.url"),
            Given.rename("a", "b"),
            Given.convert("http.timeout", Codecs.millisToDuration()),
            Given.split("server.address", Codecs.hostPort(), IfOccupied.REFUSE, "server.host", "server.port"),
            Given.join("address", Codecs.hostPort(), IfOccupied.REFUSE, "host", "port"),
            Given.add("cache.enabled", Value.of(true)),
            Given.set("mode", Value.of("new")),
            Given.remove("legacy.flag"),
            Given.move("pool", "datasource.pool"),
            new Wrap(Key.of("names")),
            new Copy(Key.of("db.user"), Key.of("datasource.user"), IfOccupied.REFUSE),
            Given.eachIn("tenants", Given.rename("x", "y")));

    @TestFactory
    Stream<DynamicTest> chainsOfTwoAndThreeKeepRtAndReUpAndEditOutAndFrame() {
        Random random = new Random(11);
        return Stream.generate(() -> chain(random)).limit(25).map(steps -> {
            Subject subject = Subject.of(steps);
            return DynamicTest.dynamicTest(subject.toString(), () -> {
                Verdict verdict = Laws.check(subject, Cases.of(subject, 60, 3), 5);
                Stream.of(Law.RT, Law.RE_UP, Law.EDIT_OUT, Law.EDIT_MIN, Law.FRAME, Law.PURE, Law.NON_VACUOUS)
                        .forEach(verdict::demand);
            });
        });
    }

    private static List<Step> chain(Random random) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            steps.add(STEPS.get(random.nextInt(STEPS.size())));
        }
        return steps;
    }

    @Test
    void commIndependentStepsMayChangePlaces() {
        for (Step one : STEPS) {
            for (Step other : STEPS) {
                if (one != other) {
                    assertThat(Commuting.check(one, other, 40, 5)).isEmpty();
                }
            }
        }
    }
}
