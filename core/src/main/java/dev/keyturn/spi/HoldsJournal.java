package dev.keyturn.spi;

/** A source that knows where its journal is, and what keeps two runs on it apart. */
public interface HoldsJournal {
    /** The journal of this source. */
    Journal journal();

    /** The lock of this source. */
    Lock lock();
}
