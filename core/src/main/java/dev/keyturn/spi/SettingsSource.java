package dev.keyturn.spi;

import dev.keyturn.settings.Settings;

/**
 * A place that settings are read from and written to: a file, a table, a service.
 *
 * <p>To write one:
 *
 * <ol>
 *   <li>Give it a {@link #name}: what users call the place, without credentials. Every origin begins with it.
 *   <li>{@link #read} gives what is there now and a revision: any text that changes whenever the content does. A hash of
 *       the content is a good one; a time or a length is none.
 *   <li>{@link #write} changes all the named keys or none, and only if the revision is still the expected one. The
 *       comparison and the write are one atomic action: of two writers that expect the same revision, one wins and the
 *       other gets a {@link StaleException}.
 *   <li>Say in {@link #capabilities} what the place cannot hold; a plan refuses such settings before anything is written.
 *   <li>Extend the contract test for sources in the testkit and let it pass.
 * </ol>
 *
 * <p><b>Atomicity.</b> A reader sees the state before or after a write, never between. When {@code write} returns, the
 * change is durable: it survives the end of the process and of the machine. When it throws, either nothing was written,
 * or the exception says that the outcome is not known ({@link SourceException#isOutcomeKnown}); the engine then reads again
 * and compares.
 *
 * <p><b>Threads.</b> The engine calls from one thread at a time and holds a lock between processes; foreign programs may
 * write at any time. {@code read} may be called by several threads at once.
 *
 * <p><b>Caching.</b> None: every {@code read} looks at the place itself.
 *
 * <p><b>Failures.</b> Throw a {@link SourceException} that says where, what, what was expected and whether to retry. Never
 * put a value into a message. Do not retry; whoever wants that wraps the source.
 *
 * <p><b>How often.</b> A run reads once, and once more after each write; it writes once for each migration. A run with
 * nothing to do reads once and writes never.
 */
public interface SettingsSource extends AutoCloseable {
    /** What users call this place: {@code config/application.yaml}. */
    String name();

    /**
     * What is there.
     *
     * @param selection the keys that are asked for; more may be given
     * @throws SourceException if it cannot be read
     */
    Snapshot read(Selection selection);

    /**
     * Changes what is there.
     *
     * @param expectedRevision the revision that the changes were made for
     * @param edit the changes
     * @return the revision after it
     * @throws StaleException if the revision is another one; nothing is written then
     * @throws SourceException if it cannot be written
     */
    Receipt write(String expectedRevision, Edit edit);

    /** What the place can hold. */
    default Capabilities capabilities() {
        return Capabilities.everything();
    }

    /**
     * Removes what a write that was killed left behind, and makes durable what it finished. Called by every run that may
     * write, when it has the lock.
     */
    default void sweep() {
        // most sources leave nothing behind
    }

    /** Lets go of what the source holds open; a second call does nothing. */
    @Override
    void close();

    /**
     * What a source held at one moment.
     *
     * @param settings the settings
     * @param revision changes whenever they do
     */
    record Snapshot(Settings settings, String revision) {}

    /**
     * What a write left behind.
     *
     * @param revision the revision after it
     */
    record Receipt(String revision) {}
}
