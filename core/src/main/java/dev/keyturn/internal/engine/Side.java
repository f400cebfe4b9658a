package dev.keyturn.internal.engine;

import dev.keyturn.internal.secret.NoKey;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.internal.secret.SecretsIn;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Instructions;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.KeepsLayout;
import dev.keyturn.spi.OnlyReads;
import dev.keyturn.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the two places of a transfer, while its lock is held, or for somebody who only looks. Everything that a run keeps it
 * keeps, too: backups, limits, settings and journal as one where the place can, secrets sealed, what was written read back.
 */
public final class Side {
    private final Wiring wiring;
    private final Run run;

    Side(Wiring wiring, Run run) {
        this.wiring = wiring;
        this.run = run;
    }

    /** What users call the place. */
    public String name() {
        return wiring.source().name();
    }

    /** The settings, as far as they are asked for. */
    public Settings settings() {
        return run.settings();
    }

    /** The journal. */
    public History history() {
        return run.history();
    }

    /** What was said of what was written. */
    public List<String> notices() {
        return run.notices(List.of());
    }

    /** Whether it can be written from here. */
    public boolean isWritable() {
        return !Instructing.isFor(wiring);
    }

    /** Whether whoever made the source wants nothing to be written with it. */
    public boolean onlyReads() {
        return wiring.source()
                .ability(OnlyReads.class)
                .filter(OnlyReads::onlyReads)
                .isPresent();
    }

    /** Whether it says what to do where it cannot be written. */
    public boolean instructs() {
        return wiring.source().ability(Instructs.class).isPresent();
    }

    /** Where a key stands, or the place where it does not. */
    public Origin origin(Key key) {
        Origin origin = settings().origin(key);
        boolean isThere = settings().value(key).isPresent() && !origin.equals(Origin.unknown());
        return isThere ? origin : Origin.of(name());
    }

    /** Which of its settings are secret. */
    public SecretKeys secrets() {
        return wiring.secrets(history(), settings());
    }

    /** Looks again at what is there. */
    public void look() {
        run.look();
    }

    /** Why the place cannot hold what it would get. */
    public List<Problem> problems(Settings after, Changes changes) {
        List<Problem> problems = new ArrayList<>(wiring.source().capabilities().problems(after, changes));
        wiring.excess(after).stream()
                .filter(problem -> !problems.contains(problem))
                .forEach(problems::add);
        return wiring.located(problems);
    }

    /** Why nothing may be begun with the settings as they are: they are empty, and somebody may be writing them just now. */
    public Optional<Problem> emptied() {
        return Emptied.problem(wiring, history(), settings());
    }

    /** Why its journal cannot keep these changes. */
    public Optional<Problem> unsealed(Changes changes, SecretsIn secrets) {
        boolean isNeeded = !wiring.vault().canSeal() && new Stored(secrets, wiring.vault()).needsKey(changes.list());
        return isNeeded ? Optional.of(NoKey.problem(name())) : Optional.empty();
    }

    /** What whoever can has to do, where a place cannot be written from here. */
    public Instructions instructions(List<Key> keys, Settings after, Changes changes) {
        Selection read =
                Selection.all().naming(keys.stream().map(KeyPattern::of).toList());
        SecretKeys secrets = wiring.secrets(history(), settings(), after);
        return wiring.source()
                .ability(Instructs.class)
                .map(place -> place.instructions(read, Edit.to(after, changes, List.of())))
                .orElse(Instructions.none())
                .hiding(one -> secrets.isSecret(one.key())
                        || one.value()
                                .map(Value::of)
                                .filter(secrets::holdsSecret)
                                .isPresent());
    }

    /** Copies what is there, before anything is written. */
    public void backup() {
        if (isWritable()) {
            run.backup();
        }
    }

    /** Does several writes as one, where the place can. */
    public void asOne(Runnable writes) {
        run.asOne(writes);
    }

    /** Announces what is about to be written here. */
    public void begin(Mark.Head head, boolean isBack, boolean isOrigin, Mark.Stage stage, Announced what, String says) {
        Table content = Mark.content(
                new Stored(what.secrets, wiring.vault()).changes(what.changes.list()),
                what.stood,
                what.edit.flatMap(edit -> layout(edit, what.secrets)));
        run.note(Entry.Kind.NOTE, Mark.body(head, stage, isBack, isOrigin, content, says));
    }

    /**
     * What is about to be written.
     *
     * @param changes what is to be kept of it for the way back
     * @param edit what is written, for its look, if anything is
     * @param secrets which of it are secret
     * @param stood what else stands in the place at or below the keys
     */
    public record Announced(Changes changes, Optional<Edit> edit, SecretsIn secrets, List<Key> stood) {}

    /** Says that it came to its end, or to nothing, or that this place counts from now on. */
    public void end(
            Mark.Head head, boolean isBack, boolean isOrigin, Mark.Stage stage, Optional<Mark> of, String says) {
        Table about = of.map(mark -> Mark.of(mark.number())).orElse(Table.empty());
        run.note(Entry.Kind.NOTE, Mark.body(head, stage, isBack, isOrigin, about, says));
    }

    /** The text around a change may hold any secret; where none can be sealed, the look is not kept. */
    private Optional<Value> layout(Edit edit, SecretsIn secrets) {
        Optional<KeepsLayout> keeper = wiring.source().ability(KeepsLayout.class);
        boolean isSecret = run.secrets().areThere() || secrets.areThere();
        if (keeper.isEmpty() || (isSecret && !wiring.vault().canSeal())) {
            return Optional.empty();
        }
        Value layout = keeper.get().layout(run.revision(), edit);
        return Optional.of(isSecret ? wiring.vault().seal(layout) : layout);
    }

    /** Writes what was announced, and reads it back. */
    public void write(String transfer, Edit edit) {
        if (!edit.changes().isEmpty()) {
            run.write(transfer, edit);
        }
    }
}
