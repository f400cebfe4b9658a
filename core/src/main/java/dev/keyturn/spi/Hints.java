package dev.keyturn.spi;

/**
 * What says that it is worth looking at a source now: the operating system, a message from a server. Hints make a watch fast
 * and are never relied on, because they get lost: {@link Polling} looks at intervals, too. One too many costs one look.
 *
 * <p>The thread of the watch waits in {@link #await}, and calls it before every look. So whatever has to be registered is
 * registered there: before the first look, and again later if that has become necessary. A registration that has just been
 * made counts as a hint, because something may have happened before it.
 */
public interface Hints extends AutoCloseable {
    /**
     * Waits for a hint. It may return sooner than it has to, with or without one.
     *
     * @param nanos how long at most; zero or less for no waiting
     * @return whether there was one
     */
    boolean await(long nanos) throws InterruptedException;

    /** Wakes up who waits, for good. It comes from any thread; a second call does nothing. */
    @Override
    void close();

    /** No hint ever; it only waits, until it is closed. */
    static Hints none() {
        return new Silence();
    }
}
