package dev.keyturn.jdbc;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.HoldsMany;
import dev.keyturn.spi.Journal;
import dev.keyturn.spi.Lock;
import dev.keyturn.spi.OnlyReads;
import dev.keyturn.spi.Preflights;
import dev.keyturn.spi.ReadsParts;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.Transacts;
import java.sql.Connection;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Settings in a table of PostgreSQL, MariaDB, MySQL, H2 or SQLite, one row a setting: its key as Keyturn writes keys ({@code
 * db.url}, {@code logging.level."com.foo"}), its value, and, where the table has such columns, its type, a version and a time; or,
 * with {@link #documents}, one row for all settings, as a JSON document.
 *
 * <pre>{@code
 * JdbcSource source = JdbcSource.of(dataSource, "settings");
 * source.create(); // once; or give source.ddl() to whoever makes tables
 * source.preflight().forEach(System.out::println); // a table of one's own: what would hinder a run
 * Migrator.of(source).with(migrations).build().migrate();
 * }</pre>
 *
 * <p>Its journal and its lock are two more tables beside it, {@code keyturn_journal} and {@code keyturn_lock}. A migration is
 * announced, written, read back and confirmed in one transaction: whoever kills the process or the connection leaves the
 * settings and the journal of before it or those of after it. On PostgreSQL, MariaDB and MySQL the lock ends with the
 * connection that holds it, on H2 a second after it, and on SQLite with the process; that connection does all
 * of the work of the run, so that a pool of one is enough. Each holder of the lock raises a number, and what it writes is written
 * in a transaction that finds that number unchanged.
 *
 * <p><b>What is read.</b> The rows that the migrations name, and no others, so values that refer to other settings ({@code ${db.url}})
 * are not looked for elsewhere; {@link JdbcSourceBuilder#readsAll} reads everything. Plans, rehearsals in memory, runs and
 * rollbacks do with a part; backups, other shapes and a rehearsal on another source read all.
 *
 * <p>A start that finds nothing to do asks the database three times at most: whether the tables are as they have to be (once for each
 * source), for the journal, and for the rows; it takes no lock. More than some hundred names, or backups, cost more.
 *
 * <p><b>What a value is.</b> With a column for types all values are held exactly; a list is one row, as JSON. Without one there is
 * text, and NULL, which is null. What a database cannot hold is refused: half a character everywhere, the character zero in
 * PostgreSQL, keys that the table takes for one and the same, such as those that differ in case only under many collations.
 *
 * <p><b>Other writers.</b> A write locks the rows that it was planned on, and compares all of them with what was read, be they
 * changed or not; what another one has changed, added or removed by then makes it stale. From then on those rows are locked until
 * the transaction ends. A row that somebody else adds in that time under a key that is moved is not noticed in PostgreSQL and H2,
 * and stays where it is; MariaDB and MySQL keep it out, where the table has an index on its key, and SQLite lets nobody else
 * write. Those who write through Keyturn come one after the other everywhere.
 *
 * <p><b>The database.</b> PostgreSQL holds the lock with its session: behind a pooler that changes sessions between transactions
 * it has to be told to keep them. A table whose engine has no transactions (MyISAM) is refused. H2 in a file
 * writes what is committed half a second later; here each transaction is forced to the disk, for which the user has to be an
 * administrator. For another one, who is
 * warned in the log, an administrator runs {@code SET WRITE_DELAY 0} once.
 */
public final class JdbcSource implements SettingsSource, Transacts, ReadsParts, OnlyReads, Preflights {
    private final Database database;
    private final Session session;
    private final boolean readsAll;
    private final JdbcJournal journal;
    private final JdbcLock lock;
    private final Runnable last;

    JdbcSource(Database database, boolean readsAll) {
        this(database, readsAll, () -> {});
    }

    private JdbcSource(Database database, boolean readsAll, Runnable last) {
        this.last = last;
        this.database = database;
        this.session = new Session(database);
        this.readsAll = readsAll;
        this.journal = new JdbcJournal(session, database);
        this.lock = new JdbcLock(session, database);
    }

    /**
     * The settings in a table with the columns {@code key}, {@code value} and {@code type}, as {@link #ddl} makes it.
     *
     * @param table its name, to the letter; behind the name of its schema and a dot where it is not the usual one
     */
    public static JdbcSource of(DataSource dataSource, String table) {
        return in(dataSource, table).type("type").build();
    }

    /** The settings in a table of one's own, which is described. */
    public static JdbcSourceBuilder in(DataSource dataSource, String table) {
        return new JdbcSourceBuilder(dataSource, table);
    }

    /**
     * The settings in a table of JSON documents, one row for each scope, which is described: {@code
     * JdbcSource.documents(dataSource, "settings").scope("tenant", "a").build()}. All else is as with a row for each setting, but that a
     * document is read as a whole.
     */
    public static JdbcDocumentsBuilder documents(DataSource dataSource, String table) {
        return new JdbcDocumentsBuilder(dataSource, table);
    }

    /**
     * The settings of another one in the same table: a source of its own, with its own journal, lock and migrations. For those of all
     * see {@link #everyScope}.
     *
     * @throws IllegalStateException if the table has no column for scopes
     */
    public JdbcSource scope(String whose) {
        return new JdbcSource(database.scoped(column().column(), whose), readsAll);
    }

    /**
     * Whose settings there are in the table, in order.
     *
     * @throws IllegalStateException if the table has no column for scopes
     */
    public List<String> scopes() {
        String sql = Asked.scopes(database.dialect(), database.layout().tableIn(database.dialect()), column().column());
        return session.read(connection -> Sql.query(connection, sql, row -> row.getString(1), List.of())).stream()
                .sorted()
                .toList();
    }

    /**
     * The settings of all scopes in the table, for runs that do up to a thousand of them at once:
     *
     * <pre>{@code
     * Migrators.of(source.everyScope(), one -> Migrator.of(one).with(migrations)).keepGoing().migrate();
     * }</pre>
     *
     * <p>It needs one more table, {@code keyturn_batch}, in which a row holds what such a run has added to the journals of up to
     * a thousand scopes. While it is at work other runs on a scope of the table wait for it. It reads the part of the index that
     * holds the settings of these scopes; of the rows, those that migrations name. Documents are done one by one.
     *
     * @throws IllegalStateException if the table has no column for scopes
     */
    public HoldsMany<JdbcSource> everyScope() {
        String column = column().column();
        return database.layout()
                .every()
                .<HoldsMany<JdbcSource>>map(
                        all -> new EveryScope(this, database.every().orElseThrow(), all, column))
                .orElseGet(() -> new OneByOne(this));
    }

    /**
     * The same settings, only read: each connection is told so, and each transaction where the database has such ones (PostgreSQL, MariaDB,
     * MySQL; SQLite by {@code query_only}; H2 has none). A user with no right but SELECT is enough, and it does not matter whether there is a
     * journal yet. For plans and rehearsals; what would write is refused.
     *
     * <pre>{@code
     * JdbcSource production = JdbcSource.of(productionDataSource, "settings").readOnly();
     * try (JdbcSource copy = production.copyIntoMemory()) { // or copyInto(stagingDataSource, "settings_staging")
     *   Rehearsal rehearsal = Migrator.of(production).with(migrations).build().rehearseOn(copy);
     * }
     * }</pre>
     */
    public JdbcSource readOnly() {
        return new JdbcSource(database.readOnly(), readsAll);
    }

    /**
     * Copies these settings, which are only read, into a table for rehearsals, whose columns have the same names. The table is made
     * if it is not there; its types are those of {@link #ddl} then, so that what a narrower column would refuse is found
     * by {@link #preflight(Settings)}. What an earlier copy left there is replaced.
     *
     * @param table not the name of a table that is in use: one that holds rows and was not made by this method, that has a
     *     journal of its own, or that is the table of this source, by whatever address, is refused and stays as it is
     * @return a source over the copy
     * @throws dev.keyturn.settings.RefusedException if the table is not one for rehearsals
     * @throws SourceException if one of the databases is out of reach, or the user may not make or write the copy
     */
    public JdbcSource copyInto(DataSource staging, String table) {
        return new Staging(database, database.elsewhere(staging, table)).filled();
    }

    /**
     * As {@link #copyInto}, into a fresh database of H2 in memory, which {@link #close} of the copy takes away. H2 compares, holds and
     * refuses texts in its own way; what another database makes of them shows a copy on a server of its kind.
     *
     * @throws SourceException if H2 is not on the class path
     */
    public JdbcSource copyIntoMemory() {
        InMemory memory = new InMemory();
        try {
            JdbcSource copy = copyInto(memory.dataSource(name()), "settings");
            return new JdbcSource(copy.database, true, memory::close);
        } catch (RuntimeException | Error e) {
            memory.close();
            throw e;
        }
    }

    private Layout.Scope column() {
        return database.layout()
                .scope()
                .orElseThrow(() -> new IllegalStateException(name() + ": the table has no column for scopes"));
    }

    @Override
    public String name() {
        return database.name();
    }

    /** The statements that make the tables; each does nothing where its table is there. */
    public List<String> ddl() {
        return new Ddl(database.dialect(), database.layout()).all();
    }

    /**
     * Makes the tables that are not there.
     *
     * @throws SourceException if the user may not do that
     */
    public void create() {
        Connection connection = database.connect();
        try {
            for (String statement : ddl()) {
                database.tried(() -> {
                    Sql.execute(connection, statement);
                    return statement;
                });
            }
        } finally {
            database.giveBack(connection);
        }
    }

    /** As {@link #preflight(Settings)}, for settings as they are. */
    public List<Problem> preflight() {
        return preflight(Settings.empty());
    }

    /**
     * Looks for what would hinder a run, and changes nothing: tables, columns or rights that are missing, engines without transactions,
     * servers and transactions that only read, reads of what is not committed, no unique index on the key, two
     * rows with one key (copies of each other, or not), columns that are too narrow or hold no NULL, collations that take two keys for one,
     * encodings without all characters, and reads that would look at every row. Each finding says, where there is one, which
     * statement mends it; with SQLite, whose columns cannot be changed, how the table is made anew.
     *
     * @param wanted settings that are to be written, such as those of a rehearsal, for the widths of columns
     * @throws SourceException if the database is out of reach
     */
    @Override
    public List<Problem> preflight(Settings wanted) {
        Connection connection = database.connect();
        try {
            return Preflight.of(connection, database, wanted);
        } finally {
            database.giveBack(connection);
        }
    }

    Layout layout() {
        return database.layout();
    }

    private Store store() {
        return database.layout().store(database);
    }

    @Override
    public boolean readsParts() {
        return !readsAll;
    }

    @Override
    public Snapshot read(Selection selection) {
        Store.Content there = session.readBack(selection).orElseGet(() -> asked(selection));
        return new Snapshot(there.settings(), there.revision());
    }

    private Store.Content asked(Selection selection) {
        Store store = store();
        Sql.Work<Store.Content> reading = connection -> store.read(connection, selection, false);
        return store.statements(selection) > 1 ? session.readOneMoment(reading) : session.read(reading);
    }

    @Override
    public Receipt write(String expectedRevision, Edit edit) {
        return session.within(transaction -> {
            Store.Compared compared = store().compared(transaction.connection(), expectedRevision);
            return session.part(
                    transaction,
                    () -> database.tried(() -> {
                        Store.Content after = compared.write(edit);
                        transaction.readBack(after);
                        return new Receipt(after.revision());
                    }));
        });
    }

    @Override
    public <T> T atomically(Supplier<T> work) {
        return session.atomically(work);
    }

    @Override
    public Capabilities capabilities() {
        return database.layout().capabilities();
    }

    @Override
    public boolean onlyReads() {
        return database.isReadOnly();
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public Lock lock() {
        return lock;
    }

    /**
     * Connections are open only while they are used; the data source is the caller's to close. A copy in memory is gone
     * then.
     */
    @Override
    public void close() {
        last.run();
    }
}
