package dev.keyturn.spi;

/**
 * A source that knows where its journal is, and what keeps two runs on it apart, so that users need not say.
 *
 * <p>Over a second source of the same kind, beside the settings, both come for free:
 *
 * <pre>{@code
 * public Journal journal() {
 *   return SourceJournal.in(beside);
 * }
 *
 * public Lock lock() {
 *   return SourceLock.in(beside);
 * }
 * }</pre>
 */
public interface HoldsJournal {
    /** The journal of this source. */
    Journal journal();

    /** The lock of this source. */
    Lock lock();
}
