package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.settings.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the two journals can both be true, and true of what is there. After a backup, a failover or a commit that was lost, one of
 * them may be of before; then neither is gone by, but where the settings are.
 */
final class Accord {
    private static final String NOTHING = "-";

    /** What the source's journal can say last, by what the target's says last. */
    private static final Map<String, List<String>> TOGETHER = Map.of(
            NOTHING,
            List.of(NOTHING, "there BEGUN"),
            "there BEGUN",
            List.of("there BEGUN"),
            "there SWITCHED",
            List.of("there BEGUN", "there SWITCHED", "there DONE"),
            "there DONE",
            List.of("there DONE"),
            "there GIVEN_UP",
            List.of("there BEGUN", "there GIVEN_UP"),
            "back BEGUN",
            List.of("there DONE", "back BEGUN", "back SWITCHED", "back GIVEN_UP"),
            "back SWITCHED",
            List.of("back SWITCHED"),
            "back DONE",
            List.of("back SWITCHED", "back DONE", "there BEGUN"),
            "back GIVEN_UP",
            List.of("back GIVEN_UP"));

    private final Way there;
    private final Way back;
    private final State state;

    /** What both journals say, and the state that comes of it. */
    Accord(Way there, State state) {
        this.there = there;
        this.back = there.opposite();
        this.state = state;
    }

    /** Whether the journals are gone by. Where a place cannot be written, its journal may not last, and is not asked. */
    boolean isGiven() {
        if (!there.from().isWritable() || !there.to().isWritable()) {
            return true;
        }
        String inTarget = last(there.to());
        String inSource = last(there.from());
        boolean isTogether = TOGETHER.getOrDefault(inTarget, List.of()).contains(inSource);
        return isTogether
                && switch (state) {
                    case PENDING, DONE, ROLLED_BACK -> true;
                    case BEGUN -> !isCopyAlone(there);
                    case ROLLBACK_BEGUN -> !isCopyAlone(back);
                    case SWITCHED -> !isLeftAlone(there);
                    case ROLLBACK_SWITCHED -> !isLeftAlone(back);
                };
    }

    private String last(Side side) {
        List<Mark> marks = side.history().marks(there.head().name());
        if (marks.isEmpty()) {
            return NOTHING;
        }
        Mark last = marks.get(marks.size() - 1);
        return (last.isBack() ? "back " : "there ") + last.stage();
    }

    /** Whether a copy that may be taken away is all that there is. */
    private static boolean isCopyAlone(Way way) {
        return way.open(way.to()).stream()
                .flatMap(mark -> mark.changes().stream())
                .filter(change -> change.before().isEmpty() && change.after().isPresent())
                .anyMatch(change -> isIn(way.to(), change.key()) && !isIn(way.from(), change.key()));
    }

    /** Whether what is to be taken away is all that there is. */
    private static boolean isLeftAlone(Way way) {
        Optional<Mark> announced = way.last(way.from(), Mark.Stage.BEGUN);
        return announced.stream()
                .flatMap(mark -> mark.changes().stream())
                .filter(change -> change.after().isEmpty())
                .anyMatch(change -> isIn(way.from(), change.key()) && !isIn(way.to(), change.key()));
    }

    private static boolean isIn(Side side, Key key) {
        return side.settings().has(key);
    }

    /** Where it stands according to the settings alone. */
    State found(Traced traced) {
        String inSource = last(there.from());
        boolean isTakenBack = inSource.equals("back SWITCHED") || inSource.equals("back DONE");
        if (isTakenBack && traced.areIn(there.from())) {
            return State.ROLLBACK_SWITCHED;
        }
        boolean isGone = there.from().settings().keys().stream().noneMatch(there::covers);
        return isGone ? State.SWITCHED : State.BEGUN;
    }
}
