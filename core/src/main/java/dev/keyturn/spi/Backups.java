package dev.keyturn.spi;

import java.util.List;
import java.util.Optional;

/**
 * A place for copies of settings as they were before a run, under names that sort by age.
 *
 * <p>They are for the day on which a source is corrupt. The way back needs none of them: it is in the journal.
 */
public interface Backups {
    /**
     * Keeps a copy; when this returns, it is durable, and nobody but its owner reads it.
     *
     * @throws SourceException if it cannot be written
     */
    void put(String name, String content);

    /**
     * The content of a copy, if there is one of that name.
     *
     * @throws SourceException if it cannot be read
     */
    Optional<String> get(String name);

    /** The names, the oldest first. */
    List<String> names();

    /** Gives a copy up; one that is not there is no failure. */
    void remove(String name);

    /** Removes what a run that was killed left behind. Called by every run that may write, when it has the lock. */
    default void sweep() {
        // most places leave nothing behind
    }
}
