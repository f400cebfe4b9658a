package dev.keyturn.spi;

/**
 * A source for which a part of its settings costs less to read than all of them, such as a table of many rows. A run then
 * asks for the keys that its migrations, those of the journal and their conditions name ({@link Selection}), and for no others.
 *
 * <p>Three things are different from a source that is always read as a whole, and nothing else is:
 *
 * <ol>
 *   <li>A reference of one setting to another ({@code ${db.url}}) is looked for in what is read only. So let this be said of
 *       places whose values do not refer to each other.
 *   <li>A plan is out of date when something has changed that it has read; another setting may be another one.
 *   <li>Limits count what is read. A value that is secret only because it repeats that of another setting is known as
 *       secret where that one is read, too.
 * </ol>
 *
 * <p>Where everything is needed everything is read: for backups, for a rehearsal on another source, and to read or write at
 * another shape. The contract of sources tries that a part is read as its page says.
 */
public interface ReadsParts {
    /** Whether it is to be asked for parts. It stays the same, and asking costs nothing. */
    boolean readsParts();
}
