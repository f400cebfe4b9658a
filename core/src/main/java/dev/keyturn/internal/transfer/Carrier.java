package dev.keyturn.internal.transfer;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.engine.Mark.Stage;
import dev.keyturn.internal.engine.Side;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Instructions;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes one way of a transfer, there or back, in the one order that survives a crash at any point:
 *
 * <ol>
 *   <li>Both journals say what is about to happen, first that of the place that the settings leave.
 *   <li>They are written to the other place, and read back.
 *   <li>The place that they leave is looked at again: nobody has changed them meanwhile.
 *   <li>The journal of the place that they went to says that it counts from now on. That one entry decides.
 *   <li>They are removed from the place that they leave, if they still are what they were; its journal says so before and after.
 *   <li>The other journal says that all is done.
 * </ol>
 */
final class Carrier {
    private final Way way;
    private final OnConflict policy;

    Carrier(Way way, OnConflict policy) {
        this.way = way;
        this.policy = policy;
    }

    /** What is left to do for others, and what became of edits. */
    record Left(Instructions instructions, List<Remark> remarks) {}

    /** Everything up to the entry that decides; then the rest. */
    Left carry(Course course) {
        way.from().backup();
        way.to().backup();
        begin(way.from(), Stage.BEGUN, way.kept(course.gone()), Optional.empty(), List.of());
        way.to().asOne(() -> {
            begin(way.to(), Stage.BEGUN, course.announced(), Optional.of(course.edit()), course.stood());
            way.to().write(way.head().name(), course.edit());
        });
        Optional<Mark> begun = way.last(way.to(), Stage.BEGUN);
        unchanged();
        end(way.to(), Stage.SWITCHED, begun);
        return leave();
    }

    private void begin(Side side, Stage stage, Changes changes, Optional<Edit> edit, List<Key> stood) {
        boolean isOrigin = side == way.from();
        Optional<Edit> written = edit.filter(one -> !one.changes().isEmpty());
        Side.Announced what = new Side.Announced(changes, written, way.secrets(), stood);
        side.begin(way.head(), way.isBack(), isOrigin, stage, what, way.says(stage, isOrigin));
    }

    private void end(Side side, Stage stage, Optional<Mark> of) {
        boolean isOrigin = side == way.from();
        side.end(way.head(), way.isBack(), isOrigin, stage, of, way.says(stage, isOrigin));
    }

    /** An edit that was made while the settings were copied would be the one that is lost. */
    private void unchanged() {
        Settings announced = way.from().settings();
        way.from().look();
        List<Problem> problems = new ArrayList<>();
        for (Change change : Changes.between(announced, way.from().settings()).list()) {
            if (way.covers(change.key())) {
                problems.add(Problem.of(
                                way.from().origin(change.key()),
                                change.key(),
                                "somebody changed it while it was copied to "
                                        + way.to().name(),
                                "the value that was copied")
                        .hint("run again: that takes the new value along; so far "
                                + way.from().name() + " counts, and nothing was removed from it"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    /** What is left when the other place counts: the settings go from here. */
    Left leave() {
        List<Remark> remarks = new ArrayList<>();
        Optional<Mark> last = lastOf(way.from());
        if (last.filter(mark -> mark.stage() == Stage.DONE && mark.isBack() == way.isBack())
                .isPresent()) {
            end(way.to(), Stage.DONE, Optional.empty());
            return new Left(Instructions.none(), remarks);
        }
        Settings live = way.from().settings();
        Settings after = Course.without(live, leaving(remarks));
        after = restored(after);
        Changes rest = Changes.between(live, after);
        if (!rest.isEmpty() && !way.from().isWritable()) {
            return new Left(way.from().instructions(way.head().keys(), after, rest), remarks);
        }
        if (rest.isEmpty()) {
            end(way.from(), Stage.DONE, way.last(way.from(), Stage.SWITCHED));
        } else {
            remove(Edit.to(after, rest, List.of()).restoring(look()));
        }
        end(way.to(), Stage.DONE, Optional.empty());
        return new Left(Instructions.none(), remarks);
    }

    private void remove(Edit edit) {
        way.from().asOne(() -> {
            begin(way.from(), Stage.SWITCHED, edit.changes(), Optional.of(edit), List.of());
            way.from().write(way.head().name(), edit);
            end(way.from(), Stage.DONE, way.last(way.from(), Stage.SWITCHED));
        });
    }

    private Optional<Mark> lastOf(Side side) {
        List<Mark> marks = side.history().marks(way.head().name());
        return marks.isEmpty() ? Optional.empty() : Optional.of(marks.get(marks.size() - 1));
    }

    /** What the way back removes is what the way there brought, so that the place has the look again that it had. */
    private Optional<Value> look() {
        return way.isBack() ? way.opposite().brought().stream().findFirst().flatMap(Mark::layout) : Optional.empty();
    }

    /** The keys that are still to go, each with the value that was announced, or with that of the other place. */
    private List<Key> leaving(List<Remark> remarks) {
        List<Key> leaving = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<Change> carried = new ArrayList<>();
        for (Change change : announced()) {
            Key key = change.key();
            Optional<Value> live = way.from().settings().value(key);
            if (live.isEmpty() || change.after().isPresent()) {
                continue;
            }
            Settings there = way.to().settings();
            Optional<Value> other = there.value(key);
            leaving.add(key);
            boolean isHeldThere = there.has(key) || !way.from().isWritable();
            if (isHeldThere && (live.equals(change.before()) || other.equals(live.map(there::held)))) {
                continue;
            }
            if (!isHeldThere) {
                problems.add(lost(key));
                continue;
            }
            boolean isEditedThere = !other.equals(change.before().map(there::held));
            switch (policy == OnConflict.KEEP_EDITED && isEditedThere ? OnConflict.REFUSE : policy) {
                case REFUSE -> problems.add(edited(key, isEditedThere));
                case RESTORE_OLD -> remarks.add(new Remark(Remark.What.OLD_WON, key));
                case KEEP_EDITED -> {
                    carried.add(new Change(key, other, live.map(there::held).map(Placeless::of)));
                    remarks.add(new Remark(Remark.What.EDIT_WON, key));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        take(carried);
        return leaving;
    }

    /** An edit that was made in the old place is made in the new one, before it goes from the old one. */
    private void take(List<Change> carried) {
        Settings after = way.to().settings();
        for (Change change : carried) {
            after = after.with(change.key(), change.after().orElseThrow());
        }
        Changes changes = Changes.between(way.to().settings(), after);
        List<Problem> problems = way.to().problems(after, changes);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        way.to().write(way.head().name(), Edit.to(after, changes, List.of()));
    }

    private Problem edited(Key key, boolean isEditedThere) {
        String what = "it was edited here after " + way.to().name() + " began to count";
        Problem problem = Problem.of(
                way.from().origin(key),
                key,
                what + (isEditedThere ? ", and there, too" : ""),
                isEditedThere ? "the same value in both places" : "the value that went there");
        return problem.hint(
                isEditedThere
                        ? "make both the same, or " + call("RESTORE_OLD") + ", which drops the edit here"
                        : "to take the edit along, " + call("KEEP_EDITED") + "; to drop it, " + call("RESTORE_OLD"));
    }

    private String call(String policy) {
        return (way.isBack() ? "rollback(" : "run(") + policy + ")";
    }

    private Problem lost(Key key) {
        return Problem.of(
                        way.from().origin(key),
                        key,
                        "it is still here, and no longer in " + way.to().name()
                                + ", where a backup was put back since it went there",
                        "a value in " + way.to().name() + ", which counts")
                .hint("set it there again, or delete it here if it is to be nowhere; then run again");
    }

    /** What was to go. Of a place that cannot be written from here the journal may not last, so the other one is asked. */
    private List<Change> announced() {
        Optional<Mark> own = way.last(way.from(), Stage.BEGUN);
        if (way.from().isWritable() && own.isPresent()) {
            return own.get().changes();
        }
        Map<Key, Value> brought = new LinkedHashMap<>();
        way.to().settings().forEach(brought::put);
        way.brought().stream()
                .flatMap(mark -> mark.changes().stream())
                .forEach(change -> change.after().ifPresent(value -> brought.put(change.key(), value)));
        return way.from().settings().keys().stream()
                .filter(key -> way.covers(key) && brought.containsKey(key))
                .map(key -> new Change(key, Optional.ofNullable(brought.get(key)), Optional.empty()))
                .toList();
    }

    /** With what the way there found in the place of what it brought. */
    private Settings restored(Settings left) {
        Settings after = left;
        for (Change change : announced()) {
            boolean isBefore = change.after().isPresent() && !left.has(change.key());
            after = isBefore ? Course.with(after, change.key(), change.after().orElseThrow()) : after;
        }
        return after;
    }

    /** Takes away what was brought by a way that came to nothing before the other place counted. */
    List<Remark> giveUp() {
        List<Remark> remarks = new ArrayList<>();
        List<Mark> open = way.open(way.to());
        Settings live = way.to().settings();
        Settings cleared = Course.cleared(way.to(), open);
        edited(open, cleared, remarks);
        Changes changes = Changes.between(live, cleared);
        Optional<Value> look =
                open.isEmpty() ? Optional.empty() : open.get(open.size() - 1).layout();
        way.to().backup();
        way.to().asOne(() -> {
            way.to()
                    .write(
                            way.head().name(),
                            Edit.to(cleared, changes, List.of()).restoring(look));
            end(way.to(), Stage.GIVEN_UP, Optional.empty());
        });
        end(way.from(), Stage.GIVEN_UP, Optional.empty());
        return remarks;
    }

    /** A copy that somebody edited before it counted is theirs; it is told, and stays. */
    private static void edited(List<Mark> open, Settings cleared, List<Remark> remarks) {
        open.stream()
                .flatMap(mark -> mark.changes().stream())
                .filter(change -> !cleared.value(change.key()).equals(change.before()))
                .map(change -> new Remark(Remark.What.KEPT, change.key()))
                .distinct()
                .forEach(remarks::add);
    }
}
