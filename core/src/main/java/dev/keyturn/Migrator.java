package dev.keyturn;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Conversion;
import dev.keyturn.internal.engine.Backward;
import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.History;
import dev.keyturn.internal.secret.KeyFile;
import dev.keyturn.internal.secret.NoKey;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.FileLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Entry;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.LivesInFiles;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.Description;
import dev.keyturn.step.OnConflict;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves one source from shape to shape.
 *
 * <p>{@code Migrator.of(source).with(datasource).build()} is enough where the source knows its journal, as files do. All
 * methods may be called again at any time, also after a crash; those that write take the lock of the source.
 */
public final class Migrator {
    private final SettingsSource source;
    private final Engine engine;

    private Migrator(SettingsSource source, Engine engine) {
        this.source = source;
        this.engine = engine;
    }

    /** Begins a migrator for a source. */
    public static Builder of(SettingsSource source) {
        return new Builder(source);
    }

    /** What {@link #migrate} would do now. Nothing is changed, and no lock is taken. */
    public Plan plan() {
        History history = engine.history();
        SettingsSource.Snapshot snapshot = engine.snapshot();
        return new Plan(engine.plan(history, snapshot.settings(), false), engine.secrets(history), source.name());
    }

    /**
     * Does all migrations that are to be done.
     *
     * @throws RefusedException if one of them cannot be done; none is done then
     */
    public Report migrate() {
        return new Report(engine.migrate(false, OnConflict.REFUSE), source.name());
    }

    /** As {@link #migrate}, those that were rolled back included. */
    public Report migrateAgain() {
        return new Report(engine.migrate(true, OnConflict.REFUSE), source.name());
    }

    /**
     * Takes migrations back, and keeps what was edited since.
     *
     * @throws RefusedException if an edit cannot be carried back; nothing is taken back then
     */
    public Report rollback(To to) {
        return rollback(to, OnConflict.REFUSE);
    }

    /** As {@link #rollback(To)}; {@code policy} decides where an edit and the old state exclude each other. */
    public Report rollback(To to, OnConflict policy) {
        return new Report(engine.rollback(to.choice(), policy), source.name());
    }

    /** Why {@link #rollback(To)} would be refused now; empty if it would not. Nothing is changed. */
    public List<Problem> problemsOfRollback(To to) {
        History history = engine.history();
        Backward.Outcome outcome = engine.planBack(
                history, to.choice().from(history), engine.snapshot().settings(), OnConflict.REFUSE);
        return outcome.problems();
    }

    /** Finishes, or gives up, what a run that was killed left unfinished. Every other run does so, too, before it begins. */
    public void recover(OnConflict policy) {
        engine.recover(policy);
    }

    /** Names this point, so that one can go back to it. */
    public void tag(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a tag has a name");
        }
        engine.note(Entry.Kind.TAG, Table.empty().with("name", Value.of(name)));
    }

    /** Notes that the settings have the shape of a migration already, without changing them. */
    public void baseline(Migration migration) {
        engine.note(Entry.Kind.BASELINE, Engine.described(migration.description()));
    }

    /** The ids of the migrations that are in the settings, the oldest first. */
    public List<String> applied() {
        return engine.history().applied().stream().map(History.Applied::id).toList();
    }

    /** The ids of the migrations that were rolled back, and are held until they are asked for. */
    public List<String> held() {
        return engine.history().held();
    }

    /** A migrator that is being put together. */
    public static final class Builder {
        private final SettingsSource source;
        private final List<Migration> migrations = new ArrayList<>();
        private Optional<Journal> journal = Optional.empty();
        private Optional<Lock> lock = Optional.empty();
        private Optional<Vault> vault = Optional.empty();
        private CodecRegistry codecs = CodecRegistry.builtIn();
        private Clock clock = Clock.systemUTC();
        private Duration patience = Duration.ofSeconds(30);

        private Builder(SettingsSource source) {
            this.source = source;
        }

        /** Adds migrations, in the order of their ids. */
        public Builder with(Migration... list) {
            return with(Migrations.of(list));
        }

        /** Adds migrations, in their order. */
        public Builder with(Migrations list) {
            migrations.addAll(list.list());
            return this;
        }

        /** A directory for journal, lock and key, where the source names none, or another is wanted. */
        public Builder directory(Path directory) {
            journal = Optional.of(FileJournal.in(directory));
            lock = Optional.of(FileLock.in(directory));
            vault = vault.or(() -> Optional.of(new Vault(new KeyFile(directory.resolve("key")))));
            return this;
        }

        /** A journal and a lock of the caller's. */
        public Builder journal(Journal other, Lock its) {
            journal = Optional.of(other);
            lock = Optional.of(its);
            return this;
        }

        /** The key, of 32 bytes, that encrypts secrets in the journal. */
        public Builder key(byte[] key) {
            vault = Optional.of(Vault.with(key));
            return this;
        }

        /** The conversions that migrations in the journal may name. */
        public Builder codecs(CodecRegistry registry) {
            codecs = registry;
            return this;
        }

        /** The clock for the times in the journal. */
        public Builder clock(Clock other) {
            clock = other;
            return this;
        }

        /** How long to wait for the lock at most. */
        public Builder patience(Duration wait) {
            patience = wait;
            return this;
        }

        /** A conversion that a migration brings along need not be registered as well. */
        private CodecRegistry withConversionsOf(List<Description> descriptions) {
            CodecRegistry registry = codecs;
            for (Description description : descriptions) {
                for (Conversion conversion : description.conversions()) {
                    if (!registry.names().contains(conversion.name())) {
                        registry = registry.with(List.of(conversion));
                    }
                }
            }
            return registry;
        }

        /** The migrator. */
        public Migrator build() {
            if (journal.isEmpty() && source instanceof LivesInFiles files) {
                directory(files.directory());
            }
            if (journal.isEmpty() && source instanceof HoldsJournal holds) {
                journal = Optional.of(holds.journal());
                lock = Optional.of(holds.lock());
            }
            if (journal.isEmpty() || lock.isEmpty()) {
                throw new RefusedException(
                        Problem.of(Origin.of(source.name()), Key.root(), "the source has no journal", "a place for one")
                                .hint("give the migrator a directory, or a journal with its lock"));
            }
            List<Description> descriptions = Migrations.inListedOrder(migrations).list().stream()
                    .map(Migration::description)
                    .toList();
            return new Migrator(
                    source,
                    new Engine(
                            source,
                            journal.get(),
                            lock.get(),
                            descriptions,
                            withConversionsOf(descriptions),
                            vault.orElseGet(() -> new Vault(new NoKey(source.name()))),
                            clock,
                            patience,
                            "process " + ProcessHandle.current().pid() + " since " + clock.instant()));
        }
    }
}
