package dev.keyturn;

import dev.keyturn.internal.engine.Applied;
import dev.keyturn.internal.engine.Backward;
import dev.keyturn.internal.engine.Basis;
import dev.keyturn.internal.engine.Chronicle;
import dev.keyturn.internal.engine.Copies;
import dev.keyturn.internal.engine.Decisions;
import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.Fingerprint;
import dev.keyturn.internal.engine.Forward;
import dev.keyturn.internal.engine.History;
import dev.keyturn.internal.engine.Inside;
import dev.keyturn.internal.engine.Instructing;
import dev.keyturn.internal.engine.Looking;
import dev.keyturn.internal.engine.Overview;
import dev.keyturn.internal.engine.Patching;
import dev.keyturn.internal.engine.Preflighting;
import dev.keyturn.internal.engine.Rehearsing;
import dev.keyturn.internal.engine.Still;
import dev.keyturn.internal.engine.Verifying;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.internal.secret.Redaction;
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
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Patch;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Moves one source from shape to shape.
 *
 * <p>{@code Migrator.of(source).with(datasource).build()} is enough where the source knows its journal, as files do. All
 * methods may be called again at any time, also after a crash; those that write take the lock of the source, finish or give up
 * what a run that was killed left behind, and do all of their work or none.
 *
 * <p>To look: {@link #plan}, {@link #patch}, {@link #rehearse}, {@link #planRollback}, {@link #status}, {@link #history}, {@link #runs}, {@link #verify},
 * {@link #at}. To act: {@link #migrate}, {@link #rollback}, {@link #recover}, {@link #tag}, {@link #baseline}, {@link
 * #restore}.
 */
public final class Migrator {
    static {
        Inside.opens(migrator -> ((Migrator) migrator).engine);
    }

    private final Engine engine;
    private final Mode mode;
    private final List<String> warnings;
    private final List<Consumer<Progress>> watchers;

    Migrator(Engine engine, Mode mode, List<String> warnings, List<Consumer<Progress>> watchers) {
        this.engine = engine;
        this.mode = mode;
        this.warnings = warnings;
        this.watchers = List.copyOf(watchers);
    }

    /** Begins a migrator for a source. */
    public static MigratorBuilder of(SettingsSource source) {
        return new MigratorBuilder(source);
    }

    private Wiring wiring() {
        return engine.wiring();
    }

    Engine engine() {
        return engine;
    }

    /** What should be known of how it was put together, and of a key that was made. */
    List<String> warnings() {
        List<String> all = new ArrayList<>(warnings);
        all.addAll(wiring().vault().notices());
        return all;
    }

    Mode mode() {
        return mode;
    }

    /** The source, as messages call it. */
    public String source() {
        return wiring().source().name();
    }

    private Redaction redaction(History history, Settings... settings) {
        return wiring().redaction(history, settings);
    }

    /** What {@link #migrate} would do now. Nothing is changed, and no lock is taken. */
    public Plan plan() {
        return plan(Pending.all());
    }

    /** What {@link #migrate(Pending)} would do now. Nothing is changed, and no lock is taken. */
    public Plan plan(Pending pending) {
        Engine.Look look = engine.look();
        Settings settings = look.snapshot().settings();
        Forward.Outcome outcome = engine.plan(look.history(), settings, pending.which());
        Told told = told(outcome.problems(), () -> Instructing.forward(wiring(), look.history(), settings, outcome));
        List<String> notices = new ArrayList<>(look.notices());
        notices.addAll(told.notices());
        return new Plan(
                outcome.with(notices).refused(told.problems()),
                Basis.of(wiring(), look.written(), look.snapshot().revision(), pending.which()),
                () -> Fingerprint.of(wiring(), look.written(), look.stored(), pending.which())
                        .toString(),
                redaction(look.history(), settings, outcome.after()),
                told.instructions());
    }

    /** What somebody else has to do, or why that cannot be said. */
    private record Told(Instructions instructions, List<String> notices, List<Problem> problems) {}

    private static Told told(List<Problem> problems, Supplier<Instructing.Told> telling) {
        if (!problems.isEmpty()) {
            return new Told(Instructions.none(), List.of(), List.of());
        }
        try {
            Instructing.Told told = telling.get();
            return new Told(told.instructions(), told.notices(), List.of());
        } catch (RefusedException refused) {
            return new Told(Instructions.none(), List.of(), refused.problems());
        }
    }

    /**
     * What {@link #migrate} would write now, as a patch: for files that are read-only here, and for changes by pull request. Nothing
     * is changed, and no lock is taken. See {@link Patch} for what is in it: secrets, too.
     *
     * <p>The journal knows nothing of what others apply. The next run finds that the new settings are there, and notes it; the way
     * back from there converts what is there then, since nothing older was kept.
     *
     * @throws RefusedException if {@link #migrate} would be refused, or the source makes no patches
     */
    public Patch patch() {
        return patch(Pending.all());
    }

    /** As {@link #patch()}, for some migrations. */
    public Patch patch(Pending pending) {
        Engine.Look look = engine.look();
        return Patching.patch(
                wiring(), look, engine.plan(look.history(), look.snapshot().settings(), pending.which()));
    }

    /** Does on a copy in memory what {@link #migrate} would do, and takes it back. Nothing is changed, and no lock is taken. */
    public Rehearsal rehearse() {
        return rehearse(Pending.all());
    }

    /** As {@link #rehearse()}, for some migrations. */
    public Rehearsal rehearse(Pending pending) {
        Engine.Look look = engine.look();
        Settings settings = look.snapshot().settings();
        Rehearsing.Found found =
                rehearsed(wiring().inMemory(settings, look.history().entries()), pending, Looking.NONE);
        boolean hasPassed = found.problems().isEmpty();
        return rehearsal(
                look, hasPassed ? found.refused(engine.unwritable(look.history(), settings, pending.which())) : found);
    }

    /**
     * As {@link #rehearse()}, on another source, which gets these settings first: a staging table, a copy of the file. Whatever
     * that source held is replaced; the source of this migrator is only read.
     *
     * @throws IllegalArgumentException if it is the source of this migrator
     * @throws RefusedException if that source has a journal of its own, so that somebody uses it; nothing is written then
     */
    public Rehearsal rehearseOn(SettingsSource staging) {
        return onStaging(staging, Looking.NONE);
    }

    /** As {@link #rehearseOn(SettingsSource)}, and somebody looks at that source while it is migrated, and when it is rolled back. */
    public Rehearsal rehearseOn(SettingsSource staging, Trial trial) {
        return onStaging(staging, (isMigrated, settings) -> {
            Trial.Outcome outcome = trial.look(isMigrated ? Trial.Phase.MIGRATED : Trial.Phase.ROLLED_BACK, settings);
            return Optional.of(new Looking.Looked(isMigrated, outcome.hasPassed(), outcome.says(), outcome.lines()));
        });
    }

    private Rehearsal onStaging(SettingsSource staging, Looking looking) {
        Rehearsing.checkUnused(wiring().source(), staging);
        Engine.Look look = engine.lookAtAll();
        Settings settings = look.snapshot().settings();
        Snapshot there = staging.read(Selection.all());
        Changes changes = Changes.between(there.settings(), settings);
        if (!changes.isEmpty()) {
            staging.write(there.revision(), Edit.to(settings, changes, List.of()));
        }
        // whoever reads it knows the source, and not where the copy was
        return rehearsal(
                look,
                rehearsed(wiring().on(staging, look.history().entries()), Pending.all(), looking)
                        .insteadOf(staging.name(), source()));
    }

    private Rehearsing.Found rehearsed(Wiring copy, Pending pending, Looking looking) {
        return Rehearsing.rehearse(
                copy,
                pending.which(),
                looking,
                (done, of) -> watchers.forEach(watcher -> watcher.accept(new Progress(source(), done, 0, of))));
    }

    private Rehearsal rehearsal(Engine.Look look, Rehearsing.Found found) {
        return new Rehearsal(
                found, source(), redaction(look.history(), look.snapshot().settings(), found.after()));
    }

    /**
     * Does all migrations that are to be done. Where the settings cannot be written from here, nothing is changed: {@link
     * Report#instructions} says what whoever can has to do, and what is found done is noted.
     *
     * @throws RefusedException if one of them cannot be done; none is done then
     * @throws dev.keyturn.spi.SourceException if the settings cannot be read or written now; {@code isTemporary} says whether to try
     *     again, as where they are empty although something was written to them: somebody may be about to write them
     */
    public Report migrate() {
        return migrate(Pending.all());
    }

    /** As {@link #migrate()}, for some migrations. */
    public Report migrate(Pending pending) {
        return switch (mode) {
            case OFF -> nothing("the mode is OFF, so nothing was looked at and nothing was done");
            case PLAN -> planned(plan(pending));
            case MIGRATE -> report(engine.migrate(pending.which(), Still.ANYTHING));
        };
    }

    /**
     * Does what a plan says, and nothing else.
     *
     * @throws RefusedException if the settings, the journal or the migrations are no longer those that it was made for
     */
    public Report migrate(Plan plan) {
        return switch (mode) {
            case OFF -> nothing("the mode is OFF, so nothing was looked at and nothing was done");
            case PLAN -> planned(plan);
            case MIGRATE -> report(engine.migrate(plan.basis().which(), plan.basis()));
        };
    }

    /**
     * As {@link #migrate(Plan)}, where the plan was made by another process, of which this one knows the {@linkplain Plan#fingerprint
     * fingerprint}. A secret that got another value since is not noticed, as the plan did not show it.
     *
     * @throws RefusedException if the settings, the journal or the migrations are no longer those that it was made for
     */
    public Report migrateAsPlanned(String fingerprint) {
        if (mode == Mode.OFF) {
            return migrate();
        }
        Fingerprint planned = Fingerprint.read(fingerprint).orElseThrow(() -> Fingerprint.unreadable(source()));
        return mode == Mode.PLAN
                ? planned(plan(Pending.of(planned.which())))
                : report(engine.migrate(planned.which(), planned));
    }

    private Report planned(Plan plan) {
        if (!plan.problems().isEmpty()) {
            throw new RefusedException(plan.problems());
        }
        return nothing(
                plan.migrations().isEmpty()
                        ? "the mode is PLAN; there is nothing to do"
                        : "the mode is PLAN, so nothing was written; to be done: "
                                + String.join(", ", plan.migrations()));
    }

    private Report nothing(String why) {
        return Report.nothing(source(), why);
    }

    private Report report(Engine.Result result) {
        return new Report(result, source(), redaction(result.history(), result.before(), result.after()), warnings());
    }

    /** What {@link #rollback(To)} would do now. Nothing is changed, and no lock is taken. */
    public RollbackPlan planRollback(To to) {
        return planRollback(to, Decisions.NONE);
    }

    /** As {@link #planRollback(To)}; {@code policy} decides where an edit and the old state exclude each other. */
    public RollbackPlan planRollback(To to, OnConflict policy) {
        return planRollback(to, new Decisions(policy, false));
    }

    private RollbackPlan planRollback(To to, Decisions decisions) {
        Engine.Look look = engine.look();
        Settings settings = look.snapshot().settings();
        Backward.Outcome outcome =
                engine.planBack(look.history(), to.choice().from(look.history()), settings, decisions);
        List<String> notices = new ArrayList<>(look.notices());
        notices.addAll(outcome.notices());
        Told told = told(
                outcome.problems(),
                () -> new Instructing.Told(
                        Instructing.between(wiring(), look.history(), settings, outcome.after()), List.of()));
        return new RollbackPlan(
                outcome.refused(told.problems()),
                List.copyOf(notices),
                to,
                source(),
                redaction(look.history(), settings, outcome.after()),
                told.instructions());
    }

    /**
     * Takes migrations back, and keeps what was edited since. Where the settings cannot be written from here, it says what to do,
     * and notes what is found taken back.
     *
     * @throws RefusedException if an edit cannot be carried back; nothing is taken back then
     */
    public Report rollback(To to) {
        return rollback(to, OnConflict.REFUSE);
    }

    /** As {@link #rollback(To)}; {@code policy} decides where an edit and the old state exclude each other. */
    public Report rollback(To to, OnConflict policy) {
        return rollback(to, new Decisions(policy, false));
    }

    /**
     * As {@link #rollback(To, OnConflict)}, where the key is gone that secrets were sealed with: everything else comes back,
     * and the report lists what does not.
     */
    public Report rollbackAcceptingLoss(To to, OnConflict policy) {
        return rollback(to, new Decisions(policy, true));
    }

    private Report rollback(To to, Decisions decisions) {
        mayWrite();
        return report(engine.rollback(to.choice(), decisions));
    }

    void mayWrite() {
        if (mode != Mode.MIGRATE) {
            throw new RefusedException(Problem.of(
                            Origin.of(source()),
                            Key.root(),
                            "the mode is " + mode + ", so nothing is written",
                            "MIGRATE")
                    .hint("set " + Mode.VARIABLE + " to MIGRATE, or leave it out"));
        }
    }

    /** Finishes, or gives up, what a run that was killed left unfinished. Every other run does so, too, before it begins. */
    public Report recover() {
        return recover(OnConflict.REFUSE);
    }

    /** As {@link #recover()}; {@code policy} decides about keys that somebody edited after the run was killed. */
    public Report recover(OnConflict policy) {
        mayWrite();
        return report(engine.recover(policy));
    }

    /** Names this point, so that one can go back to it. */
    public void tag(String name) {
        mayWrite();
        if (name.isBlank()) {
            throw new IllegalArgumentException("a tag has a name");
        }
        engine.note(Entry.Kind.TAG, Table.empty().with("name", Value.of(name)));
    }

    /** Adds a sentence to the journal. */
    public void note(String says) {
        mayWrite();
        if (says.isBlank()) {
            throw new IllegalArgumentException("a note says something");
        }
        engine.note(Entry.Kind.NOTE, Table.empty().with("says", Value.of(says)));
    }

    /**
     * Notes that the settings have the shape of a migration, and of all before it, already. Nothing else is changed. It is also how
     * to say that settings which were emptied are meant to be empty.
     */
    public void baseline(String id) {
        mayWrite();
        engine.baseline(id);
    }

    /** Where every migration stands. Nothing is changed, and no lock is taken. */
    public Status status() {
        History history = wiring().history();
        Settings settings = wiring().snapshot(history).settings();
        Overview overview = Overview.of(engine, history, settings);
        List<Status.Line> lines = overview.lines().stream()
                .map(line -> new Status.Line(
                        line.id(), Status.State.valueOf(line.state().name())))
                .toList();
        return new Status(source(), mode, lines, overview.notices(), redaction(history, settings));
    }

    /** What was done to the source. Nothing is changed, and no lock is taken. */
    public HistoryOf history() {
        History history = wiring().history();
        return new HistoryOf(source(), history.entries(), redaction(history));
    }

    /** What each run did, the oldest first. Nothing is changed, and no lock is taken. */
    public List<PastRun> runs() {
        History history = wiring().history();
        Settings settings = wiring().snapshot(history).settings();
        return Chronicle.of(history).stream()
                .map(run -> new PastRun(this, history, settings, run))
                .toList();
    }

    /**
     * Adds to the journal that this rehearsal was made before the last run, so that whoever reads of the run later knows it.
     *
     * @throws IllegalArgumentException if the rehearsal failed, or was of other migrations than the last run did
     */
    public void note(Rehearsal rehearsal) {
        mayWrite();
        engine.note(Entry.Kind.NOTE, rehearsal.evidence(Chronicle.of(wiring().history())));
    }

    /** Whether the settings are what the journal says, and what the migrations promised. Nothing is changed. */
    public Verification verify() {
        History history = wiring().history();
        Settings settings = wiring().snapshot(history).settings();
        return new Verification(Verifying.verify(wiring(), history, settings), source(), redaction(history, settings));
    }

    /**
     * What would hinder {@link #migrate}, as far as it can be told without one: what a plan refuses, a place that is not to be written, a
     * lock that somebody holds, and what the source knows of itself ({@link dev.keyturn.spi.Preflights}). No setting is changed.
     */
    public List<Problem> preflight() {
        Engine.Look look = engine.look();
        Forward.Outcome outcome = engine.plan(
                look.history(), look.snapshot().settings(), Pending.all().which());
        List<Problem> problems = new ArrayList<>(outcome.problems());
        problems.addAll(Preflighting.problems(engine, outcome));
        return problems;
    }

    /** The settings at another shape than that of the store, to read and to write. */
    public AtShape at(Shape shape) {
        return new AtShape(engine, shape, this::mayWrite);
    }

    /** The names of the backups, the oldest first: that of the entry which the run that made it wrote first. */
    public List<String> backups() {
        return wiring().backups().map(Copies::names).orElse(List.of());
    }

    /**
     * Puts a backup back, whatever the settings are now, and notes that what was applied since is gone with them. It is for the
     * day on which the settings are corrupt; edits made since are lost. To take a migration back, use {@link #rollback}.
     *
     * @throws RefusedException if the backup is not there, or damaged; nothing is changed then
     */
    public void restore(String backup) {
        mayWrite();
        engine.restore(backup);
    }

    /** Seals new secrets with a new key from now on; what older ones sealed stays readable. For keys that Keyturn made. */
    public void rotateKey() {
        mayWrite();
        engine.rotateKey();
    }

    /** The ids of the migrations that are in the settings, the oldest first. */
    public List<String> applied() {
        return wiring().history().applied().stream().map(Applied::id).toList();
    }

    /** The ids of the migrations that were rolled back, and are held until they are asked for. */
    public List<String> held() {
        return wiring().history().held();
    }
}
