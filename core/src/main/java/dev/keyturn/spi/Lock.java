package dev.keyturn.spi;

import java.time.Duration;
import java.util.List;

/**
 * Keeps two runs on one source apart: in this process, on this machine, and as far as the store reaches.
 *
 * <p>It comes with the library: in files ({@link dev.keyturn.journal.FileLock}), or over any source that compares and sets
 * ({@link dev.keyturn.journal.SourceLock}). A store with locks of its own writes one:
 *
 * <ol>
 *   <li>{@link #acquire} lets one in at a time, threads of one process included, and waits no longer than it was told to.
 *   <li>It dies with its holder: a process that ends, however it ends, leaves nothing locked, at the latest after a time that
 *       the documentation names. A lock that ends with a session of the store is best. One with a lease is kept alive for as
 *       long as the holder lives, and its time is measured by who waits, never by comparing clocks.
 *   <li>Letting it go lets go of one's own only, however often and however late it is done.
 *   <li>Say in {@link #warnings} what whoever relies on it should know.
 *   <li>Let a test implement {@code dev.keyturn.testkit.source.LockContract}, as below.
 * </ol>
 *
 * <p><b>What it need not do.</b> A holder that stands still for long may lose a lock with a lease and not know it. The journal
 * stops it, because an append is exclusive; so a lock keeps runs from disturbing each other, and the journal and the revision
 * of the source keep the settings safe.
 *
 * <p><b>Threads.</b> {@code acquire} may be called by several threads at once. It need not be fair, and is not taken twice by
 * one run. A lock may be let go by another thread than the one that took it.
 *
 * <p><b>Failures.</b> Whoever waits in vain gets a {@link SourceException} that is temporary and says who holds it. One who is
 * interrupted gets the same at once, and stays interrupted. Letting go fails only where somebody has to know; what ends by
 * itself ends quietly.
 *
 * <p><b>How often.</b> Once for each run that may write; plans and looks take no lock.
 *
 * <pre>{@code
 * class TableLockTest implements LockContract {
 *   public Lock lock() {
 *     return TableLock.in(emptyDatabase());
 *   }
 * }
 * }</pre>
 */
public interface Lock {
    /**
     * Waits until the lock is free, and takes it.
     *
     * @param wait how long to wait at most; zero for one try
     * @param holder who takes it, and since when, in words, for whoever has to wait
     * @throws SourceException if it was not to be had in time; the message says who holds it, in the words that it gave
     */
    Held acquire(Duration wait, String holder);

    /** What whoever relies on it should know, such as that it is on a network. */
    default List<String> warnings() {
        return List.of();
    }

    /** A lock that is held. */
    interface Held extends AutoCloseable {
        /** Lets it go; a second call does nothing. */
        @Override
        void close();
    }
}
