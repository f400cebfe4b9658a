package dev.keyturn.spi;

import java.util.List;
import java.util.Optional;

/**
 * A place for copies of settings as they were before a run, under names that sort by age.
 *
 * <p>They are for the day on which a source is corrupt. The way back needs none of them: it is in the journal. Files have one
 * beside their journal ({@link dev.keyturn.journal.FileBackups}). To write another:
 *
 * <ol>
 *   <li>Keep each copy as the text that it is, to the character, under its name: six digits or more. What is secret in it is
 *       encrypted already; nobody but its owner reads it all the same.
 *   <li>{@link #put} replaces a copy of the same name as a whole: who reads meanwhile sees the old one or the new one.
 *   <li>{@link #names} sorts as texts do, the oldest first; other things in the same place are not listed.
 *   <li>Let a test implement {@code dev.keyturn.testkit.source.BackupsContract}.
 * </ol>
 *
 * <p><b>Threads.</b> One run at a time writes, and holds the lock; anybody may read. <b>Caching.</b> None. <b>Failures.</b> Throw a
 * {@link SourceException} without content in it; a run whose backup fails writes nothing. Removing what is not there is no
 * failure. <b>How often.</b> A run that writes puts one copy, reads those that are there to find out whether it says anything
 * new, and removes the ones that are too old or too many; a run with nothing to do does nothing here.
 */
public interface Backups {
    /** What people call the place, such as a path; empty where there is nothing to say. No secret is in it. */
    default String name() {
        return "";
    }

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
