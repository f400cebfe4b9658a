package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Conflict;
import dev.keyturn.step.Description;
import dev.keyturn.step.Down;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Remark;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what taking migrations back would change, from the journal alone. */
public final class Backward {
    private final History history;
    private final List<Description> known;
    private final OnConflict policy;

    Backward(History history, List<Description> known, OnConflict policy) {
        this.history = history;
        this.known = known;
        this.policy = policy;
    }

    /**
     * One migration that is to be taken back.
     *
     * @param applied the migration, as the journal has it
     * @param changes what that changes
     * @param after the settings afterwards
     * @param remarks what becomes of edits
     */
    public record Undo(History.Applied applied, Changes changes, Settings after, List<Remark> remarks) {}

    /**
     * All that is to be taken back, or why it cannot be.
     *
     * @param undos what is to be taken back, in order
     * @param after the settings afterwards
     * @param problems why nothing is done; empty if all can be
     * @param conflicts where an edit and the old state exclude each other
     */
    public record Outcome(List<Undo> undos, Settings after, List<Problem> problems, List<Conflict> conflicts) {
        public Outcome {
            undos = List.copyOf(undos);
            problems = List.copyOf(problems);
            conflicts = List.copyOf(conflicts);
        }
    }

    Outcome plan(List<History.Applied> targets, Settings settings) {
        Settings now = settings;
        List<Undo> undos = new ArrayList<>();
        for (History.Applied applied : targets) {
            Down down = down(applied, now);
            if (down instanceof Down.Refused refused) {
                return new Outcome(List.of(), settings, refused.problems(), refused.conflicts());
            }
            Down.Done done = (Down.Done) down;
            undos.add(new Undo(
                    applied, Changes.between(now, done.settings()), done.settings(), remarks(applied, now, done)));
            now = done.settings();
        }
        return new Outcome(undos, now, List.of(), List.of());
    }

    /** The steps do not tell an edit of a value that converts exactly; the journal knows what was written. */
    private static List<Remark> remarks(History.Applied applied, Settings now, Down.Done done) {
        List<Remark> remarks = new ArrayList<>(done.remarks());
        for (Change change : applied.changes()) {
            Optional<Value> live = now.value(change.key());
            boolean isEdited = change.after().isPresent() && live.isPresent() && !live.equals(change.after());
            boolean isTold = remarks.stream().anyMatch(remark -> remark.key().equals(change.key()));
            if (isEdited && !isTold) {
                remarks.add(new Remark(Remark.What.CARRIED_BACK, change.key()));
            }
        }
        return remarks;
    }

    private Down down(History.Applied applied, Settings now) {
        Optional<Description> description =
                applied.description(history.codecs()).map(stored -> withCode(applied, stored));
        if (description.isEmpty()) {
            return fromChanges(applied, now);
        }
        if (applied.isBorn()) {
            return Sequence.down(description.get().allSteps(), now, Optional.empty(), policy);
        }
        List<Value> residues = new ArrayList<>();
        List<Problem> lost = new ArrayList<>();
        for (Value stored : applied.residues().items()) {
            Optional<Value> residue = Stored.openResidue(stored, history.vault());
            if (residue.isEmpty()) {
                lost.add(lost(applied, description.get().allSteps().get(residues.size())));
            }
            residues.add(residue.orElse(Table.empty()));
        }
        if (!lost.isEmpty()) {
            return new Down.Refused(lost, List.of());
        }
        Items opened = Value.of(residues);
        return Sequence.down(description.get().allSteps(), now, Optional.of(opened), policy);
    }

    private static Problem lost(History.Applied applied, Step step) {
        return Problem.of(
                        Origin.of(applied.id()),
                        Key.root(),
                        "what was kept for the step " + step.kind() + " holds a secret and cannot be decrypted",
                        "the key that it was encrypted with")
                .hint("bring the key back; nothing was changed");
    }

    /** Java that a journal cannot hold comes from the same migration where this program has it. */
    private Description withCode(History.Applied applied, Description stored) {
        return known.stream()
                .filter(one -> one.id().equals(stored.id())
                        && DocumentWriter.checksum(one).equals(applied.checksum()))
                .findFirst()
                .orElse(stored);
    }

    /** A word that this program is too old for: what was changed is changed back where nobody edited it. */
    private Down fromChanges(History.Applied applied, Settings now) {
        List<Problem> problems = new ArrayList<>();
        for (Change change : applied.changes()) {
            if (!now.value(change.key()).equals(change.after())) {
                problems.add(Problem.of(
                                now.origin(change.key()),
                                change.key(),
                                "it was edited since " + applied.id()
                                        + ", and this release is too old to convert the edit back",
                                "a release that knows every word of that migration")
                        .hint("roll back with the release that applied it"));
            }
        }
        for (Key lost : applied.lost()) {
            problems.add(Problem.of(
                    Origin.of(applied.id()),
                    lost,
                    "what it was before cannot be decrypted",
                    "the key that it was encrypted with"));
        }
        if (!problems.isEmpty()) {
            return new Down.Refused(problems, List.of());
        }
        Settings back = now;
        List<Change> changes = applied.changes();
        for (int i = changes.size() - 1; i >= 0; i--) {
            Key key = changes.get(i).key();
            if (changes.get(i).before().isEmpty()) {
                back = back.without(key);
            }
        }
        for (int i = changes.size() - 1; i >= 0; i--) {
            Optional<Value> before = changes.get(i).before();
            if (before.isPresent()) {
                back = back.with(changes.get(i).key(), before.get());
            }
        }
        return new Down.Done(back, List.of());
    }
}
