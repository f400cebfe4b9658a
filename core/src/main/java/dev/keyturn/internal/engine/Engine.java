package dev.keyturn.internal.engine;

import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.internal.secret.SecretsIn;
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
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.KeepsContent;
import dev.keyturn.spi.KeepsLayout;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.step.Description;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Does what was worked out: under the lock, behind a recovery, and in the order that {@link Run} keeps.
 *
 * <p>What is announced in the journal holds all that is needed to finish the write, to undo it, and to take the migration
 * back later. It is durable before anything is written.
 */
public final class Engine {
    private final Wiring wiring;

    /** An engine for one source. */
    public Engine(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * What a run did.
     *
     * @param recovery what was left over from an earlier run
     * @param done what was migrated
     * @param undone what was taken back
     * @param notices what else should be known
     * @param before the settings before, for what may be shown
     * @param after the settings afterwards
     * @param history the journal afterwards, if there was one
     * @param instructions what was not done, because somebody else has to
     */
    public record Result(
            Recovery recovery,
            List<Forward.Todo> done,
            List<Backward.Undo> undone,
            List<String> notices,
            Settings before,
            Settings after,
            History history,
            Instructions instructions) {
        /** Of a run that wrote all that was to be done. */
        public Result(
                Recovery recovery,
                List<Forward.Todo> done,
                List<Backward.Undo> undone,
                List<String> notices,
                Settings before,
                Settings after,
                History history) {
            this(recovery, done, undone, notices, before, after, history, Instructions.none());
        }

        public Result {
            done = List.copyOf(done);
            undone = List.copyOf(undone);
            notices = List.copyOf(notices);
        }
    }

    /** What it works with. */
    public Wiring wiring() {
        return wiring;
    }

    /**
     * What somebody who only looks sees: the settings and the journal as the next run will find them, once it has finished or
     * given up what a run that was killed left behind.
     *
     * @param history the journal
     * @param snapshot the settings
     * @param stored the settings as they are stored, be they unfinished
     * @param written the journal as it is written, be it unfinished
     * @param notices what should be known of the place, and what the next run will do first
     */
    public record Look(History history, Snapshot snapshot, Settings stored, History written, List<String> notices) {}

    /** Looks; what is unfinished is finished on a copy, so that nothing is changed and no lock is taken. */
    public Look look() {
        History history = wiring.history();
        return look(history, wiring.needed(history));
    }

    /** As {@link #look()}, at everything, also where a source could give the part that migrations are about. */
    public Look lookAtAll() {
        History history = wiring.history();
        return look(history, wiring.whole(history));
    }

    private Look look(History history, Selection selection) {
        Snapshot snapshot = wiring.snapshot(selection);
        List<String> notices = new ArrayList<>(said(history, snapshot));
        notices.addAll(history.unfinishedTransfers());
        Optional<History.Unfinished> unfinished = history.unfinished();
        if (unfinished.isEmpty()) {
            return new Look(history, snapshot, snapshot.settings(), history, List.copyOf(notices));
        }
        Engine copy = new Engine(wiring.inMemory(snapshot.settings(), history.entries()));
        Result recovered = copy.recover(OnConflict.REFUSE);
        notices.add(unfinished.get().id() + " " + recovered.recovery().ahead());
        return new Look(
                recovered.history(),
                new Snapshot(recovered.after(), snapshot.revision()),
                snapshot.settings(),
                history,
                List.copyOf(notices));
    }

    /** What the place says of itself. What it says of a secret could tell what that looks like. */
    private List<String> said(History history, Snapshot snapshot) {
        if (snapshot.notices().isEmpty()) {
            return List.of();
        }
        SecretKeys secrets = wiring.secrets(history, snapshot.settings());
        return snapshot.notices().stream()
                .filter(notice -> !secrets.isSecret(notice.key()))
                .map(Problem::toString)
                .toList();
    }

    /** What a run would do now; nothing is changed, and no lock is taken. */
    public Forward.Outcome plan(History history, Settings settings, Which which) {
        return OnPaper.tried(wiring, Forward.plan(wiring, history, settings, which));
    }

    /** What the source could not write of what a run would do, whatever else is in the way of that. */
    public List<Problem> unwritable(History history, Settings settings, Which which) {
        return OnPaper.problems(wiring, Forward.plan(wiring, history, settings, which));
    }

    /** What taking back would do now; nothing is changed, and no lock is taken. */
    public Backward.Outcome planBack(History history, List<Applied> targets, Settings settings, Decisions decisions) {
        Optional<Problem> emptied = Emptied.problem(wiring, history, settings);
        if (emptied.isPresent()) {
            return new Backward.Outcome(List.of(), settings, List.of(), List.of(emptied.get()), List.of());
        }
        Backward backward = new Backward(history, wiring, decisions);
        return Instructing.isFor(wiring)
                ? Instructing.back(wiring, backward, targets, settings)
                : OnPaper.tried(wiring, backward.plan(targets, settings));
    }

    /** Picks what to take back from what is applied; the last first. */
    @FunctionalInterface
    public interface Choice {
        /** The migrations to take back. */
        List<Applied> from(History history);
    }

    @SuppressWarnings("try") // the lock is held, not used; an error on letting it go never hides an earlier one
    private <T> T locked(String what, Function<Courier, T> work) {
        try (Courier courier = new Courier(wiring)) {
            String holder = wiring.holder() + " since " + wiring.clock().instant();
            try (Lock.Held held = wiring.lock().acquire(wiring.patience(), holder)) {
                wiring.source().sweep();
                wiring.journal().sweep();
                wiring.backups().ifPresent(copies -> copies.place().sweep());
                T result = work.apply(courier);
                courier.tell(Event.Kind.ENDED, what);
                return result;
            } catch (RefusedException refused) {
                refused.problems().forEach(problem -> courier.tell(Event.Kind.REFUSED, problem.toString()));
                throw refused;
            } catch (SourceException failed) {
                courier.tell(Event.Kind.REFUSED, failed.problem().toString());
                throw failed;
            }
        }
    }

    private <T> T run(String what, OnConflict policy, RunWork<T> work) {
        return run(what, policy, courier -> Run.of(wiring, courier), work);
    }

    private <T> T run(String what, OnConflict policy, Function<Courier, Run> begin, RunWork<T> work) {
        return locked(what, courier -> {
            Run run = begin.apply(courier);
            courier.tell(Event.Kind.STARTED, what + "; " + wiring.stands(run.history()));
            Settings before = run.settings();
            Recovery recovery = run.recover(policy);
            return work.in(run, recovery, before);
        });
    }

    @FunctionalInterface
    private interface RunWork<T> {
        T in(Run run, Recovery recovery, Settings before);
    }

    /** Migrates, if something is so still: what a plan was made for, or anything. */
    public Result migrate(Which which, Still still) {
        return Unlocked.migrate(wiring, which, still).orElseGet(() -> migrateLocked(which, still));
    }

    private Result migrateLocked(Which which, Still still) {
        // a plan was made for what is there before the run finishes what another one left behind
        Function<Courier, Run> begin = courier -> {
            Run run = Run.of(wiring, courier);
            still.check(wiring, run.history(), run.snapshot());
            return run;
        };
        return run("migrate", OnConflict.REFUSE, begin, (run, recovery, before) -> {
            Emptied.check(wiring, run.history(), run.settings());
            Forward.Outcome outcome = plan(run.history(), run.settings(), which);
            if (!outcome.problems().isEmpty()) {
                throw new RefusedException(outcome.problems());
            }
            if (Instructing.isFor(wiring)) {
                return new Instructing(wiring, run).migrate(recovery, outcome, before);
            }
            List<Table> bodies =
                    outcome.todo().stream().map(todo -> body(todo, stored(run))).toList();
            run.check(Entry.Kind.INTENT, bodies);
            if (!outcome.returned().isEmpty() && !outcome.todo().isEmpty()) {
                run.note(Entry.Kind.RETURNED, Body.ids(outcome.returned()));
            }
            for (int i = 0; i < bodies.size(); i++) {
                migrate(run, outcome.todo().get(i), bodies.get(i));
            }
            List<String> notices = new ArrayList<>(outcome.notices());
            notices.addAll(run.history().unfinishedTransfers());
            return new Result(
                    recovery, outcome.todo(), List.of(), run.notices(notices), before, run.settings(), run.history());
        });
    }

    /** What is announced, or noted, of a migration. */
    static Table body(Forward.Todo todo, Stored stored) {
        Description migration = todo.migration();
        return todo.changes().isEmpty()
                ? found(todo, stored)
                : described(migration, stored)
                        .with(Body.RESIDUES, stored.residues(todo.residues(), migration.allSteps()))
                        .with(Body.CHANGES, stored.changes(todo.changes().list()));
    }

    /** What is noted of a migration that has nothing to change. */
    static Table found(Forward.Todo todo, Stored stored) {
        return described(todo.migration(), stored)
                .with(Body.FOUND, Value.of(todo.why() == Forward.Why.FOUND ? Body.RESULT : Body.NOTHING));
    }

    private void migrate(Run run, Forward.Todo todo, Table body) {
        Description migration = todo.migration();
        if (todo.changes().isEmpty()) {
            run.note(Entry.Kind.BASELINE, body);
            return;
        }
        migration.steps().forEach(step -> run.courier().tell(Event.Kind.STEP, migration.id(), step.kind()));
        Edit edit = todo.edit().asOf(todo.before(), run.settings());
        run.write(Entry.Kind.INTENT, migration.id(), () -> withLayout(body, run, edit, todo), edit);
    }

    /** A text around a change may hold any secret of the settings; where none can be sealed, the look is not kept. */
    private Table withLayout(Table body, Run run, Edit edit, Forward.Todo todo) {
        Optional<KeepsLayout> keeper = wiring.source().ability(KeepsLayout.class);
        if (keeper.isEmpty()) {
            return body;
        }
        SecretKeys secrets = wiring.secrets(run.history(), run.settings(), todo.after());
        SecretsIn now = secrets.equals(run.secrets().keys()) ? run.secrets() : new SecretsIn(secrets, run.settings());
        boolean isSecret = now.areThere() || becomesSecret(todo.changes(), secrets);
        if (isSecret && !wiring.vault().canSeal()) {
            return body;
        }
        Value layout = keeper.get().layout(run.revision(), edit);
        return body.with(Body.LAYOUT, isSecret ? wiring.vault().seal(layout) : layout);
    }

    private static boolean becomesSecret(Changes changes, SecretKeys secrets) {
        return changes.list().stream()
                .anyMatch(change -> change.after()
                        .filter(value -> secrets.isSecret(change.key(), value))
                        .isPresent());
    }

    private Stored stored(Run run) {
        return new Stored(run.secrets(), wiring.vault());
    }

    private static Table described(Description migration, Stored stored) {
        return Table.builder()
                .put(Body.ID, Value.of(migration.id()))
                .put(Body.MIGRATION, stored.migration(migration))
                .build();
    }

    /** Takes migrations back. */
    public Result rollback(Choice choice, Decisions decisions) {
        return run("rollback", decisions.onConflict(), (run, recovery, before) -> {
            List<Applied> targets = choice.from(run.history());
            Emptied.check(wiring, run.history(), run.settings());
            Backward.Outcome outcome = planBack(run.history(), targets, run.settings(), decisions);
            if (!outcome.problems().isEmpty()) {
                throw new RefusedException(outcome.problems());
            }
            if (Instructing.isFor(wiring)) {
                return new Instructing(wiring, run).rollback(recovery, outcome, before);
            }
            List<Table> bodies =
                    outcome.undos().stream().map(undo -> body(run, undo)).toList();
            run.check(Entry.Kind.REVERSAL, bodies);
            Settings planned = run.settings();
            for (int i = 0; i < bodies.size(); i++) {
                Backward.Undo undo = outcome.undos().get(i);
                rollback(run, undo, bodies.get(i), planned);
                planned = undo.after();
            }
            return new Result(
                    recovery,
                    List.of(),
                    outcome.undos(),
                    run.notices(outcome.notices()),
                    before,
                    run.settings(),
                    run.history());
        });
    }

    private Table body(Run run, Backward.Undo undo) {
        Stored stored = stored(run);
        Table.Builder body = Table.builder()
                .put(Body.ID, Value.of(undo.applied().id()))
                .put(Body.OF, Value.of(undo.applied().number()))
                .put(Body.CHANGES, stored.changes(undo.changes().list()));
        if (!undo.remarks().isEmpty()) {
            body.put(Body.EDITS, Body.edits(undo.remarks()));
        }
        return body.build();
    }

    private static void rollback(Run run, Backward.Undo undo, Table body, Settings planned) {
        run.write(
                Entry.Kind.REVERSAL,
                undo.applied().id(),
                () -> body,
                undo.edit().asOf(planned, run.settings()));
        run.courier().tell(Event.Kind.ROLLED_BACK, undo.applied().id(), Run.keys(undo.changes()));
    }

    /** Finishes or gives up what an earlier run left unfinished. */
    public Result recover(OnConflict policy) {
        return run(
                "recover",
                policy,
                (run, recovery, before) ->
                        new Result(recovery, List.of(), List.of(), List.of(), before, run.settings(), run.history()));
    }

    /** Adds a tag, or a sentence, to the journal. */
    public void note(Entry.Kind kind, Table body) {
        this.<History>run(kind.name().toLowerCase(Locale.ROOT), OnConflict.REFUSE, (run, recovery, before) -> {
            run.note(kind, body);
            return run.history();
        });
    }

    /** Notes that the settings have the shape of this migration, and of all before it, already. */
    public void baseline(String id) {
        List<Description> known = wiring.migrations();
        int index = known.stream().map(Description::id).toList().indexOf(id);
        if (index < 0) {
            throw new RefusedException(Problem.of(
                    Origin.of(wiring.source().name()),
                    Key.root(),
                    "there is no migration " + id,
                    "one of those that the migrator was given"));
        }
        this.<History>run("baseline", OnConflict.REFUSE, (run, recovery, before) -> {
            Stored stored = stored(run);
            boolean isEmptied =
                    Emptied.problem(wiring, run.history(), run.settings()).isPresent();
            run.asOne(() -> {
                for (Description migration : known.subList(0, index + 1)) {
                    boolean isAgain = isEmptied && migration.id().equals(id);
                    if (isAgain || run.history().applied(migration.id()).isEmpty()) {
                        run.note(Entry.Kind.BASELINE, described(migration, stored));
                    }
                }
            });
            return run.history();
        });
    }

    /** Puts a backup back, whatever the settings are now, and notes it. */
    public void restore(String name) {
        Copies copies = wiring.backups()
                .orElseThrow(() -> new RefusedException(Problem.of(
                                Origin.of(wiring.source().name()),
                                Key.root(),
                                "no backups are kept",
                                "a place for backups")
                        .hint("give the migrator a directory, or backups")));
        locked("restore", courier -> {
            History history = wiring.history();
            Table content = copies.content(name, wiring.vault());
            long number = Math.min(Copies.entry(name), history.entries().size() + 1L);
            Table restored = Table.empty().with(Body.OF, Value.of(number));
            Optional<KeepsContent> whole = wiring.source().ability(KeepsContent.class);
            if (whole.isPresent() && Copies.bytes(content).isPresent()) {
                whole.get().restore(Copies.bytes(content).orElseThrow());
                wiring.journal()
                        .append(history.next(Entry.Kind.RESTORED, wiring.clock().instant(), restored));
                return history;
            }
            Run run = Run.ofAll(wiring, courier);
            Settings then = run.settings().like(Copies.settings(content).orElseThrow());
            Changes changes = Changes.between(run.settings(), then);
            run.asOne(() -> {
                if (!changes.isEmpty()) {
                    run.write("backup " + name, Edit.to(then, changes, List.of()));
                }
                run.note(Entry.Kind.RESTORED, restored);
            });
            return history;
        });
    }

    /**
     * Does work on these keys that needs this place and another one: under the lock, and behind a recovery.
     *
     * @param what the work, for the log
     */
    public <T> T beside(String what, List<Key> keys, Function<Side, T> work) {
        return run(
                what,
                OnConflict.REFUSE,
                courier -> Run.of(wiring, courier, keys),
                (run, recovery, before) -> work.apply(new Side(wiring, run)));
    }

    /** The same place for somebody who only looks: nothing may be written to it. */
    public Side beside(List<Key> keys) {
        try (Courier nobody = new Courier(wiring)) {
            return new Side(wiring, Run.of(wiring, nobody, keys));
        }
    }

    /** Seals with a new key from now on. Not while a run seals with the old one, or two keys are made and one is lost. */
    public void rotateKey() {
        locked("rotate key", courier -> {
            wiring.vault().rotate();
            return wiring.vault();
        });
    }

    /** Writes an edit that was made at another shape. */
    public void edit(BiFunction<History, Settings, Edit> edit) {
        Function<Courier, Run> begin = courier -> Run.ofAll(wiring, courier);
        this.<History>run("edit", OnConflict.REFUSE, begin, (run, recovery, before) -> {
            Edit there = edit.apply(run.history(), run.settings());
            if (!there.changes().isEmpty()) {
                run.write("", there);
            }
            return run.history();
        });
    }
}
