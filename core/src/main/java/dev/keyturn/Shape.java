package dev.keyturn;

import dev.keyturn.internal.engine.Applied;
import dev.keyturn.internal.engine.History;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.step.Description;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The form that settings have after certain migrations. */
public final class Shape {
    private final String text;
    private final Members members;

    private Shape(String text, Members members) {
        this.text = text;
        this.members = members;
    }

    @FunctionalInterface
    private interface Members {
        Set<String> of(Wiring wiring, History history);
    }

    /** The form after all migrations that the program has: the one that it was built for. */
    public static Shape ofProgram() {
        return new Shape("program", (wiring, history) -> ids(wiring));
    }

    /** The form that is stored. */
    public static Shape ofStore() {
        return new Shape("store", (wiring, history) -> applied(history));
    }

    /** The form after a migration and all before it. */
    public static Shape after(String id) {
        return new Shape("after:" + id, (wiring, history) -> until(wiring, history, id, true));
    }

    /** The form after all migrations before this one. */
    public static Shape before(String id) {
        return new Shape("before:" + id, (wiring, history) -> until(wiring, history, id, false));
    }

    private static Set<String> ids(Wiring wiring) {
        Set<String> ids = new LinkedHashSet<>();
        wiring.migrations().stream().map(Description::id).forEach(ids::add);
        return ids;
    }

    private static Set<String> applied(History history) {
        Set<String> ids = new LinkedHashSet<>();
        history.applied().stream().map(Applied::id).forEach(ids::add);
        return ids;
    }

    /** In the order of the program where it has the migration, else in the order in which they were applied. */
    private static Set<String> until(Wiring wiring, History history, String id, boolean isIncluded) {
        List<String> order = new ArrayList<>(ids(wiring));
        if (!order.contains(id)) {
            order = new ArrayList<>(history.applied().stream().map(Applied::id).toList());
        }
        int index = order.indexOf(id);
        if (index < 0) {
            throw new RefusedException(Problem.of(
                    Origin.of(wiring.source().name()),
                    Key.root(),
                    "there is no migration " + id + ", neither in this program nor in the journal",
                    "the id of a migration"));
        }
        return new LinkedHashSet<>(order.subList(0, isIncluded ? index + 1 : index));
    }

    Set<String> members(Wiring wiring, History history) {
        return members.of(wiring, history);
    }

    /** As it is written on the command line: {@code after:2026-11-datasource}. */
    @Override
    public String toString() {
        return text;
    }
}
