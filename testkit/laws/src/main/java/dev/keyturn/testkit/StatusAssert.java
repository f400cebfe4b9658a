package dev.keyturn.testkit;

import dev.keyturn.Status;

/** What a test says of where migrations stand. A failure shows the status. */
public final class StatusAssert {
    private final Status actual;

    StatusAssert(Status actual) {
        this.actual = actual;
    }

    /** A run would find nothing to do. */
    public StatusAssert hasNothingToDo() {
        return that(!actual.needsRun(), "nothing to do");
    }

    /** A migration stands so. */
    public StatusAssert has(String id, Status.State state) {
        return that(actual.in(state).contains(id), id + " " + state);
    }

    private StatusAssert that(boolean isSo, String expected) {
        Pages.check(isSo, expected, actual);
        return this;
    }
}
