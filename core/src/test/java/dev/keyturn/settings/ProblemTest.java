package dev.keyturn.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProblemTest {
    private static final Origin ORIGIN = Origin.of("app.yaml", 3, 5);
    private static final Problem PROBLEM = Problem.of(ORIGIN, Key.of("db.url"), "it is a list", "text");

    @Test
    void aProblemSaysWhereWhatAndWhatWasExpected() {
        assertThat(PROBLEM).hasToString("app.yaml:3:5: db.url: it is a list; expected text; safe to retry");
    }

    @Test
    void aProblemMayEndWithAHint() {
        assertThat(PROBLEM.hint("use each"))
                .hasToString("app.yaml:3:5: db.url: it is a list; expected text; safe to retry; use each");
        assertThat(PROBLEM.hint("use each").hint("")).isEqualTo(PROBLEM);
    }

    @Test
    void aProblemSaysWhyTryingAgainCouldDoHarm() {
        Problem unsafe = new Problem(ORIGIN, Key.of("a"), "torn", "whole", Optional.of("half is written"), "restore");
        assertThat(unsafe)
                .hasToString("app.yaml:3:5: a: torn; expected whole; not safe to retry: half is written; restore");
        assertThat(unsafe.hint("x").unsafe()).contains("half is written");
        assertThat(unsafe.below(Key.of("b")).unsafe()).contains("half is written");
    }

    @Test
    void aProblemOfTheWholeNamesNoKey() {
        assertThat(Problem.of(Origin.of("app.yaml"), Key.root(), "it is empty", "settings"))
                .hasToString("app.yaml: it is empty; expected settings; safe to retry");
    }

    @Test
    void aProblemOfAnElementIsSaidOfTheWhole() {
        assertThat(PROBLEM.hint("h").below(Key.of("servers[2]")))
                .hasToString("app.yaml:3:5: servers[2].db.url: it is a list; expected text; safe to retry; h");
    }

    @Test
    void aRefusalHoldsAllProblemsInOrder() {
        Problem other = Problem.of(ORIGIN, Key.of("z"), "it is null", "a number");
        List<Problem> problems = new ArrayList<>(List.of(PROBLEM, other));
        RefusedException refused = new RefusedException(problems);
        problems.clear();
        assertThat(refused.problems()).containsExactly(PROBLEM, other);
        assertThat(refused).hasMessage(PROBLEM + System.lineSeparator() + other);
        assertThat(new RefusedException(PROBLEM)).hasMessage(PROBLEM.toString());
    }
}
