package dev.keyturn.spi;

import java.time.Duration;

/**
 * Keeps two runs on one source apart, in this process, on this machine, and as far as the store reaches. It dies with its
 * holder: a process that ends, however it ends, leaves nothing locked.
 */
public interface Lock {
    /**
     * Waits until the lock is free, and takes it.
     *
     * @param wait how long to wait at most
     * @param holder who takes it, for whoever has to wait
     * @throws SourceException if it was not to be had in time; the message says who holds it, and since when
     */
    Held acquire(Duration wait, String holder);

    /** A lock that is held. */
    interface Held extends AutoCloseable {
        /** Lets it go; a second call does nothing. */
        @Override
        void close();
    }
}
