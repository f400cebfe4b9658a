package dev.keyturn.testkit;

import dev.keyturn.Plan;
import java.util.List;

/** What a test says of a plan. A failure shows the plan, which holds no secret. */
public final class PlanAssert {
    private final Plan actual;

    PlanAssert(Plan actual) {
        this.actual = actual;
    }

    /** All has been done. */
    public PlanAssert hasNothingToDo() {
        return that(actual.isEmpty(), "nothing to do");
    }

    /** It would run these migrations and no others, in this order. */
    public PlanAssert migrates(String... ids) {
        return that(actual.migrations().equals(List.of(ids)), Pages.ids("a plan for", ids));
    }

    /** It can be done. */
    public PlanAssert hasNoProblems() {
        return that(actual.problems().isEmpty(), "no problems");
    }

    /** It cannot be done, and one of the reasons is at this key. */
    public PlanAssert hasProblemAt(String key) {
        return that(Pages.isAt(key, actual.problems()), "a problem at " + key);
    }

    private PlanAssert that(boolean isSo, String expected) {
        Pages.check(isSo, expected, actual);
        return this;
    }
}
