package dev.keyturn;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Conversion;
import dev.keyturn.internal.engine.Copies;
import dev.keyturn.internal.engine.Engine;
import dev.keyturn.internal.engine.Wiring;
import dev.keyturn.internal.secret.Given;
import dev.keyturn.internal.secret.KeyFile;
import dev.keyturn.internal.secret.NoKey;
import dev.keyturn.internal.secret.SealingKey;
import dev.keyturn.internal.secret.Vault;
import dev.keyturn.journal.FileBackups;
import dev.keyturn.journal.FileJournal;
import dev.keyturn.journal.FileLock;
import dev.keyturn.journal.MemoryJournal;
import dev.keyturn.journal.MemoryLock;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.Backups;
import dev.keyturn.spi.HoldsJournal;
import dev.keyturn.spi.Instructs;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Limits;
import dev.keyturn.spi.Listener;
import dev.keyturn.spi.LivesInFiles;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.step.Description;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A migrator that is being put together. */
public final class MigratorBuilder {
    /** Said of a place that cannot be written and has no journal. */
    static final String NO_JOURNAL =
            "there is no journal, so what is found done is not noted, and there is no way back; to have both, give"
                    + " the migrator a directory, or a journal with its lock";

    private static final int BACKUPS = 10;
    private static final int DAYS = 90;
    private static final int PATIENCE_SECONDS = 30;

    private final SettingsSource source;
    private final List<Migration> migrations = new ArrayList<>();
    private final List<KeyPattern> secrets = new ArrayList<>();
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Consumer<Progress>> watchers = new ArrayList<>();
    private boolean isLogged = true;
    private Optional<Journal> journal = Optional.empty();
    private Optional<Lock> lock = Optional.empty();
    private Optional<Vault> vault = Optional.empty();
    private Optional<Backups> backups = Optional.empty();
    private boolean areBackupsKept = true;
    private int mostBackups = BACKUPS;
    private Duration backupAge = Duration.ofDays(DAYS);
    private CodecRegistry codecs = CodecRegistry.builtIn();
    private Limits limits = Limits.usual();
    private Mode mode = Mode.MIGRATE;
    private Optional<String> variable = Optional.ofNullable(System.getenv(Mode.VARIABLE));
    private Clock clock = Clock.systemUTC();
    private Duration patience = Duration.ofSeconds(PATIENCE_SECONDS);

    MigratorBuilder(SettingsSource source) {
        this.source = source;
    }

    /** Adds migrations, in the order of their ids. */
    public MigratorBuilder with(Migration... list) {
        return with(Migrations.of(list));
    }

    /** Adds migrations, in their order. */
    public MigratorBuilder with(Migrations list) {
        migrations.addAll(list.list());
        return this;
    }

    /** Keeps the journal, the lock, the backups and the key in this directory. */
    public MigratorBuilder directory(Path directory) {
        journal = Optional.of(FileJournal.in(directory));
        lock = Optional.of(FileLock.in(directory));
        if (vault.isEmpty()) {
            vault = Optional.of(new Vault(new KeyFile(directory.resolve("key"))));
        }
        if (backups.isEmpty()) {
            backups = Optional.of(FileBackups.in(directory.resolve("backups")));
        }
        return this;
    }

    /** Uses this journal, and this lock to keep two runs apart. */
    public MigratorBuilder journal(Journal other, Lock its) {
        journal = Optional.of(other);
        lock = Optional.of(its);
        return this;
    }

    /**
     * The key, of 32 bytes, that encrypts secrets in the journal and in backups.
     *
     * @param key what is stored from now on is encrypted with it
     * @param older keys that were used before, for what they encrypted
     */
    public MigratorBuilder key(byte[] key, byte[]... older) {
        List<SealingKey> keys = new ArrayList<>(List.of(new SealingKey(key)));
        for (byte[] one : older) {
            keys.add(new SealingKey(one));
        }
        vault = Optional.of(new Vault(new Given(keys)));
        return this;
    }

    /** The file that has the key which encrypts secrets, instead of one in the directory of the journal. It is made when it is needed. */
    public MigratorBuilder keyFile(Path file) {
        vault = Optional.of(new Vault(new KeyFile(file)));
        return this;
    }

    /** Settings that are secret beside those that migrations declare and those whose names tell it; {@code *.token} is a pattern. */
    public MigratorBuilder secrets(String... patterns) {
        Stream.of(patterns).map(KeyPattern::of).forEach(secrets::add);
        return this;
    }

    /** Keeps backups here. Where a journal is in a directory, they are beside it without this call. */
    public MigratorBuilder backups(Backups place) {
        backups = Optional.of(place);
        return this;
    }

    /** How many backups are kept, and how old they get; ten, and ninety days, if this is not called. */
    public MigratorBuilder keepBackups(int most, Duration age) {
        if (most < 1) {
            throw new IllegalArgumentException("keeping " + most + " backups; expected 1 or more, or withoutBackups");
        }
        mostBackups = most;
        backupAge = age;
        return this;
    }

    /** Makes no backups. The way back needs none. */
    public MigratorBuilder withoutBackups() {
        areBackupsKept = false;
        return this;
    }

    /** The conversions that migrations in the journal may name. */
    public MigratorBuilder codecs(CodecRegistry registry) {
        codecs = registry;
        return this;
    }

    /** How much a run takes on before it refuses. */
    public MigratorBuilder limits(Limits other) {
        limits = other;
        return this;
    }

    /** What the migrator is allowed to do, unless the variable {@code KEYTURN_MODE} says otherwise. */
    public MigratorBuilder mode(Mode allowed) {
        mode = allowed;
        return this;
    }

    SettingsSource source() {
        return source;
    }

    /** Instead of the variable of this process. */
    MigratorBuilder variable(Optional<String> text) {
        variable = text;
        return this;
    }

    /** Tells what happens, in every run. */
    public MigratorBuilder tell(Listener listener) {
        listeners.add(listener);
        return this;
    }

    /** Tells how far a rehearsal has come with the edits that it tries, by the thread that rehearses, which waits for it. */
    public MigratorBuilder tellProgress(Consumer<Progress> watcher) {
        watchers.add(watcher);
        return this;
    }

    /** Writes nothing of what happens to the log, for tests that run a migration many times; listeners are told all the same. */
    public MigratorBuilder withoutLog() {
        isLogged = false;
        return this;
    }

    /** The clock for the times in the journal. */
    public MigratorBuilder clock(Clock other) {
        clock = other;
        return this;
    }

    /** How long to wait for the lock at most. */
    public MigratorBuilder patience(Duration wait) {
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
        Optional<LivesInFiles> files = source.ability(LivesInFiles.class);
        if (journal.isEmpty() && files.isPresent()) {
            directory(files.get().directory());
            lock = Optional.of(FileLock.in(files.get().lockDirectory()));
        }
        Optional<HoldsJournal> holds = source.ability(HoldsJournal.class);
        if (journal.isEmpty() && holds.isPresent()) {
            journal = Optional.of(holds.get().journal());
            lock = Optional.of(holds.get().lock());
        }
        List<String> warnings = new ArrayList<>();
        if (journal.isEmpty() && source.ability(Instructs.class).isPresent()) {
            journal(new MemoryJournal("no journal"), new MemoryLock());
            warnings.add(NO_JOURNAL);
        }
        if (journal.isEmpty() || lock.isEmpty()) {
            throw new RefusedException(
                    Problem.of(Origin.of(source.name()), Key.root(), "the source has no journal", "a place for one")
                            .hint("give the migrator a directory, or a journal with its lock"));
        }
        List<Description> descriptions = Migrations.inListedOrder(migrations).list().stream()
                .map(Migration::description)
                .toList();
        Wiring wiring = new Wiring(
                source,
                journal.get(),
                lock.get(),
                descriptions,
                withConversionsOf(descriptions),
                secrets,
                vault.orElseGet(() -> new Vault(new NoKey(source.name()))),
                backups.filter(place -> areBackupsKept).map(place -> new Copies(place, mostBackups, backupAge)),
                limits,
                clock,
                patience,
                "process " + ProcessHandle.current().pid(),
                listeners,
                isLogged);
        warnings.addAll(lock.get().warnings());
        return new Migrator(new Engine(wiring), Mode.of(variable, mode), warnings, watchers);
    }
}
