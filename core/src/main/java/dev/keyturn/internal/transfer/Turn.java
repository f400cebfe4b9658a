package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One turn of a transfer, from where it stands. */
final class Turn {
    private final Side source;
    private final Side target;
    private final Standing standing;
    private final Way there;
    private final Way back;
    private final OnConflict policy;
    private final State before;
    private final boolean isSettling;
    private final List<Key> keys = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private Instructions instructions = Instructions.none();

    Turn(Mark.Head head, Side source, Side target, OnConflict policy) {
        this.source = source;
        this.target = target;
        this.policy = policy;
        this.standing = new Standing(head, source, target);
        this.there = standing.way(false);
        this.back = standing.way(true);
        this.before = standing.state();
        this.isSettling = standing.isContradicted();
    }

    private Crossing.Outcome outcome(List<Problem> problems) {
        Stream.of(source, target).flatMap(side -> side.notices().stream()).forEach(notices::add);
        boolean isAwaited = before == State.SWITCHED && !source.isWritable();
        return new Crossing.Outcome(
                before, standing.state(), isAwaited, keys, remarks, notices, problems, instructions, redaction());
    }

    private Redaction redaction() {
        Mark.Head head = there.head();
        return Redaction.of(() -> there.secrets().keys(), source.settings(), target.settings())
                .beside(List.of(head.name(), head.from(), head.to()));
    }

    private void check() {
        List<Problem> problems = standing.problems();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    /** What is left to do there. */
    Crossing.Outcome run(boolean isAgain) {
        check();
        if (isSettling) {
            settle(before == State.ROLLBACK_SWITCHED && !isAgain);
            return outcome(List.of());
        }
        switch (before) {
            case PENDING, BEGUN -> carry(there, forward());
            case SWITCHED -> leave(there);
            case DONE -> setAgain();
            case ROLLBACK_BEGUN -> giveUp(back);
            case ROLLBACK_SWITCHED -> leave(back);
            case ROLLED_BACK -> {
                if (isAgain) {
                    carry(there, forward());
                } else {
                    held();
                }
            }
        }
        return outcome(List.of());
    }

    /** What is left to do on the way back. */
    Crossing.Outcome rollback() {
        check();
        if (isSettling) {
            settle(true);
            return outcome(List.of());
        }
        switch (before) {
            case PENDING -> notices.add("it was not made, so there is nothing to take back");
            case BEGUN -> giveUp(there);
            case SWITCHED -> {
                if (source.isWritable()) {
                    leave(there);
                }
                carry(back, backward());
            }
            case DONE, ROLLBACK_BEGUN -> carry(back, backward());
            case ROLLBACK_SWITCHED -> leave(back);
            case ROLLED_BACK -> notices.add("it was taken back already");
        }
        return outcome(List.of());
    }

    /** What running would do. */
    Crossing.Outcome planned(boolean isAgain) {
        boolean isForward =
                before == State.PENDING || before == State.BEGUN || (before == State.ROLLED_BACK && isAgain);
        if (!standing.problems().isEmpty()) {
            return outcome(standing.problems());
        }
        interrupted();
        if (isSettling) {
            boolean isBackward = before == State.ROLLBACK_SWITCHED && !isAgain;
            return planned(isBackward ? backward() : forward(), isBackward ? target : source);
        }
        if (isForward) {
            return planned(forward(), source);
        }
        switch (before) {
            case SWITCHED ->
                notices.add(target.name() + " counts already; a run removes the rest from " + source.name());
            case DONE -> setAgain();
            case ROLLED_BACK -> held();
            case ROLLBACK_BEGUN ->
                notices.add("taking it back was begun and did not come to its end; a run gives that up,"
                        + " a rollback finishes it");
            case ROLLBACK_SWITCHED ->
                notices.add(source.name() + " counts again; a run removes the rest from " + target.name());
            case PENDING, BEGUN -> throw new IllegalStateException("they are planned");
        }
        return outcome(List.of());
    }

    /** What taking back would do. */
    Crossing.Outcome plannedBack() {
        if (!standing.problems().isEmpty()) {
            return outcome(standing.problems());
        }
        interrupted();
        if (isSettling) {
            return planned(backward(), target);
        }
        switch (before) {
            case DONE, ROLLBACK_BEGUN -> {
                return planned(backward(), target);
            }
            case PENDING -> notices.add("it was not made, so there is nothing to take back");
            case BEGUN ->
                notices.add("it was begun and did not come to its end; a rollback gives it up, and " + source.name()
                        + " counts as before");
            case SWITCHED -> notices.add("it did not come to its end; a rollback finishes it first");
            case ROLLBACK_SWITCHED ->
                notices.add(source.name() + " counts again; a rollback removes the rest from " + target.name());
            case ROLLED_BACK -> notices.add("it was taken back already");
        }
        return outcome(List.of());
    }

    private Crossing.Outcome planned(Course course, Side from) {
        keys.addAll(course.keys());
        remarks.addAll(course.remarks());
        notices.addAll(course.notices());
        List<Problem> problems = new ArrayList<>(course.problems());
        if (!isSettling) {
            from.emptied().ifPresent(problems::add);
        }
        return outcome(problems);
    }

    private void interrupted() {
        Stream.of(source, target)
                .flatMap(side -> side.history().unfinished().stream()
                        .map(unfinished -> unfinished.id() + " was interrupted in " + side.name()
                                + "; a run finishes it or gives it up first"))
                .forEach(notices::add);
    }

    private Course forward() {
        return isSettling ? There.settle(there, policy) : There.plan(there, policy);
    }

    private Course backward() {
        return isSettling ? Back.settle(there, back, policy) : Back.plan(there, back, policy);
    }

    /** Where the journals are not gone by, all goes to one place as if it was begun only now. */
    private void settle(boolean isBackward) {
        carry(isBackward ? back : there, isBackward ? backward() : forward());
    }

    private void carry(Way way, Course course) {
        if (!course.problems().isEmpty()) {
            throw new RefusedException(course.problems());
        }
        Optional<Problem> emptied = isSettling ? Optional.empty() : way.from().emptied();
        if (emptied.isPresent()) {
            throw new SourceException(emptied.get(), true, true, new IllegalStateException("empty"));
        }
        notices.addAll(course.notices());
        remarks.addAll(course.remarks());
        boolean isBegun = isSettling || before == State.BEGUN || before == State.ROLLBACK_BEGUN;
        if (course.gone().isEmpty() && !way.isBack() && !isBegun) {
            return; // nothing goes, so nothing is noted, and what comes later can go
        }
        if (!way.to().isWritable() && !course.edit().changes().isEmpty()) {
            Changes changes = course.edit().changes();
            instructions = way.to()
                    .instructions(way.head().keys(), changes.applyTo(way.to().settings()), changes);
            notices.add(
                    way.to().name() + " cannot be written from here: set these there, then roll back again; until then "
                            + way.from().name() + " counts");
            return;
        }
        keys.addAll(course.keys());
        done(new Carrier(way, policy).carry(course));
    }

    private void leave(Way way) {
        done(new Carrier(way, policy).leave());
    }

    private void giveUp(Way way) {
        remarks.addAll(new Carrier(way, policy).giveUp());
    }

    private void done(Carrier.Left left) {
        instructions = left.instructions();
        remarks.addAll(left.remarks());
    }

    private void held() {
        notices.add(
                there.head().name() + " was taken back and is held: it does not run again by itself; to run it, ask for"
                        + " that (runAgain)");
    }

    /** Whoever sets a key again in the old place should know that nobody reads it there. */
    private void setAgain() {
        List<String> again = source.settings().keys().stream()
                .filter(there::covers)
                .map(Key::toString)
                .toList();
        if (!again.isEmpty()) {
            notices.add("set in " + source.name() + " again, which does not count: " + String.join(", ", again) + "; "
                    + target.name() + " counts");
        }
    }
}
