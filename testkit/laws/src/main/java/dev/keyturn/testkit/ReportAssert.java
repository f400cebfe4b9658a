package dev.keyturn.testkit;

import dev.keyturn.Report;
import java.util.List;

/** What a test says of a run. A failure shows the report, which holds no secret. */
public final class ReportAssert {
    private final Report actual;

    ReportAssert(Report actual) {
        this.actual = actual;
    }

    /** It did these migrations and no others, in this order. */
    public ReportAssert migrated(String... ids) {
        return that(actual.migrated().equals(List.of(ids)), Pages.ids("migrated", ids));
    }

    /** It took back these migrations and no others, in this order. */
    public ReportAssert rolledBack(String... ids) {
        return that(actual.rolledBack().equals(List.of(ids)), Pages.ids("rolled back", ids));
    }

    /** It found all done, and changed nothing. */
    public ReportAssert changedNothing() {
        return that(!actual.hasChanged(), "nothing changed");
    }

    /** An edit at this key and the old state excluded each other, and one of the two gave way. */
    public ReportAssert hasConflictAt(String key) {
        return that(
                actual.remarks().stream()
                        .filter(remark -> remark.key().toString().equals(key))
                        .anyMatch(remark -> switch (remark.what()) {
                            case EDIT_WON, GAVE_WAY, OLD_WON -> true;
                            case CARRIED_BACK, CONVERTED, KEPT, STAYS_DELETED, DANGLES -> false;
                        }),
                "a conflict at " + key);
    }

    private ReportAssert that(boolean isSo, String expected) {
        Pages.check(isSo, expected, actual);
        return this;
    }
}
