package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.internal.secret.NoKey;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Comment;
import dev.keyturn.step.Condition;
import dev.keyturn.step.Custom;
import dev.keyturn.step.Description;
import dev.keyturn.step.Footprint;
import dev.keyturn.step.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Works out what a run would change, on a snapshot: the same for a plan, a rehearsal and the real thing. */
public final class Forward {
    private final Wiring wiring;
    private final History history;
    private final Which which;
    private final Gone gone;
    private final List<Todo> todo = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private Settings now;

    private Forward(Wiring wiring, History history, Settings now, Which which) {
        this.wiring = wiring;
        this.history = history;
        this.now = now;
        this.which = which;
        this.gone = Gone.of(wiring, history, now);
    }

    /** Why a migration is to be done. */
    public enum Why {
        /** It was never done. */
        PENDING,
        /** It was done, but the settings are the old ones again: a restored backup, an old copy. */
        RETURNED,
        /** It had nothing to take away when it ran, and has now: its old names came later. */
        LATE,
        /** Its new names are there already: there is nothing to change, but the fact to note. */
        FOUND
    }

    /**
     * One migration that is to be done.
     *
     * @param migration the migration
     * @param why why
     * @param before the settings before
     * @param changes what it changes
     * @param after the settings afterwards
     * @param residues what has to be kept for the way back
     * @param comments comments for keys that it adds
     */
    public record Todo(
            Description migration,
            Why why,
            Settings before,
            Changes changes,
            Settings after,
            Items residues,
            List<Comment> comments) {

        /** Whether it can be taken back; worked out anew at each call. */
        public WayBack wayBack() {
            return WayBack.of(this, before);
        }

        /** What is to be written. */
        Edit edit() {
            return Edit.to(after, changes, comments).inheriting(Heirs.of(migration.allSteps(), changes));
        }
    }

    /**
     * All that is to be done, or why it cannot be.
     *
     * @param todo what is to be done, in order
     * @param after the settings afterwards
     * @param returned what is applied according to the journal, and to be done again according to the settings
     * @param notices what else should be known
     * @param problems why nothing is done; empty if all can be
     */
    public record Outcome(
            List<Todo> todo, Settings after, List<String> returned, List<String> notices, List<Problem> problems) {
        public Outcome {
            todo = List.copyOf(todo);
            returned = List.copyOf(returned);
            notices = List.copyOf(notices);
            problems = List.copyOf(problems);
        }

        /** Whether a run would write nothing, and nothing is in its way. */
        boolean isNothing() {
            return todo.isEmpty() && returned.isEmpty() && problems.isEmpty();
        }

        /** The same with something that should be known before. */
        public Outcome with(List<String> first) {
            List<String> all = new ArrayList<>(first);
            all.addAll(notices);
            return new Outcome(todo, after, returned, all, problems);
        }

        /** The same with more that is in the way. */
        public Outcome refused(List<Problem> more) {
            List<Problem> all = new ArrayList<>(problems);
            all.addAll(more);
            return new Outcome(todo, after, returned, notices, all);
        }
    }

    static Outcome plan(Wiring wiring, History history, Settings settings, Which which) {
        Optional<Problem> emptied = Emptied.problem(wiring, history, settings);
        if (emptied.isPresent()) {
            return new Outcome(List.of(), settings, List.of(), List.of(), List.of(emptied.get()));
        }
        Forward forward = new Forward(wiring, history, settings, which);
        forward.plan(wiring.migrations());
        forward.back(settings);
        return new Outcome(
                forward.todo, forward.now, forward.gone.ids(), forward.notices, wiring.located(forward.problems));
    }

    private void plan(List<Description> migrations) {
        which.upTo()
                .filter(id -> migrations.stream().noneMatch(one -> one.id().equals(id)))
                .ifPresent(this::unknown);
        Set<String> known = migrations.stream().map(Description::id).collect(Collectors.toSet());
        for (Applied applied : history.applied()) {
            if (!known.contains(applied.id())) {
                notices.add(applied.id()
                        + (gone.has(applied.id())
                                ? " was applied, but the settings are the old ones again, and it is not among the"
                                        + " migrations given; a program that has it runs it again"
                                : " is applied, and is not among the migrations given (a newer release has it, or it was"
                                        + " left out); it is left alone"));
            }
        }
        String waitingFor = "";
        boolean isBehindLast = false;
        for (Description migration : migrations) {
            Optional<Applied> applied = history.applied(migration.id());
            applied.filter(then -> isAltered(migration, then))
                    .ifPresent(then -> notices.add(
                            Difference.of(then, migration, wiring.secrets(history), wiring.redaction(history, now))));
            boolean isGone = gone.has(migration.id());
            if (applied.isPresent() && !isGone) {
                // it is in the settings
            } else if (history.isHeld(migration.id()) && !which.isHeldToo()) {
                waitingFor = migration.id();
                notices.add(
                        migration.id() + " was rolled back and is held: it does not run again by itself; to run it, ask"
                                + " for held migrations as well (Pending.heldToo, --again)");
            } else if (!waitingFor.isEmpty()) {
                notices.add(migration.id() + " waits for " + waitingFor + ", which is held");
            } else if (isBehindLast || todo.size() >= which.most()) {
                notices.add(migration.id() + " waits: it was not asked for");
            } else if (isGone) {
                again(migration);
            } else {
                pending(migrations, migration);
            }
            isBehindLast |= which.upTo().equals(Optional.of(migration.id()));
        }
    }

    private void again(Description migration) {
        boolean isLate = gone.late().contains(migration.id());
        notices.add(
                isLate
                        ? migration.id()
                                + " found nothing to take away when it ran, and its old names are there now (they"
                                + " came later); it runs again"
                        : migration.id()
                                + " was applied, but the settings are the old ones again (a restored backup, or"
                                + " an old copy); it runs again");
        run(migration, isLate ? Why.LATE : Why.RETURNED);
    }

    /** Old names that are there again, unless a migration that is to be done deals with them. */
    private void back(Settings start) {
        for (Names.Name name : new Names(wiring, history, start).back()) {
            if (!gone.has(name.id()) && now.value(name.key()).equals(start.value(name.key()))) {
                notices.add(name.isBack());
            }
        }
    }

    private void unknown(String id) {
        problems.add(Problem.of(
                Origin.of(wiring.source().name()),
                Key.root(),
                "there is no migration " + id,
                wiring.migrations().stream().map(Description::id).collect(Collectors.joining(", ", "one of ", ""))));
    }

    /** Whether a migration is another one than was applied; unknown, and so not told, where that cannot be opened. */
    static boolean isAltered(Description migration, Applied applied) {
        String then = applied.checksum();
        // equal documents have equal checksums, and are quicker to compare (JournalBenchmark.migrateWithNothingToDo)
        return !then.isEmpty()
                && !applied.document().equals(DocumentWriter.write(migration))
                && !then.equals(DocumentWriter.checksum(migration));
    }

    private void pending(List<Description> migrations, Description migration) {
        Footprint mine = Footprint.all(migration.allSteps());
        for (Applied later : history.applied()) {
            boolean isLater = !gone.has(later.id())
                    && migrations.stream()
                            .dropWhile(one -> !one.id().equals(migration.id()))
                            .anyMatch(one -> one.id().equals(later.id()));
            Optional<Description> other = later.description(wiring.codecs());
            if (isLater && other.isPresent()) {
                if (mine.isIndependentOf(Footprint.all(other.get().allSteps()))) {
                    notices.add(migration.id() + " comes before " + later.id()
                            + ", which is applied already; they touch different keys, so it can still run");
                } else {
                    problems.add(Problem.of(
                                    Origin.of(wiring.source().name()),
                                    Key.root(),
                                    migration.id() + " comes before " + later.id()
                                            + ", which is applied already, and both touch the same keys",
                                    "new migrations behind those that are applied")
                            .hint("give it an id behind " + later.id() + ", or roll that back first"));
                    return;
                }
            }
        }
        run(migration, Why.PENDING);
    }

    private void run(Description migration, Why why) {
        for (Condition assumption : migration.assumptions()) {
            if (!assumption.holds(now)) {
                problems.add(Problem.of(
                        wiring.origin(now, assumption.key()),
                        assumption.key(),
                        migration.id() + " assumes something that is not so",
                        assumption.expected()));
            }
        }
        notices.addAll(Elsewhere.notices(wiring, migration, now));
        Sequence.Result result = HalfFollowed.up(wiring, migration, now);
        if (!result.isDone()) {
            problems.addAll(wiring.shown(result.problems(), migration, history));
            return;
        }
        Changes changes = Changes.between(now, result.settings());
        problems.addAll(wiring.source().capabilities().problems(result.settings(), changes));
        wiring.excess(result.settings()).stream()
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        if (!wiring.vault().canSeal()
                && new Stored(wiring.secretsIn(history, now), wiring.vault())
                        .needsKey(migration, Instructing.isFor(wiring) ? List.of() : changes.list())) {
            problems.add(NoKey.problem(wiring.source().name()));
        }
        for (Condition check : migration.checks()) {
            if (!check.holds(result.settings())) {
                notices.add(migration.id() + " does not do all that it promises: expected " + check.expected());
            }
        }
        boolean isFound = changes.isEmpty() && hasTargets(migration);
        List<Comment> comments = migration.steps().stream()
                .flatMap(step -> step.comments().stream())
                .filter(comment -> changes.list().stream().map(Change::key).anyMatch(comment.key()::equals))
                .toList();
        todo.add(new Todo(
                migration, isFound ? Why.FOUND : why, now, changes, result.settings(), result.residues(), comments));
        now = result.settings();
    }

    private boolean hasTargets(Description migration) {
        boolean isAboutAll = migration.steps().stream().anyMatch(Custom.class::isInstance);
        for (KeyPattern target : Footprint.all(migration.steps()).targets()) {
            boolean isForReferences = target.equals(KeyPattern.of(Key.root())) && !isAboutAll;
            if (!isForReferences && !target.matches(now).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
