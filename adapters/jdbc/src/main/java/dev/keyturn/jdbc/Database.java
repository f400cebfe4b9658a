package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** Where connections come from, and how a transaction begins. */
final class Database {
    /** For a transaction of somebody who holds no lock. */
    static final long ANY_EPOCH = -1;

    private static final System.Logger LOG = System.getLogger("dev.keyturn");

    private final DataSource dataSource;
    private final Layout layout;
    private final Failures failures;
    private final String name;
    /** How long statements might take before the connection was ours, where it knows that and they do not. */
    private final Map<Connection, Integer> limits = Collections.synchronizedMap(new IdentityHashMap<>());

    private volatile Optional<Dialect> known = Optional.empty();
    private volatile boolean isChecked;
    private volatile boolean isBytewise = true;
    private volatile boolean isWrittenLater;
    private volatile boolean hasJournal = true;
    private volatile boolean hasBatches;
    private final boolean isReadOnly;

    Database(DataSource dataSource, Layout layout, String name) {
        this(dataSource, layout, name, false);
    }

    private Database(DataSource dataSource, Layout layout, String name, boolean isReadOnly) {
        this.dataSource = dataSource;
        this.layout = layout;
        this.name = Names.printable(name);
        this.failures = new Failures(this.name);
        this.isReadOnly = isReadOnly;
        this.hasBatches = layout.hasBatches();
    }

    /** The same, with connections that only read. */
    Database readOnly() {
        return new Database(dataSource, layout, name, true);
    }

    /** The same columns in another table of another place. */
    Database elsewhere(DataSource other, String table) {
        Layout there = layout.in(table);
        return new Database(other, there, "copy of " + name + " in " + there.identity());
    }

    boolean isReadOnly() {
        return isReadOnly;
    }

    /** Whether there is a journal; who only reads may find that there is none yet. */
    boolean hasJournal() {
        return hasJournal;
    }

    /** Whether runs over many may have added to the journal. */
    boolean hasBatches() {
        return hasBatches;
    }

    /** The same for another scope of the table; what is known of the tables is known of it. */
    Database scoped(String column, String whose) {
        Layout other = layout.scoped(column, whose);
        String called = name.equals(layout.identity()) ? other.identity() : name + "/" + whose;
        return over(other, called);
    }

    /** The same for everybody's settings, where these are those of one of them, and can be written with others. */
    Optional<Database> every() {
        return layout.every().map(all -> over(all, name));
    }

    private Database over(Layout other, String called) {
        Database database = new Database(dataSource, other, called, isReadOnly);
        database.known = known;
        database.isChecked = isChecked;
        database.isBytewise = isBytewise;
        database.isWrittenLater = isWrittenLater;
        database.hasJournal = hasJournal;
        database.hasBatches = hasBatches;
        return database;
    }

    /** Something that asks the database. */
    @FunctionalInterface
    interface Asking<T> {
        T ask() throws SQLException;
    }

    <T> T tried(Asking<T> asking) {
        try {
            return asking.ask();
        } catch (SQLException e) {
            throw failures.of(e);
        }
    }

    Failures failures() {
        return failures;
    }

    Layout layout() {
        return layout;
    }

    String name() {
        return name;
    }

    /** What the database is; asked once. */
    Dialect dialect() {
        Optional<Dialect> dialect = known;
        if (dialect.isEmpty()) {
            giveBack(connect());
        }
        return known.orElseThrow();
    }

    /** A connection in which each statement is by itself, with the tables as they have to be. */
    Connection open() {
        Connection connection = connect();
        try {
            if (!isChecked) {
                check(connection);
                isChecked = true;
            }
            return connection;
        } catch (RuntimeException | Error e) {
            giveBack(connection);
            throw e;
        }
    }

    /** A connection, whatever the tables are. */
    Connection connect() {
        return tried(() -> {
            Connection connection = dataSource.getConnection();
            try {
                if (!connection.getAutoCommit()) {
                    connection.setAutoCommit(true);
                }
                if (known.isEmpty()) {
                    known = Optional.of(recognised(connection));
                }
                if (dialect().limitsConnections()) {
                    limits.put(connection, Sql.limit(connection));
                }
                if (isReadOnly) {
                    ReadOnly.begin(connection, dialect());
                }
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        });
    }

    private Dialect recognised(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        Dialect dialect = Dialect.of(product)
                .orElseThrow(() -> new SourceException(Problem.of(
                        Origin.of(name),
                        Key.root(),
                        "the database is one that is not known: " + product,
                        "PostgreSQL, MariaDB, MySQL, H2 or SQLite")));
        Optional<String> cut = Names.cut(dialect, layout);
        if (cut.isPresent()) {
            throw new SourceException(Problem.of(
                    Origin.of(name),
                    Key.root(),
                    "PostgreSQL would cut the name off: " + cut.get(),
                    "names of at most 63 bytes"));
        }
        return dialect;
    }

    /** Gives a connection back. What was done with it is done, so it does not matter whether that works. */
    void giveBack(Connection connection) {
        Optional<Integer> limit = Optional.ofNullable(limits.remove(connection));
        try {
            if (limit.isPresent()) {
                Sql.limit(connection, limit.get());
            }
            if (isReadOnly) {
                ReadOnly.end(connection, dialect());
            }
            connection.close();
        } catch (SQLException e) {
            drop(connection);
        }
    }

    /** A connection that nobody is to use again, with all that it holds. */
    void drop(Connection connection) {
        limits.remove(connection);
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection is broken: {0}", Failures.code(e));
        }
    }

    /** Ends a transaction; what it has written survives the end of the process and of the machine. */
    void commit(Connection connection) throws SQLException {
        dialect().commit(connection);
        if (isWrittenLater) {
            isWrittenLater = dialect().force(connection);
            if (!isWrittenLater && Asked.isDelayed(connection)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        () -> name
                                + ": H2 writes what is committed to its file up to half a second later, and this user may not"
                                + " ask for it sooner: a process that is killed may lose it; have an administrator run, once:"
                                + " SET WRITE_DELAY 0");
            }
        }
    }

    /** Undoes what was begun. */
    void undo(Connection connection) throws SQLException {
        dialect().rollback(connection);
        dialect().end(connection);
    }

    /**
     * Begins a transaction: the only one of all that are begun here, until it ends.
     *
     * @param epoch that of the lock, for one who holds it: somebody else may have taken it over
     * @return that of the lock now
     */
    long begin(Connection connection, long epoch) throws SQLException {
        checkWrites();
        return new LockRows(this).begin(connection, epoch);
    }

    private void checkWrites() {
        if (isReadOnly) {
            throw failures.readOnly();
        }
    }

    /** Adds a row to the table of locks, unless it is there. */
    void addLock(Connection connection, String source) throws SQLException {
        checkWrites();
        new LockRows(this).add(connection, source);
    }

    String column(String column) {
        return dialect().quoted(column);
    }

    /** Says nothing, if the tables are there, with their columns, and have transactions. One question, unless something is wrong. */
    void check(Connection connection) {
        Structure structure = new Structure(connection, this);
        isBytewise = structure.check(isReadOnly);
        isWrittenLater = structure.isWrittenLater();
        hasJournal = !isReadOnly || structure.hasJournal();
        hasBatches = isReadOnly ? structure.hasBatches() : layout.hasBatches();
    }

    /** The queries that find rows; the tables have been looked at. */
    Seek seek(RowLayout rows) {
        if (!isChecked) {
            giveBack(open());
        }
        return new Seek(dialect(), rows, isBytewise);
    }
}
