package dev.keyturn.spi;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * A place that settings are read from and written to: a file, a table, a service.
 *
 * <p>To write one:
 *
 * <ol>
 *   <li>Give it a {@link #name}: what users call the place, without credentials. Every origin and every message begins with
 *       it.
 *   <li>{@link #read} gives what is there now and a revision: any text that changes whenever the content does. A hash of
 *       the content is a good one, and so is a number that every write raises; a time or a length is none.
 *   <li>{@link #write} changes all the named keys or none, and only if the revision is still the expected one. The
 *       comparison and the write are one atomic action: of two writers that expect the same revision, one wins and the
 *       other gets a {@link StaleException}.
 *   <li>Say in {@link #capabilities} what the place cannot hold; a plan refuses such settings before anything is written.
 *       What it can hold it gives back exactly: 7, "7" and 7.0 are three values, and so are null, "" and nothing. Where
 *       there is nothing but text, say so with {@link Settings#ofText}.
 *   <li>Remove in {@link #sweep} what a write that was killed may leave behind, if it may.
 *   <li>Implement what the place can do beyond that: {@link HoldsJournal}, {@link Transacts}, {@link LivesInFiles}, {@link
 *       KeepsContent}, {@link ReadsParts}, {@link Renders}, {@link MakesPatches}, {@link Watchable}, {@link Instructs}. Without {@code HoldsJournal} users give the migrator a directory,
 *       or a journal and a lock; both come for free over a second source of the same kind, {@link
 *       dev.keyturn.journal.SourceJournal} and {@link
 *       dev.keyturn.journal.SourceLock}.
 *   <li>Let a test implement {@code dev.keyturn.testkit.source.SettingsSourceContract} and {@code MigratorContract}, as below.
 * </ol>
 *
 * <p><b>Atomicity.</b> A reader sees the state before or after a write, never between, and the revision that it gets is that of
 * the settings that it gets. When {@code write} returns, the change is durable: it survives the end of the process and of the
 * machine. When it throws, either nothing was written, or the exception says that the outcome is not known ({@link
 * SourceException#isOutcomeKnown}); the run ends then, and the next one looks at what is there and finishes the work or notes
 * that it came to nothing.
 *
 * <p><b>Threads.</b> {@code read} and {@code write} may be called by several threads at once, of this process and of others. A
 * run itself uses one thread at a time and holds a lock; runs that find nothing to do in a source that {@link Transacts}, readers at another shape, foreign programs, and the heartbeat of a
 * lock that is kept in a source take none.
 *
 * <p><b>Caching.</b> None: every {@code read} looks at the place itself, and sees every write that has returned, whoever made
 * it.
 *
 * <p><b>Failures.</b> Throw a {@link SourceException} that says where, what, what was expected and whether to retry. Never
 * put a value into a message. Do not retry; whoever wants that wraps the source. A place that cannot be written says so in its
 * capabilities, and its {@code write} throws.
 *
 * <p><b>How often.</b> A run reads once, and once more after each write; it writes once for each migration. A run with
 * nothing to do reads once and writes never; where the source {@link Transacts} with its journal, it asks neither for the lock nor to
 * {@link #sweep}, and one that finds something to do has then read once more, before it has the lock.
 *
 * <p>The whole of a source over a map that compares and sets, and the test that it is one:
 *
 * <pre>{@code
 * public Snapshot read(Selection selection) {
 *   Versioned there = map.get(name);
 *   return new Snapshot(Settings.of(Json.readExact(there.content(), name)), Long.toString(there.version()));
 * }
 *
 * public Receipt write(String expectedRevision, Edit edit) {
 *   Snapshot before = read(Selection.all());
 *   if (!before.revision().equals(expectedRevision)) {
 *     throw stale();
 *   }
 *   Settings after = edit.changes().applyTo(before.settings(), edit.places());
 *   return map.replace(name, expectedRevision, Json.exact(after.root()))
 *       .map(version -> new Receipt(Long.toString(version)))
 *       .orElseThrow(this::stale);
 * }
 *
 * class MapSourceTest implements SettingsSourceContract, MigratorContract {
 *   public SettingsSource source(Settings initial) {
 *     return MapSource.holding(initial);
 *   }
 * }
 * }</pre>
 *
 * <p>{@code MapSourceTest} of Keyturn's own tests ({@code testkit/selftest}) is such a test with the journal and the lock that the source brings
 * along, each in a nested class, and with a second process: some forty lines.
 */
public interface SettingsSource extends AutoCloseable {
    /** What users call this place: {@code config/application.yaml}. It shows no credentials, and stays the same. */
    String name();

    /**
     * What is there now. It changes nothing and takes no lock.
     *
     * @param selection the keys that are asked for, each with all below it and with the values around it; more may be given. The
     *     revision is that of the whole place, or at least of all that is asked for
     * @throws SourceException if it cannot be read
     * @throws dev.keyturn.settings.RefusedException if what is there is malformed; all that is wrong with it is in there
     */
    Snapshot read(Selection selection);

    /**
     * Changes what is there, all of it or nothing. What the edit does not name stays as it is.
     *
     * @param expectedRevision the revision that the changes were made for: one that this source, or another one for the same
     *     place, has given
     * @param edit the changes; at least one
     * @return the revision after it, the one that the next read finds if nobody else writes
     * @throws StaleException if the revision is another one; nothing is written then
     * @throws SourceException if it cannot be written
     * @throws dev.keyturn.settings.RefusedException if this edit cannot be written exactly; nothing is written then
     */
    Receipt write(String expectedRevision, Edit edit);

    /**
     * What the place can do beyond reading and writing: {@code source.ability(Transacts.class)}. One that implements an ability
     * has it. One that wraps another source answers for it, with an ability that goes through itself; what it does not answer
     * for, it takes away.
     *
     * @param kind {@link HoldsJournal}, {@link Transacts}, {@link ReadsParts} and so on
     * @return the same at every call
     */
    default <T> Optional<T> ability(Class<T> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    /** What the place can hold. It stays the same, and asking costs nothing. */
    default Capabilities capabilities() {
        return Capabilities.everything();
    }

    /**
     * Removes what a write that was killed left behind, and makes durable what it finished. Called by every run that has
     * the lock, before it reads. A source that {@link Transacts} leaves nothing that the next reader could not do without it.
     *
     * @throws SourceException if that cannot be done
     */
    default void sweep() {
        // most sources leave nothing behind
    }

    /** Lets go of what the source holds open; a second call does nothing. */
    @Override
    void close();

    /**
     * What a source held at one moment. It never changes, and belongs to whoever asked.
     *
     * @param settings the settings, with the origins that messages begin with
     * @param revision changes whenever they do; compared and never shown, so it may be a hash of something secret
     * @param notices what users should know of the place before it is changed, such as that the file includes another one;
     *     plans show it
     */
    record Snapshot(Settings settings, String revision, List<Problem> notices) {
        public Snapshot {
            notices = List.copyOf(notices);
        }

        /** A place that nothing has to be known of. */
        public Snapshot(Settings settings, String revision) {
            this(settings, revision, List.of());
        }
    }

    /**
     * What a write left behind.
     *
     * @param revision the revision after it
     * @param notices what should be known of what was written, such as that a comment found no place; no values
     */
    record Receipt(String revision, List<Problem> notices) {
        public Receipt {
            notices = List.copyOf(notices);
        }

        /** A write of which nothing has to be known. */
        public Receipt(String revision) {
            this(revision, List.of());
        }
    }
}
