package dev.keyturn.spi;

import java.util.List;

/**
 * The durable, append-only record of what was done to one source.
 *
 * <p>Entries are numbered from 1 without gaps, and each names the checksum of the one before it. An append is exclusive:
 * of two that bring an entry with the same number, one wins, and the other gets a {@link StaleException}; so a run that lost
 * its lock while it was paused cannot go on writing. When an append returns, the entry is durable.
 */
public interface Journal extends AutoCloseable {
    /** What users call the place of the journal. */
    String name();

    /**
     * All entries, in order, each checked. Called once a run.
     *
     * @throws SourceException if the journal cannot be read, or is damaged; the message names the entry
     */
    List<Entry> read();

    /**
     * Adds an entry behind the last one.
     *
     * @throws StaleException if there is an entry with this number
     * @throws SourceException if it cannot be written
     */
    void append(Entry entry);

    /** Removes what an append that was killed left behind, and makes durable what it finished. Called by every run that may write, when it has the lock. */
    default void sweep() {
        // most journals leave nothing behind
    }

    /** Lets go of what the journal holds open; a second call does nothing. */
    @Override
    void close();
}
