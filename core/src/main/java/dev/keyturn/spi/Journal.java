package dev.keyturn.spi;

import java.util.List;

/**
 * The durable, append-only record of what was done to one source.
 *
 * <p>It comes with the library: in files ({@link dev.keyturn.journal.FileJournal}), or over any source that compares and sets
 * ({@link dev.keyturn.journal.SourceJournal}). A store that can do better, by committing settings and journal in one
 * transaction, writes its own:
 *
 * <ol>
 *   <li>Keep entries as the text of {@link Entry#toJson}, to the character, under their numbers, which begin with 1 and have no
 *       gaps.
 *   <li>{@link #append} is exclusive: of two that bring an entry with the same number, one wins, and the other gets a {@link
 *       StaleException}. So a run that lost its lock while it was paused cannot go on writing. An entry that is not the next
 *       one is refused likewise: those before it are gone, and somebody has to know.
 *   <li>{@link #read} gives all entries in order, each checked: that it is whole ({@link Entry#read}), that its number is the
 *       next one, and that it names the checksum of the one before it.
 *   <li>Let a test implement {@code dev.keyturn.testkit.source.JournalContract}, as below.
 * </ol>
 *
 * <p><b>Atomicity.</b> An entry is there as a whole or not at all; who reads while others append sees a beginning of the
 * journal. When {@code append} returns, the entry is durable: it survives the end of the process and of the machine. Nothing
 * is ever changed or removed, but what is unfinished.
 *
 * <p><b>Threads.</b> Both may be called by several threads at once, of this process and of others: plans and looks read without
 * a lock.
 *
 * <p><b>Caching.</b> None: an append goes by what is there, not by what was read before.
 *
 * <p><b>Failures.</b> Throw a {@link SourceException} that names the place of the entry and never what it says. Where it is not
 * known whether an append was done, say so ({@link SourceException#isOutcomeKnown}): the run ends, and the next one finds out.
 *
 * <p><b>How often.</b> A run reads once and appends twice for each migration; a run with nothing to do appends nothing. That of a source
 * that {@link Transacts} is read without the lock first.
 *
 * <pre>{@code
 * class TableJournalTest implements JournalContract {
 *   public Journal journal() {
 *     return TableJournal.in(emptyDatabase(), "keyturn_journal");
 *   }
 * }
 * }</pre>
 */
public interface Journal extends AutoCloseable {
    /** What users call the place of the journal. */
    String name();

    /**
     * All entries, in order, each checked. Called once a run.
     *
     * @throws SourceException if the journal cannot be read, or is damaged, or two histories were mixed; the message names the
     *     entry and says what to do
     */
    List<Entry> read();

    /**
     * Adds an entry behind the last one.
     *
     * @throws StaleException if there is an entry with this number, or none with the number before; nothing is written then
     * @throws SourceException if it cannot be written
     */
    void append(Entry entry);

    /** Removes what an append that was killed left behind, and makes durable what it finished. Called by every run that has the lock. */
    default void sweep() {
        // most journals leave nothing behind
    }

    /** Lets go of what the journal holds open; a second call does nothing. */
    @Override
    void close();
}
