package dev.keyturn.internal.engine;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.internal.secret.SecretsIn;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Limits;
import dev.keyturn.spi.Listener;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.MemorySource;
import dev.keyturn.spi.ReadsParts;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.Transacts;
import dev.keyturn.step.Description;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that a run works with.
 *
 * @param source where the settings are
 * @param journal where what was done is recorded
 * @param lock what keeps two runs apart
 * @param migrations the migrations that this program has, in order
 * @param codecs the conversions that they, and those of the journal, may name
 * @param secrets what is secret whatever the migrations say
 * @param vault what seals secrets
 * @param backups where copies are kept, if they are
 * @param limits how much a run takes on
 * @param clock the clock for the times in the journal
 * @param patience how long to wait for the lock
 * @param holder who waits for it
 * @param listeners who is told
 * @param isLogged whether what happens is written to the log
 */
public record Wiring(
        SettingsSource source,
        Journal journal,
        Lock lock,
        List<Description> migrations,
        CodecRegistry codecs,
        List<KeyPattern> secrets,
        Vault vault,
        Optional<Copies> backups,
        Limits limits,
        Clock clock,
        Duration patience,
        String holder,
        List<Listener> listeners,
        boolean isLogged) {
    public Wiring {
        migrations = List.copyOf(migrations);
        secrets = List.copyOf(secrets);
        listeners = List.copyOf(listeners);
    }

    /** The history according to the journal. */
    public History history() {
        return History.of(journal.read(), codecs, vault);
    }

    /** What settings and journal have in common, where both are in one store that changes them as one. */
    Optional<Transacts> oneStore() {
        return source.ability(Transacts.class).filter(store -> store.journal().equals(journal));
    }

    /** What has to be read for this history: a part where that costs less, unless a backup is to hold the whole. */
    public Selection needed(History history) {
        boolean isPart =
                source.ability(ReadsParts.class).filter(ReadsParts::readsParts).isPresent() && backups.isEmpty();
        return isPart ? Needed.of(this, history) : whole(history);
    }

    /** Everything. A place that is only read may have other names than keys; which keys are meant, the migrations know. */
    Selection whole(History history) {
        return source.capabilities().isWritable()
                ? Selection.all()
                : Selection.all().naming(Needed.of(this, history).patterns());
    }

    /** Whether there is nothing at all, where nothing was found of what this history needs. */
    boolean isWholeEmpty(History history) {
        Selection whole = whole(history);
        return needed(history).equals(whole) || snapshot(whole).settings().isEmpty();
    }

    /** The settings as they are, as far as this history needs them. */
    public Snapshot snapshot(History history) {
        return snapshot(needed(history));
    }

    /** The settings as they are, as far as they are asked for. */
    Snapshot snapshot(Selection selection) {
        Snapshot snapshot = source.read(selection);
        limits.check(snapshot.settings(), source.name());
        return snapshot;
    }

    /** What makes settings that are about to be written more than a run takes on, so that the next one could not read them. */
    List<Problem> excess(Settings settings) {
        try {
            limits.check(settings, source.name());
            return List.of();
        } catch (RefusedException refused) {
            return refused.problems();
        }
    }

    /** Shape, pending migrations and the last change: what somebody who reads the log wants to know first. */
    String stands(History history) {
        List<Applied> applied = history.applied();
        String shape =
                applied.isEmpty() ? "none" : applied.get(applied.size() - 1).id();
        String pending = migrations.stream()
                .map(Description::id)
                .filter(id -> history.applied(id).isEmpty() && !history.isHeld(id))
                .collect(Collectors.joining(", "));
        List<Entry> entries = history.entries();
        String last = entries.isEmpty()
                ? "never"
                : entries.get(entries.size() - 1).time().toString();
        return "shape " + shape + "; pending " + (pending.isEmpty() ? "none" : pending) + "; last change " + last;
    }

    /** The secrets of these settings, by all migrations that are known. */
    public SecretKeys secrets(History history, Settings... settings) {
        List<Description> all = new ArrayList<>(migrations);
        List<Key> known = new ArrayList<>();
        for (Applied applied : history.ever()) {
            applied.description(codecs).ifPresent(all::add);
            known.addAll(applied.secretKeys());
        }
        history.marks().forEach(mark -> known.addAll(mark.secretKeys()));
        return SecretKeys.of(all, known, secrets, settings);
    }

    /** What keeps these secrets out of what is shown. */
    public Redaction redaction(History history, Settings... settings) {
        List<String> names = new ArrayList<>(List.of(source.name(), journal.name()));
        migrations.forEach(migration -> names.add(migration.id()));
        history.ever().forEach(applied -> names.add(applied.id()));
        return Redaction.of(() -> secrets(history, settings), settings).beside(names);
    }

    /** The secrets in these settings, to be looked for once. */
    SecretsIn secretsIn(History history, Settings settings) {
        return new SecretsIn(secrets(history, settings), settings);
    }

    /** What a migration expects at a secret key is not shown where it says secrets itself: it may be one. */
    List<Problem> shown(List<Problem> problems, Description migration, History history) {
        SecretKeys secrets = secrets(history);
        return !secrets.isSecret(migration)
                ? problems
                : problems.stream()
                        .map(problem -> secrets.isSecret(problem.key())
                                ? problem.expecting("what " + migration.id() + " expects there")
                                : problem)
                        .toList();
    }

    /** The same on a copy in memory: nothing of it leads to the source, the journal or the key of this one. */
    public Wiring inMemory(Settings settings, List<Entry> entries) {
        return on(
                new MemorySource(source.name(), settings, source.capabilities().writable()), entries);
    }

    /** The same on another source, with a copy of the journal in memory. */
    public Wiring on(SettingsSource other, List<Entry> entries) {
        return new Wiring(
                other,
                MemoryJournal.with("copy of " + journal.name(), entries),
                new MemoryLock(),
                migrations,
                codecs,
                secrets,
                vault.forRehearsal(),
                Optional.empty(),
                limits,
                clock,
                patience,
                holder,
                List.of(),
                false);
    }

    /** What steps say of settings that have no place of their own is said of the source. */
    List<Problem> located(List<Problem> problems) {
        return problems.stream()
                .map(one -> one.origin().equals(Origin.unknown())
                        ? new Problem(
                                Origin.of(source.name()),
                                one.key(),
                                one.what(),
                                one.expected(),
                                one.unsafe(),
                                one.hint())
                        : one)
                .toList();
    }

    Origin origin(Settings settings, Key key) {
        Origin origin = settings.origin(key);
        return origin.equals(Origin.unknown()) ? Origin.of(source.name()) : origin;
    }
}
