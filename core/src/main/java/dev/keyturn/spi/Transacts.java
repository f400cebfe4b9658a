package dev.keyturn.spi;

import java.util.function.Supplier;

/**
 * A source that holds its journal in the same store, and can do several things with both as one: all of it is there
 * afterwards, or none.
 *
 * <p>A run then announces a migration, writes it, reads it back and confirms it as one thing, so that whoever is killed at any
 * point leaves the settings and the journal of before it, or those of after it, and nothing to recover. Without this the same
 * four are done one after the other, each durable before the next, and the next run finishes what is left.
 *
 * <p>So nearly every start of a program costs two reads: where the journal and the settings show that there is nothing to do, a run
 * takes no lock and sweeps nothing. Only one that makes backups does.
 *
 * <p>To write one:
 *
 * <ol>
 *   <li>{@link #atomically} begins, does the work, and ends it durably; what the work throws undoes all of it and is thrown on.
 *   <li>All that the same thread does meanwhile with this source and its {@link #journal} belongs to it, and reads see it; what
 *       others do does not. Others see nothing of it before it has ended.
 *   <li>The work may itself ask for this: then it is part of what is done already.
 *   <li>Where the end fails and it is not known whether the store has it, the exception says so ({@link
 *       SourceException#isOutcomeKnown}): the run ends, and the next one finds the answer in the journal.
 *   <li>{@link #journal} is equal at every call. A run on another journal does not ask for this.
 *   <li>Let the test of the source implement {@code dev.keyturn.testkit.source.TransactsContract} as well.
 * </ol>
 *
 * <p><b>Threads.</b> The work is done by the thread that asks. Another one that asks meanwhile has its own, or waits.
 *
 * <p><b>How often.</b> Once for each migration that is written, taken back or recovered. Nobody is told of what is done before
 * it has ended.
 */
public interface Transacts extends HoldsJournal {
    /**
     * Does this as one: all of it, or, where it throws, nothing.
     *
     * @param work uses this source and its journal. It is done once; again only after all of it was undone, by a source that
     *     tries again what may succeed then
     * @return what the work gives
     * @throws SourceException if it cannot be begun or ended
     */
    <T> T atomically(Supplier<T> work);
}
