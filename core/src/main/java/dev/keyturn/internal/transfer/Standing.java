package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What both journals together say of a transfer. What the settings are is not asked here. */
final class Standing {
    private final Mark.Head head;
    private final Side source;
    private final Side target;

    Standing(Mark.Head head, Side source, Side target) {
        this.head = head;
        this.source = source;
        this.target = target;
    }

    private Optional<Mark> last(Side side) {
        List<Mark> marks = side.history().marks(head.name());
        return marks.isEmpty() ? Optional.empty() : Optional.of(marks.get(marks.size() - 1));
    }

    Way way(boolean isBack) {
        return isBack ? new Way(head, target, source, true) : new Way(head, source, target, false);
    }

    /** Where it stands. */
    State state() {
        Accord accord = accord();
        return accord.isGiven() ? told() : accord.found(new Traced(way(false)));
    }

    private Accord accord() {
        return new Accord(way(false), told());
    }

    /** Whether the journals are not gone by, but where the settings are. */
    boolean isContradicted() {
        return !accord().isGiven();
    }

    private State told() {
        // the target knows first that the settings go back, and its journal lasts in any case
        Optional<Mark> open = Stream.of(last(target), last(source))
                .flatMap(Optional::stream)
                .filter(Mark::isOpen)
                .findFirst();
        if (open.isPresent()) {
            boolean isBack = open.get().isBack();
            boolean isSwitched = Stream.of(last(source), last(target))
                    .flatMap(Optional::stream)
                    .anyMatch(mark -> mark.isBack() == isBack && mark.stage() == Mark.Stage.SWITCHED);
            return isBack
                    ? isSwitched ? State.ROLLBACK_SWITCHED : State.ROLLBACK_BEGUN
                    : isSwitched ? State.SWITCHED : State.BEGUN;
        }
        return last(target).or(() -> last(source)).map(Standing::closed).orElse(State.PENDING);
    }

    private static State closed(Mark last) {
        boolean isThere = (last.stage() == Mark.Stage.DONE) != last.isBack();
        return isThere ? State.DONE : State.ROLLED_BACK;
    }

    /** Why the journals cannot be gone by. */
    List<Problem> problems() {
        return Stream.of(source, target)
                .flatMap(side -> Stream.of(readOnly(side), another(side), disagreement(side)))
                .flatMap(problems -> problems)
                .toList();
    }

    private static Stream<Problem> readOnly(Side side) {
        return side.onlyReads()
                ? Stream.of(Problem.of(
                                Origin.of(side.name()), Key.root(), "this source only reads", "a source that may write")
                        .hint("make the transfer with a source that is not read-only; nothing was written"))
                : Stream.empty();
    }

    private Stream<Problem> another(Side side) {
        return last(side)
                .map(Mark::head)
                .filter(told -> !isSame(told))
                .map(told -> Problem.of(
                                Origin.of(side.name()),
                                Key.root(),
                                "its journal has another transfer " + head.name() + ", from " + told.from() + " to "
                                        + told.to(),
                                "one of the same keys, between the same two places")
                        .hint("give this one a name of its own"))
                .stream();
    }

    private boolean isSame(Mark.Head told) {
        return told.from().equals(head.from())
                && told.to().equals(head.to())
                && new HashSet<>(told.keys()).equals(new HashSet<>(head.keys()));
    }

    /** One place says that the other one counts, and that one knows nothing of it: its journal is another one than then. */
    private Stream<Problem> disagreement(Side side) {
        Optional<Mark> mine = last(side);
        if (mine.isEmpty() || !mine.get().isOrigin() || !isBehindTheSwitch(mine.get())) {
            return Stream.empty();
        }
        Way way = way(mine.get().isBack());
        boolean isKnown = !way.to().isWritable() || last(way.to()).isPresent();
        return isKnown
                ? Stream.empty()
                : Stream.of(Problem.of(
                                Origin.of(way.to().name()),
                                Key.root(),
                                "its journal does not know of the transfer " + head.name() + ", which according to "
                                        + side.name() + " was brought here",
                                "the journal that was there then")
                        .hint("put back the journal of " + way.to().name() + " from a backup of after "
                                + mine.get().time() + ", and its settings if they are gone, too; then run again;"
                                + " nothing was removed meanwhile"));
    }

    private static boolean isBehindTheSwitch(Mark mark) {
        return mark.stage() == Mark.Stage.SWITCHED || mark.stage() == Mark.Stage.DONE;
    }
}
