package dev.keyturn.internal.engine;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.settings.Change;
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
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Receipt;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.step.Description;
import dev.keyturn.step.OnConflict;
import dev.keyturn.step.Step;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Does what was worked out, in the one order that survives a crash at any point: lock, recover, read, plan, announce in the
 * journal, write, read back and compare, confirm in the journal.
 *
 * <p>The announcement holds all that is needed to finish the write, to undo it, and to take the migration back later. It
 * is durable before anything is written.
 */
public final class Engine {
    private final SettingsSource source;
    private final Journal journal;
    private final Lock lock;
    private final List<Description> migrations;
    private final CodecRegistry codecs;
    private final Vault vault;
    private final Clock clock;
    private final Duration patience;
    private final String holder;

    /** An engine for one source. */
    public Engine(
            SettingsSource source,
            Journal journal,
            Lock lock,
            List<Description> migrations,
            CodecRegistry codecs,
            Vault vault,
            Clock clock,
            Duration patience,
            String holder) {
        this.source = source;
        this.journal = journal;
        this.lock = lock;
        this.migrations = List.copyOf(migrations);
        this.codecs = codecs;
        this.vault = vault;
        this.clock = clock;
        this.patience = patience;
        this.holder = holder;
    }

    /** What a recovery did. */
    public enum Recovery {
        /** There was nothing unfinished. */
        NOTHING,
        /** What was announced had not been written; it was given up. */
        DISCARDED,
        /** What was announced had been written; it was confirmed. */
        CONFIRMED,
        /** What was announced had been written in part; it was finished. */
        FINISHED
    }

    /**
     * What a run did.
     *
     * @param recovery what was left over from an earlier run
     * @param done what was migrated
     * @param undone what was taken back
     * @param notices what else should be known
     */
    public record Result(Recovery recovery, List<Forward.Todo> done, List<Backward.Undo> undone, List<String> notices) {
        public Result {
            done = List.copyOf(done);
            undone = List.copyOf(undone);
            notices = List.copyOf(notices);
        }
    }

    /** The history according to the journal. */
    public History history() {
        return History.of(journal.read(), codecs, vault);
    }

    /** The settings as they are. */
    public Snapshot snapshot() {
        return source.read(Selection.all());
    }

    /** The secrets of these settings, by all migrations that are known. */
    public SecretKeys secrets(History history) {
        List<Description> all = new ArrayList<>(migrations);
        history.ever().forEach(applied -> applied.description(codecs).ifPresent(all::add));
        return SecretKeys.of(all);
    }

    /** What a run would do now; nothing is changed, and no lock is taken. */
    public Forward.Outcome plan(History history, Settings settings, boolean again) {
        return Forward.plan(migrations, history, settings, source.capabilities(), source.name(), again);
    }

    /** What taking back would do now; nothing is changed, and no lock is taken. */
    public Backward.Outcome planBack(
            History history, List<History.Applied> targets, Settings settings, OnConflict policy) {
        return new Backward(history, migrations, policy).plan(targets, settings);
    }

    /** Picks what to take back from what is applied; the last first. */
    @FunctionalInterface
    public interface Choice {
        /** The migrations to take back. */
        List<History.Applied> from(History history);
    }

    private <T> T locked(Supplier<T> work) {
        Lock.Held held = lock.acquire(patience, holder);
        try {
            source.sweep();
            journal.sweep();
            return work.get();
        } finally {
            held.close();
        }
    }

    /** Migrates all that is to be done. */
    public Result migrate(boolean again, OnConflict policy) {
        return locked(() -> {
            Recovered recovered = recovered(policy);
            History history = recovered.history;
            Snapshot snapshot = recovered.snapshot;
            Forward.Outcome outcome = plan(history, snapshot.settings(), again);
            if (!outcome.problems().isEmpty()) {
                throw new RefusedException(outcome.problems());
            }
            for (Forward.Todo todo : outcome.todo()) {
                if (todo.changes().isEmpty()) {
                    history = append(history, Entry.Kind.BASELINE, described(todo.migration()));
                    continue;
                }
                Table body = intent(history, todo);
                Edit edit = Edit.to(todo.after(), todo.changes(), todo.comments());
                Written written = write(history, snapshot, Entry.Kind.INTENT, body, edit);
                history = written.history;
                snapshot = written.snapshot;
            }
            return new Result(recovered.recovery, outcome.todo(), List.of(), outcome.notices());
        });
    }

    /** Takes migrations back. */
    public Result rollback(Choice choice, OnConflict policy) {
        return locked(() -> {
            Recovered recovered = recovered(policy);
            History history = recovered.history;
            Snapshot snapshot = recovered.snapshot;
            Backward.Outcome outcome = planBack(history, choice.from(history), snapshot.settings(), policy);
            List<Problem> problems = new ArrayList<>(outcome.problems());
            for (Backward.Undo undo : outcome.undos()) {
                problems.addAll(source.capabilities().problems(undo.after(), undo.changes()));
            }
            if (!problems.isEmpty()) {
                throw new RefusedException(problems);
            }
            for (Backward.Undo undo : outcome.undos()) {
                Table body = Table.builder()
                        .put(History.ID, Value.of(undo.applied().id()))
                        .put(History.OF, Value.of(undo.applied().number()))
                        .put(
                                History.CHANGES,
                                stored(history).changes(undo.changes().list()))
                        .build();
                Edit edit = Edit.to(undo.after(), undo.changes(), List.of());
                Written written = write(history, snapshot, Entry.Kind.REVERSAL, body, edit);
                history = written.history;
                snapshot = written.snapshot;
            }
            return new Result(recovered.recovery, List.of(), outcome.undos(), List.of());
        });
    }

    /** Finishes or gives up what an earlier run left unfinished. */
    public Recovery recover(OnConflict policy) {
        return locked(() -> recovered(policy).recovery);
    }

    /** Adds an entry that changes no settings. */
    public void note(Entry.Kind kind, Table body) {
        locked(() -> append(recovered(OnConflict.REFUSE).history, kind, body));
    }

    /** What a journal says of a migration. */
    public static Table described(Description migration) {
        return Table.builder()
                .put(History.ID, Value.of(migration.id()))
                .put(History.CHECKSUM, Value.of(DocumentWriter.checksum(migration)))
                .put(History.MIGRATION, DocumentWriter.write(migration))
                .build();
    }

    private Table intent(History history, Forward.Todo todo) {
        Stored stored = stored(history);
        SecretKeys secrets = secrets(history);
        List<Boolean> areSecret = todo.migration().allSteps().stream()
                .map(step -> touchesSecret(step, secrets))
                .toList();
        return described(todo.migration())
                .with(History.RESIDUES, stored.residues(todo.residues(), areSecret))
                .with(History.CHANGES, stored.changes(todo.changes().list()));
    }

    private static boolean touchesSecret(Step step, SecretKeys secrets) {
        return step.footprint().all().stream().anyMatch(pattern -> secrets.isSecret(pattern));
    }

    private Stored stored(History history) {
        return new Stored(secrets(history), vault);
    }

    private History append(History history, Entry.Kind kind, Table body) {
        Entry entry = history.next(kind, clock.instant(), body);
        journal.append(entry);
        return history.with(entry);
    }

    private record Written(History history, Snapshot snapshot) {}

    private Written write(History history, Snapshot snapshot, Entry.Kind kind, Table body, Edit edit) {
        History announced = append(history, kind, body);
        Snapshot after = snapshot;
        if (!edit.changes().isEmpty()) {
            Receipt receipt = source.write(snapshot.revision(), edit);
            after = verified(receipt, edit.changes());
        }
        return new Written(confirm(announced), after);
    }

    private History confirm(History announced) {
        Entry intent = announced.unfinished().orElseThrow().entry();
        Entry.Kind kind = intent.kind() == Entry.Kind.INTENT ? Entry.Kind.APPLIED : Entry.Kind.REVERSED;
        return append(announced, kind, of(intent));
    }

    private static Table of(Entry entry) {
        return Table.empty().with(History.OF, Value.of(entry.number()));
    }

    /** Reads back what was written. */
    private Snapshot verified(Receipt receipt, Changes changes) {
        Snapshot snapshot = source.read(Selection.all());
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes.list()) {
            Optional<Value> there = snapshot.settings().value(change.key());
            if (!there.equals(change.after().map(snapshot.settings()::held))) {
                boolean isForeign = !snapshot.revision().equals(receipt.revision());
                problems.add(new Problem(
                        origin(snapshot.settings(), change.key()),
                        change.key(),
                        isForeign
                                ? "somebody changed it while the migration was written"
                                : "the source gives back another value than was written",
                        "the value that was written",
                        Optional.empty(),
                        isForeign
                                ? "run again: the next run finds out what is there"
                                : "report this source as faulty"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return snapshot;
    }

    private Origin origin(Settings settings, Key key) {
        Origin origin = settings.origin(key);
        return origin.equals(Origin.unknown()) ? Origin.of(source.name()) : origin;
    }

    private record Recovered(History history, Snapshot snapshot, Recovery recovery) {}

    /** Each key that was to change is old, new, or edited by somebody; only the last is a question. */
    private Recovered recovered(OnConflict policy) {
        History history = history();
        Snapshot snapshot = snapshot();
        Optional<History.Unfinished> unfinished = history.unfinished();
        if (unfinished.isEmpty()) {
            return new Recovered(history, snapshot, Recovery.NOTHING);
        }
        Remaining remaining = Remaining.of(unfinished.get(), snapshot.settings(), source.name());
        if (remaining.isUntouched()) {
            History given =
                    append(history, Entry.Kind.DISCARDED, of(unfinished.get().entry()));
            return new Recovered(given, snapshot, Recovery.DISCARDED);
        }
        List<Problem> problems = remaining.problems(policy);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        Settings finished = remaining.finished(snapshot.settings(), policy);
        Changes changes = Changes.between(snapshot.settings(), finished);
        if (changes.isEmpty()) {
            return new Recovered(confirm(history), snapshot, Recovery.CONFIRMED);
        }
        Receipt receipt = source.write(snapshot.revision(), Edit.to(finished, changes, List.of()));
        Snapshot after = verified(receipt, changes);
        return new Recovered(confirm(history), after, Recovery.FINISHED);
    }
}
