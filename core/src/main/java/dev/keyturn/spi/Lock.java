package dev.keyturn.spi;

import java.time.Duration;
import java.util.List;

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
