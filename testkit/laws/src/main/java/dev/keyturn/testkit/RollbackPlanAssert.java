package dev.keyturn.testkit;

import dev.keyturn.RollbackPlan;
import java.util.List;

/** What a test says of the plan of a way back. A failure shows the plan, which holds no secret. */
public final class RollbackPlanAssert {
    private final RollbackPlan actual;

    RollbackPlanAssert(RollbackPlan actual) {
        this.actual = actual;
    }

    /** It would take back these migrations and no others, in this order. */
    public RollbackPlanAssert rollsBack(String... ids) {
        return that(actual.migrations().equals(List.of(ids)), Pages.ids("a way back of", ids));
    }

    /** It can be done. */
    public RollbackPlanAssert hasNoProblems() {
        return that(actual.problems().isEmpty(), "no problems");
    }

    /** An edit at this key and the old state exclude each other. */
    public RollbackPlanAssert hasConflictAt(String key) {
        return that(
                actual.conflicts().stream()
                        .anyMatch(conflict -> conflict.key().toString().equals(key)),
                "a conflict at " + key);
    }

    private RollbackPlanAssert that(boolean isSo, String expected) {
        Pages.check(isSo, expected, actual);
        return this;
    }
}
