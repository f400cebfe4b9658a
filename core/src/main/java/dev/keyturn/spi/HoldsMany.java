package dev.keyturn.spi;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A store that holds the settings of many, each of them a source with a journal of its own, and that can read and write those of
 * several at once: the tenants of a table.
 *
 * <p>A run over all of them then does hundreds in one transaction, with a few statements, where there is nothing unusual about
 * them. Those with anything unusual are done by themselves, as any source is. Afterwards nobody can tell from the settings or the
 * journal of one which way it was done.
 *
 * <p>To write one:
 *
 * <ol>
 *   <li>{@link #lock} is one for all. Who holds it keeps out others who hold it; a run on one source waits for it to be free,
 *       and need not be kept out: next come the transactions.
 *   <li>{@link #atomically} begins, does the work, and ends it durably, as that of {@link Transacts} does. While it lasts, nothing is
 *       written to any of the journals by others; what writes to one of them waits, and then finds what is there.
 *   <li>{@link #journals} and {@link #settings} are asked within it. They leave out those who cannot be read: these are done by
 *       themselves, and say why.
 *   <li>{@link #write} writes, reads back what it wrote, and adds to the journals, so that {@code source(whose)} finds what {@link
 *       JointEntry#entries} says there. Anything that is not as it is expected is an exception: then all are done by themselves.
 * </ol>
 *
 * <p><b>Threads.</b> One run at a time uses it, from one thread; sources of it may be used meanwhile by others.
 *
 * <p><b>How often.</b> For each some hundreds: one transaction, in which the journals are read once, the settings once for each
 * part that is needed, and one write for each migration.
 *
 * @param <S> what its sources are
 */
public interface HoldsMany<S extends SettingsSource> {
    /** What users call the place. */
    String name();

    /** Whose settings there are, in an order of the store's own, in which they are asked for as well. */
    List<String> names();

    /** The source of one of them. */
    S source(String whose);

    /** What keeps two runs over all of them apart. */
    Lock lock();

    /**
     * Does this as one: all of it, or, where it throws, nothing.
     *
     * @throws SourceException if it cannot be begun or ended
     */
    <T> T atomically(Supplier<T> work);

    /** The journals of these, each checked; without those that cannot be read. */
    Map<String, List<Entry>> journals(List<String> whose);

    /** The settings of these, as far as they are asked for; without those that cannot be read. They stay so until the end. */
    Map<String, Settings> settings(List<String> whose, Selection selection);

    /**
     * Changes settings as they were read, and adds to the journals.
     *
     * @param entry what is added to the journals
     * @param changes what is changed for whom; nobody, for an entry that changes nothing
     * @throws StaleException if they are not as they were read
     * @throws dev.keyturn.settings.RefusedException if they cannot be written exactly
     */
    void write(JointEntry entry, Map<String, Changes> changes);
}
