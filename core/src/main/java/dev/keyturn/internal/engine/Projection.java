package dev.keyturn.internal.engine;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Comment;
import dev.keyturn.step.Description;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a store at another shape than its own: what was applied and does not belong to that shape is taken back
 * in memory, from the journal alone; what belongs to it and was not applied is applied in memory. An edit there goes the
 * same way back.
 */
public final class Projection {
    private final Wiring wiring;
    private final History history;
    private final Settings store;
    private final List<Applied> back;
    private final List<Description> forward;
    private final List<Items> residues = new ArrayList<>();
    private final List<Comment> comments = new ArrayList<>();
    private final Settings atShape;

    private Projection(Wiring wiring, History history, Settings store, List<Applied> back, List<Description> forward) {
        this.wiring = wiring;
        this.history = history;
        this.store = store;
        this.back = back;
        this.forward = forward;
        this.atShape = read(store);
    }

    /**
     * The settings at the shape to which these migrations, and no others, have led.
     *
     * @throws RefusedException if an edit, or a missing migration, is in the way
     */
    public static Projection of(Wiring wiring, History history, Settings store, Set<String> shape) {
        List<Applied> applied = history.applied();
        int first = 0;
        while (first < applied.size() && shape.contains(applied.get(first).id())) {
            first++;
        }
        List<Applied> back = new ArrayList<>();
        for (int i = applied.size() - 1; i >= first; i--) {
            back.add(applied.get(i));
        }
        List<String> there = applied.subList(0, first).stream().map(Applied::id).toList();
        List<Description> forward = new ArrayList<>();
        wiring.migrations().stream()
                .filter(migration -> shape.contains(migration.id()) && !there.contains(migration.id()))
                .forEach(forward::add);
        // one that was applied out of order and that this program does not know comes from the journal
        for (Applied one : applied.subList(first, applied.size())) {
            boolean isKnown = wiring.migrations().stream().anyMatch(m -> m.id().equals(one.id()));
            if (shape.contains(one.id()) && !isKnown) {
                one.description(wiring.codecs()).ifPresent(forward::add);
            }
        }
        return new Projection(wiring, history, store, back, forward);
    }

    /** The settings at the shape. */
    public Settings settings() {
        return atShape;
    }

    /** Whether the store has the shape itself. */
    public boolean isStore() {
        return back.isEmpty() && forward.isEmpty();
    }

    /** The ids of what is taken back in memory. */
    public List<String> takenBack() {
        return back.stream().map(Applied::id).toList();
    }

    /** The ids of what is applied in memory. */
    public List<String> applied() {
        return forward.stream().map(Description::id).toList();
    }

    /** What would give what is stored the shape; nobody writes it. */
    public Edit whole(Settings stored) {
        List<Value> looks = new ArrayList<>();
        back.forEach(applied -> applied.layout().ifPresent(looks::add));
        Changes changes = Changes.between(stored, atShape);
        List<Step> steps =
                forward.stream().flatMap(one -> one.allSteps().stream()).toList();
        return Edit.to(atShape, changes, comments)
                .inheriting(Heirs.of(steps, changes))
                .restoring(looks.isEmpty() ? Optional.empty() : Optional.of(Value.of(looks)));
    }

    private Settings read(Settings from) {
        Backward.Outcome outcome = new Backward(history, wiring, Decisions.NONE).plan(back, from);
        // what the store cannot hold is no matter: nothing of this is written
        if (outcome.undos().size() < back.size()) {
            throw new RefusedException(outcome.problems());
        }
        Settings now = outcome.after();
        for (Description migration : forward) {
            Sequence.Result result = HalfFollowed.up(wiring, migration, now);
            if (!result.isDone()) {
                throw new RefusedException(wiring.shown(result.problems(), migration, history));
            }
            residues.add(result.residues());
            migration.steps().forEach(step -> comments.addAll(step.comments()));
            now = result.settings();
        }
        return now;
    }

    /**
     * The edit of the store that makes the settings read like this at the shape.
     *
     * @throws RefusedException if the shape of the store has no place for it, or its source cannot hold it
     */
    public Edit write(Settings edited) {
        Settings there = onStore(Changes.between(stored(atShape), stored(edited)));
        check(there, edited);
        Changes changes = Changes.between(store, there);
        List<Problem> problems = new ArrayList<>(wiring.source().capabilities().problems(there, changes));
        problems.addAll(wiring.excess(there));
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return Edit.to(there, changes, List.of());
    }

    /** What the edit alone changes: the way there and back alone may bring a default again that somebody deleted. */
    private Settings onStore(Changes changes) {
        Settings there = store;
        for (Change change : changes.list()) {
            Optional<Value> after = change.after();
            there = after.isPresent() ? there.with(change.key(), after.get()) : there.without(change.key());
        }
        return there;
    }

    /** What settings at the shape are at the shape of the store. */
    private Settings stored(Settings settings) {
        Settings now = settings;
        for (int i = forward.size() - 1; i >= 0; i--) {
            Down down = Sequence.down(forward.get(i).allSteps(), now, Optional.of(residues.get(i)), OnConflict.REFUSE);
            if (down instanceof Down.Refused refused) {
                throw new RefusedException(wiring.shown(refused.problems(), forward.get(i), history));
            }
            now = ((Down.Done) down).settings();
        }
        for (int i = back.size() - 1; i >= 0; i--) {
            Applied applied = back.get(i);
            Description description = applied.description(wiring.codecs())
                    .orElseThrow(() -> new RefusedException(Problem.of(
                                    Origin.of(applied.id()),
                                    Key.root(),
                                    "this release is too old to write through it",
                                    "a release that knows every word of that migration")
                            .hint("write at the shape of the store")));
            Sequence.Result result = Sequence.up(description.allSteps(), now);
            if (!result.isDone()) {
                throw new RefusedException(wiring.shown(result.problems(), description, history));
            }
            now = result.settings();
        }
        return now;
    }

    /** Whoever reads at the shape again has to find what was written, or nothing is written. */
    private void check(Settings there, Settings edited) {
        Changes lost = Changes.between(edited, new Projection(wiring, history, there, back, forward).atShape);
        List<Problem> problems = new ArrayList<>();
        for (Change change : lost.list()) {
            problems.add(Problem.of(
                            wiring.origin(store, change.key()),
                            change.key(),
                            "the settings as they are stored have no place for this edit: it would not be found again",
                            "an edit that both shapes can express")
                    .hint("make it at the shape of the store; nothing was written"));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }
}
