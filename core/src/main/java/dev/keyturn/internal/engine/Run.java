package dev.keyturn.internal.engine;

import dev.keyturn.internal.secret.SecretsIn;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Event;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Receipt;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.Transacts;
import dev.keyturn.step.OnConflict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One run, between taking the lock and letting it go: what it knows of the journal and of the settings, and the one order of
 * writes that survives a crash at any point.
 */
final class Run {
    private final Wiring wiring;
    private final Courier courier;
    private final History history;
    private final Selection selection;
    private Snapshot snapshot;
    private @Nullable SecretsIn secrets;
    private boolean isBackedUp;
    private long first;
    private final List<String> notices = new ArrayList<>();

    private Run(Wiring wiring, Courier courier, History history, Selection selection) {
        this.wiring = wiring;
        this.courier = courier;
        this.history = history;
        this.selection = selection;
        this.snapshot = wiring.snapshot(selection);
    }

    static Run of(Wiring wiring, Courier courier) {
        History history = wiring.history();
        return new Run(wiring, courier, history, wiring.needed(history));
    }

    /** One that looks at everything, also where a source could give the part that migrations are about. */
    static Run ofAll(Wiring wiring, Courier courier) {
        History history = wiring.history();
        return new Run(wiring, courier, history, wiring.whole(history));
    }

    /** One that looks at these keys as well. */
    static Run of(Wiring wiring, Courier courier, List<Key> keys) {
        History history = wiring.history();
        List<KeyPattern> patterns = keys.stream().map(KeyPattern::of).toList();
        return new Run(wiring, courier, history, wiring.needed(history).naming(patterns));
    }

    /** Where a run stood before writes that may be undone and done again. */
    private record Standing(int entries, Snapshot snapshot, int notices) {
        void again(Run run) {
            run.courier.forget();
            run.history.shorten(entries);
            run.snapshot = snapshot;
            run.first = run.first > entries ? 0 : run.first;
            run.secrets = null;
            run.notices.subList(notices, run.notices.size()).clear();
        }
    }

    History history() {
        return history;
    }

    Snapshot snapshot() {
        return snapshot;
    }

    Settings settings() {
        return snapshot.settings();
    }

    String revision() {
        return snapshot.revision();
    }

    /** The secrets of the settings as they are. */
    SecretsIn secrets() {
        SecretsIn known = secrets;
        if (known == null) {
            known = wiring.secretsIn(history, settings());
            secrets = known;
        }
        return known;
    }

    Courier courier() {
        return courier;
    }

    /** Refuses the first of several entries where a later one would be too long; a single one is checked when it is written. */
    void check(Entry.Kind kind, List<Table> bodies) {
        for (Table body : bodies.size() > 1 ? bodies : List.<Table>of()) {
            Entry entry = history.next(kind, wiring.clock().instant(), body);
            wiring.limits().check(entry, wiring.journal().name());
        }
    }

    /** Adds an entry that changes no settings. */
    void note(Entry.Kind kind, Table body) {
        Entry entry = history.next(kind, wiring.clock().instant(), ofThisRun(kind, body));
        wiring.limits().check(entry, wiring.journal().name());
        wiring.journal().append(entry);
        history.add(entry);
        secrets = null; // the migrations of the journal say what is secret
    }

    /** Several migrations of one run are told as one: each names the entry that the first of them has. */
    private Table ofThisRun(Entry.Kind kind, Table body) {
        if (kind != Entry.Kind.INTENT && kind != Entry.Kind.REVERSAL && kind != Entry.Kind.BASELINE) {
            return body;
        }
        if (first == 0) {
            first = history.entries().size() + 1L;
            return body;
        }
        return body.with(Body.RUN, Value.of(first));
    }

    /**
     * Does several writes as one, where settings and journal are in one store that can; elsewhere one after the other. Where
     * they come to nothing, this run does, too.
     */
    void asOne(Runnable writes) {
        Optional<Transacts> store = wiring.oneStore();
        if (store.isEmpty()) {
            writes.run();
            return;
        }
        Standing standing = new Standing(history.entries().size(), snapshot, notices.size());
        courier.untilDone(() -> store.get().atomically(() -> {
            standing.again(this);
            writes.run();
            return history;
        }));
    }

    /** Announces a write in the journal, writes, reads back, and confirms. */
    void write(Entry.Kind kind, String id, Supplier<Table> body, Edit edit) {
        Table announced = backedUp(body);
        asOne(() -> {
            note(kind, announced);
            if (!edit.changes().isEmpty()) {
                write(id, edit);
            }
            confirm();
        });
        courier.tell(Event.Kind.VERIFIED, id, "read back and confirmed in the journal");
    }

    /** Other notices, and what the source said of what it wrote. */
    List<String> notices(List<String> others) {
        return Stream.concat(others.stream(), notices.stream()).distinct().toList();
    }

    /** Writes without announcing anything: an edit as anybody may make it. */
    void write(String id, Edit edit) {
        Receipt receipt = wiring.source().write(snapshot.revision(), edit);
        courier.tell(Event.Kind.WRITTEN, id, keys(edit.changes()));
        receipt.notices().forEach(notice -> notices.add(notice.toString()));
        snapshot = verified(receipt, edit.changes());
        secrets = null;
    }

    static String keys(Changes changes) {
        int keys = changes.list().size();
        return keys == 1 ? "1 key" : keys + " keys";
    }

    /** What is announced, worked out when the backup has let go of the memory that it takes; refused, it needs no backup. */
    private Table backedUp(Supplier<Table> body) {
        boolean isFirst = !isBackedUp;
        backup();
        try {
            return body.get();
        } catch (RefusedException | SourceException refused) {
            if (isFirst) {
                wiring.backups()
                        .ifPresent(copies -> copies.place()
                                .remove(Copies.name(history.entries().size() + 1L)));
                isBackedUp = false;
            }
            throw refused;
        }
    }

    /** Looks again at what is there, and goes by that from now on. */
    void look() {
        snapshot = wiring.snapshot(selection);
        secrets = null;
    }

    /** Copies what is there, once in a run. */
    void backup() {
        if (!isBackedUp && wiring.backups().isPresent()) {
            wiring.backups()
                    .get()
                    .take(
                            history.entries().size() + 1L,
                            wiring.clock().instant(),
                            wiring.source(),
                            snapshot,
                            secrets().areThere(),
                            wiring.vault());
        }
        isBackedUp = true;
    }

    private void confirm() {
        Entry intent = history.unfinished().orElseThrow().entry();
        Entry.Kind kind = intent.kind() == Entry.Kind.INTENT ? Entry.Kind.APPLIED : Entry.Kind.REVERSED;
        note(kind, Body.about(intent));
    }

    /** Reads back what was written. */
    private Snapshot verified(Receipt receipt, Changes changes) {
        Snapshot after = wiring.snapshot(selection);
        List<Problem> problems = new ArrayList<>();
        for (Change change : changes.list()) {
            Optional<Value> there = after.settings().value(change.key());
            if (!there.equals(change.after().map(after.settings()::held))) {
                boolean isForeign = !after.revision().equals(receipt.revision());
                problems.add(Problem.of(
                                wiring.origin(after.settings(), change.key()),
                                change.key(),
                                isForeign
                                        ? "somebody changed it while the migration was written"
                                        : "the source gives back another value than was written",
                                "the value that was written")
                        .hint(
                                isForeign
                                        ? "run again: the next run finds out what is there"
                                        : "report this source as faulty"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return after;
    }

    /** Each key that was to change is old, new, or edited by somebody; only the last is a question. */
    Recovery recover(OnConflict policy) {
        Optional<History.Unfinished> unfinished = history.unfinished();
        if (unfinished.isEmpty()) {
            return Recovery.NOTHING;
        }
        Recovery recovery = recover(unfinished.get(), policy);
        courier.tell(Event.Kind.RECOVERED, unfinished.get().id(), recovery.said());
        return recovery;
    }

    private Recovery recover(History.Unfinished unfinished, OnConflict policy) {
        if (policy == OnConflict.REFUSE) {
            Emptied.check(wiring, history, settings());
        }
        Remaining remaining =
                Remaining.of(unfinished, settings(), wiring.source().name());
        if (remaining.isUntouched()) {
            note(Entry.Kind.DISCARDED, Body.about(unfinished.entry()));
            return Recovery.DISCARDED;
        }
        List<Problem> problems = remaining.problems(policy);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        Settings finished = remaining.finished(settings(), policy);
        Changes changes = Changes.between(settings(), finished);
        asOne(() -> {
            if (!changes.isEmpty()) {
                write(unfinished.id(), Edit.to(finished, changes, List.of()));
            }
            confirm();
        });
        return changes.isEmpty() ? Recovery.CONFIRMED : Recovery.FINISHED;
    }
}
