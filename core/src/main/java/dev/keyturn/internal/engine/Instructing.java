package dev.keyturn.internal.engine;

import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Instructs;
import dev.keyturn.step.Description;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs over a place that this program cannot write: what would be written is told to whoever can, and what is found done is
 * noted. The journal never says of anything that it is done before it is.
 */
public final class Instructing {
    private static final String WAITS =
            " waits: it uses names again that one before it gives up, so that has to be done, and found done"
                    + " by a run, first";

    private final Wiring wiring;
    private final Run run;

    Instructing(Wiring wiring, Run run) {
        this.wiring = wiring;
        this.run = run;
    }

    static boolean isFor(Wiring wiring) {
        return !wiring.source().capabilities().isWritable();
    }

    /**
     * What is to be done instead of writing; nothing for a place that can be written.
     *
     * @throws RefusedException if the place cannot say, or what is asked for cannot be done there
     */
    public static Instructions between(Wiring wiring, History history, Settings before, Settings after) {
        Changes changes = Changes.between(before, after);
        if (!isFor(wiring) || changes.isEmpty()) {
            return Instructions.none();
        }
        Instructs place = wiring.source()
                .ability(Instructs.class)
                .orElseThrow(() -> new RefusedException(Problem.of(
                                Origin.of(wiring.source().name()),
                                Key.root(),
                                "these settings cannot be written from here",
                                "a place that can be written")
                        .hint("change them where they come from")));
        SecretKeys secrets = wiring.secrets(history, before, after);
        Redaction redaction = Redaction.of(() -> secrets, before, after);
        return place.instructions(wiring.needed(history), Edit.to(after, changes, List.of()))
                .hiding(one -> isSecret(one, secrets, redaction));
    }

    private static boolean isSecret(Instruction one, SecretKeys secrets, Redaction redaction) {
        Optional<Value> value = one.value().map(Value::of);
        return secrets.isSecret(one.key())
                || value.filter(text -> secrets.isSecret(one.key(), text) || redaction.hides(text))
                        .isPresent();
    }

    /**
     * What is told of migrations that are to be done.
     *
     * @param instructions what somebody else has to do
     * @param notices what else should be known
     */
    public record Told(Instructions instructions, List<String> notices) {}

    /**
     * What is told of all migrations that are to be done, or of the first of them where more could not be found done afterwards: the
     * settings alone tell what is done, and a name that is given up and then used again for something else would tell nothing.
     *
     * @throws RefusedException as {@link #between}, or because not even the first could be found done
     */
    public static Told forward(Wiring wiring, History history, Settings before, Forward.Outcome outcome) {
        List<Forward.Todo> todo = outcome.todo();
        if (!isFor(wiring) || todo.isEmpty()) {
            return new Told(Instructions.none(), List.of());
        }
        int count = 0;
        while (count < todo.size() && isRecognised(todo.subList(0, count + 1))) {
            count++;
        }
        if (count == 0) {
            throw new RefusedException(
                    unrecognised(wiring, todo.get(0).migration().id(), "it was done"));
        }
        List<String> notices = todo.subList(count, todo.size()).stream()
                .map(later -> later.migration().id() + WAITS)
                .toList();
        return new Told(between(wiring, history, before, todo.get(count - 1).after()), notices);
    }

    private static Problem unrecognised(Wiring wiring, String id, String what) {
        return Problem.of(
                        Origin.of(wiring.source().name()),
                        Key.root(),
                        "from these settings alone it could not be told whether " + id + " is still to be done once "
                                + what,
                        "new names that are none of the old ones")
                .hint("make several migrations of it; each is told when the one before it is done");
    }

    /** Whether the next run finds that all of them are done. */
    private static boolean isRecognised(List<Forward.Todo> done) {
        Settings after = done.get(done.size() - 1).after();
        return done.stream()
                .map(todo -> Sequence.up(todo.migration().allSteps(), after))
                .allMatch(again -> again.isDone() && again.settings().equals(after));
    }

    /** Whether somebody has done what a plan would ask for. */
    static List<Problem> unfollowed(Wiring wiring, History history, Settings settings) {
        Forward.Outcome plan = Forward.plan(wiring, history, settings, Which.ALL);
        if (!plan.problems().isEmpty()) {
            return plan.problems();
        }
        Instructions instructions;
        try {
            instructions = forward(wiring, history, settings, plan).instructions();
        } catch (RefusedException refused) {
            return refused.problems();
        }
        List<Problem> problems = new ArrayList<>();
        for (Instruction one : instructions.list()) {
            problems.add(Problem.of(
                            Origin.of(wiring.source().name()),
                            one.key(),
                            "not done yet: " + one,
                            "the settings as they are after the migrations that are not applied")
                    .hint("it is done where these settings are set; plan has all instructions"));
        }
        return problems;
    }

    /** Notes what is done already, up to the first migration that is not, and says what to do for the rest. */
    Engine.Result migrate(Recovery recovery, Forward.Outcome outcome, Settings before) {
        Told told = forward(wiring, run.history(), before, outcome);
        List<Forward.Todo> done = outcome.todo().stream()
                .takeWhile(todo -> todo.changes().isEmpty())
                .toList();
        for (Forward.Todo todo : done) {
            run.note(Entry.Kind.BASELINE, Engine.found(todo, new Stored(run.secrets(), wiring.vault())));
        }
        List<String> notices = new ArrayList<>(outcome.notices());
        notices.addAll(told.notices());
        return new Engine.Result(
                recovery, done, List.of(), notices, before, before, run.history(), told.instructions());
    }

    /** What taking back would do; what is taken back already changes nothing. */
    static Backward.Outcome back(Wiring wiring, Backward backward, List<Applied> targets, Settings settings) {
        int done = undone(wiring, backward, targets, settings);
        List<Backward.Undo> undos = new ArrayList<>();
        targets.subList(0, done)
                .forEach(target -> undos.add(new Backward.Undo(
                        target, Changes.between(settings, settings), settings, List.of(), List.of())));
        Backward.Outcome all = backward.plan(targets.subList(done, targets.size()), settings);
        int count = 0;
        while (count < all.undos().size()
                && undone(
                                wiring,
                                backward,
                                targets.subList(0, done + count + 1),
                                all.undos().get(count).after())
                        == done + count + 1) {
            count++;
        }
        undos.addAll(all.undos().subList(0, count));
        List<String> notices = new ArrayList<>(all.notices());
        all.undos().stream()
                .skip(count)
                .forEach(later -> notices.add(later.applied().id() + WAITS));
        Settings after =
                undos.isEmpty() ? settings : undos.get(undos.size() - 1).after();
        Backward.Outcome outcome = new Backward.Outcome(undos, after, notices, all.problems(), all.conflicts());
        return undos.isEmpty() && !all.undos().isEmpty()
                ? outcome.refused(List.of(
                        unrecognised(wiring, all.undos().get(0).applied().id(), "it was taken back")))
                : outcome;
    }

    /** How many of these are taken back already. */
    private static int undone(Wiring wiring, Backward backward, List<Applied> targets, Settings settings) {
        int count = 0;
        while (count < targets.size() && isUndone(wiring, backward, targets.get(count), settings)) {
            count++;
        }
        return count;
    }

    private static boolean isUndone(Wiring wiring, Backward backward, Applied target, Settings settings) {
        Backward.Outcome one = backward.plan(List.of(target), settings);
        return one.problems().isEmpty()
                ? one.undos().get(0).changes().isEmpty()
                : isBefore(target.description(wiring.codecs()), settings);
    }

    /** Whether the settings are as before a migration: going there and back changes nothing, but going there does. */
    private static boolean isBefore(Optional<Description> migration, Settings settings) {
        if (migration.isEmpty()) {
            return false;
        }
        Sequence.Result there = Sequence.up(migration.get().allSteps(), settings);
        return there.isDone()
                && !there.settings().equals(settings)
                && Sequence.down(
                                migration.get().allSteps(),
                                there.settings(),
                                Optional.of(there.residues()),
                                OnConflict.REFUSE)
                        instanceof Down.Done back
                && back.settings().equals(settings);
    }

    /** Notes what is taken back already, and says what to do for the rest. */
    Engine.Result rollback(Recovery recovery, Backward.Outcome outcome, Settings before) {
        Instructions instructions = between(wiring, run.history(), before, outcome.after());
        List<Backward.Undo> done = outcome.undos().stream()
                .takeWhile(undo -> undo.changes().isEmpty())
                .toList();
        for (Backward.Undo undo : done) {
            String id = undo.applied().id();
            run.note(
                    Entry.Kind.REVERSAL,
                    Table.builder()
                            .put(Body.ID, Value.of(id))
                            .put(Body.OF, Value.of(undo.applied().number()))
                            .put(Body.CHANGES, Value.of(List.of()))
                            .build());
            run.note(
                    Entry.Kind.REVERSED,
                    Body.about(run.history().unfinished().orElseThrow().entry()));
            run.courier().tell(Event.Kind.ROLLED_BACK, id, "it was taken back already");
        }
        return new Engine.Result(
                recovery, List.of(), done, outcome.notices(), before, before, run.history(), instructions);
    }
}
