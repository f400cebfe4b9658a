package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Conflict;
import dev.keyturn.step.Description;
import dev.keyturn.step.Down;
import dev.keyturn.step.Remark;
import dev.keyturn.step.Residue;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Works out what taking migrations back would change, from the journal alone. */
public final class Backward {
    private static final String BRING_THE_KEY =
            "bring the key back, or accept the loss (rollbackAcceptingLoss, --accept-loss): everything else comes back"
                    + " then, and the report lists what does not";

    private final History history;
    private final Wiring wiring;
    private final Decisions decisions;
    private final List<String> losses = new ArrayList<>();

    Backward(History history, Wiring wiring, Decisions decisions) {
        this.history = history;
        this.wiring = wiring;
        this.decisions = decisions;
    }

    /**
     * One migration that is to be taken back.
     *
     * @param applied the migration, as the journal has it
     * @param changes what that changes
     * @param after the settings afterwards
     * @param remarks what becomes of edits
     * @param losses what does not come back, because the key that sealed it is gone
     */
    public record Undo(Applied applied, Changes changes, Settings after, List<Remark> remarks, List<String> losses) {
        Edit edit() {
            return Edit.to(after, changes, List.of()).restoring(applied.layout());
        }
    }

    /**
     * All that is to be taken back, or why it cannot be.
     *
     * @param undos what is to be taken back, in order
     * @param after the settings afterwards
     * @param notices what else should be known
     * @param problems why nothing is done; empty if all can be
     * @param conflicts where an edit and the old state exclude each other
     */
    public record Outcome(
            List<Undo> undos, Settings after, List<String> notices, List<Problem> problems, List<Conflict> conflicts) {
        public Outcome {
            undos = List.copyOf(undos);
            notices = List.copyOf(notices);
            problems = List.copyOf(problems);
            conflicts = List.copyOf(conflicts);
        }

        /** The same with more that is in the way. */
        public Outcome refused(List<Problem> more) {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(more);
            return new Outcome(undos, after, notices, all, conflicts);
        }
    }

    Outcome plan(List<Applied> targets, Settings settings) {
        Settings now = settings;
        List<Undo> undos = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Applied applied : targets) {
            Down down = down(applied, now);
            if (down instanceof Down.Refused refused) {
                return new Outcome(
                        List.of(),
                        settings,
                        List.of(),
                        wiring.located(shown(refused.problems(), applied)),
                        refused.conflicts());
            }
            Down.Done done = (Down.Done) down;
            Changes changes = Changes.between(now, done.settings());
            problems.addAll(wiring.source().capabilities().problems(done.settings(), changes));
            wiring.excess(done.settings()).stream()
                    .filter(problem -> !problems.contains(problem))
                    .forEach(problems::add);
            if (applied.isLayoutLost()) {
                losses.add(
                        "how it looked, comments and places, is sealed with a key that is gone; the values come back");
            }
            undos.add(new Undo(
                    applied,
                    changes,
                    done.settings(),
                    Remarks.of(applied, steps(applied), now, done),
                    List.copyOf(losses)));
            losses.clear();
            now = done.settings();
        }
        return new Outcome(undos, now, notices(targets, settings), wiring.located(problems), List.of());
    }

    private List<String> notices(List<Applied> targets, Settings settings) {
        List<String> notices = new ArrayList<>();
        List<String> ids = targets.stream().map(Applied::id).toList();
        String returned = Gone.of(wiring, history, settings).ids().stream()
                .filter(ids::contains)
                .collect(Collectors.joining(", "));
        if (!returned.isEmpty()) {
            notices.add("the settings are those of before " + returned
                    + " already (a restored backup, or an old copy); only the journal changes");
        }
        // what is in the settings unknown to the journal is looked for behind the first that is taken back
        List<Forward.Todo> todo =
                Forward.plan(wiring, history, settings, Which.ALL).todo();
        boolean isBehind = false;
        for (Description migration : wiring.migrations()) {
            boolean isFound = todo.stream()
                    .anyMatch(one -> one.why() == Forward.Why.FOUND
                            && one.migration().id().equals(migration.id()));
            if (isBehind && isFound) {
                notices.add(
                        migration.id() + " is in the settings, but not in the journal, so this does not take it back:"
                                + " a migrate notes it (with held migrations, Pending.heldToo or --again, where one before it is"
                                + " held), and a rollback after that takes it back");
            }
            isBehind |= ids.contains(migration.id());
        }
        return notices;
    }

    private List<Step> steps(Applied applied) {
        return applied.description(wiring.codecs()).map(Description::allSteps).orElse(List.of());
    }

    private List<Problem> shown(List<Problem> problems, Applied applied) {
        return applied.description(wiring.codecs())
                .map(description -> wiring.shown(problems, description, history))
                .orElse(problems);
    }

    private Down down(Applied applied, Settings now) {
        Optional<Description> description =
                applied.description(wiring.codecs()).map(stored -> withCode(applied, stored));
        if (description.isEmpty()) {
            return fromChanges(applied, now);
        }
        List<Step> steps = description.get().allSteps();
        if (applied.isBorn()) {
            return Sequence.down(steps, now, Optional.empty(), decisions.onConflict());
        }
        if (applied.residues().size() != steps.size()) {
            return new Down.Refused(List.of(foreign(applied)), List.of());
        }
        List<Residue> residues = new ArrayList<>();
        List<Problem> lost = new ArrayList<>();
        for (Value stored : applied.residues()) {
            Optional<Value> residue = Stored.opened(stored, history.vault());
            if (residue.filter(value -> !(value instanceof Table)).isPresent()) {
                return new Down.Refused(List.of(foreign(applied)), List.of());
            }
            if (residue.isEmpty()) {
                Step step = steps.get(residues.size());
                lost.add(lost(applied, step));
                losses.add("what was kept for the step " + step.kind() + " (" + keys(step)
                        + ") is encrypted with a key that is gone; what is there now was converted back instead");
            }
            residues.add(residue.map(value -> Residue.of((Table) value)).orElse(Residue.born()));
        }
        if (!lost.isEmpty() && !decisions.isLossAccepted()) {
            losses.clear();
            return new Down.Refused(lost, List.of());
        }
        return Sequence.down(steps, now, residues, decisions.onConflict());
    }

    private static Problem foreign(Applied applied) {
        return Problem.of(
                        Origin.of("journal"),
                        Key.root(),
                        "what entry " + applied.number() + " keeps for the steps of " + applied.id()
                                + " is not what they keep",
                        "what the way up kept")
                .hint("something else wrote the journal; restore it from a backup");
    }

    private static String keys(Step step) {
        return step.footprint().writes().stream()
                .map(KeyPattern::toString)
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static Problem lost(Applied applied, Step step) {
        return Problem.of(
                        Origin.of(applied.id()),
                        Key.root(),
                        "what was kept for the step " + step.kind() + " (" + keys(step)
                                + ") holds a secret and cannot be decrypted",
                        "the key that it was encrypted with")
                .hint(BRING_THE_KEY);
    }

    /** Java that a journal cannot hold comes from the same migration where this program has it. */
    private Description withCode(Applied applied, Description stored) {
        return wiring.migrations().stream()
                .filter(one -> one.id().equals(stored.id())
                        && DocumentWriter.checksum(one).equals(applied.checksum()))
                .findFirst()
                .orElse(stored);
    }

    /** A word that this program is too old for: what was changed is changed back where nobody edited it. */
    private Down fromChanges(Applied applied, Settings now) {
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
        for (Key lost : decisions.isLossAccepted() ? List.<Key>of() : applied.lost()) {
            problems.add(Problem.of(
                            Origin.of(applied.id()),
                            lost,
                            "what it was before cannot be decrypted",
                            "the key that it was encrypted with")
                    .hint(BRING_THE_KEY));
        }
        if (!problems.isEmpty()) {
            return new Down.Refused(problems, List.of());
        }
        applied.lost().forEach(key -> losses.add(key + " is encrypted with a key that is gone; it stays as it is"));
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
