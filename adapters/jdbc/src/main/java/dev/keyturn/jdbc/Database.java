package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Where connections come from, and how a transaction begins. */
final class Database {
    /** For a transaction of somebody who holds no lock. */
    static final long ANY_EPOCH = -1;

    private static final int LOCK_SECONDS = 10;
    private static final System.Logger LOG = System.getLogger("dev.keyturn");

    private final DataSource dataSource;
    private final Layout layout;
    private final Failures failures;
    private final String name;
    private volatile Optional<Dialect> known = Optional.empty();
    private volatile boolean isChecked;
    private volatile boolean isLockThere;
    private volatile boolean isBytewise = true;

    Database(DataSource dataSource, Layout layout, String name) {
        this.dataSource = dataSource;
        this.layout = layout;
        this.name = name;
        this.failures = new Failures(name);
    }

    /** The same for another scope of the table; what is known of the tables is known of it. */
    Database scoped(String column, String whose) {
        Layout other = layout.scoped(column, whose);
        Database scoped =
                new Database(dataSource, other, name.equals(layout.identity()) ? other.identity() : name + "/" + whose);
        scoped.known = known;
        scoped.isChecked = isChecked;
        scoped.isBytewise = isBytewise;
        return scoped;
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
                return connection;
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        });
    }

    private Dialect recognised(Connection connection) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        return Dialect.of(product)
                .orElseThrow(() -> new SourceException(Problem.of(
                        Origin.of(name),
                        Key.root(),
                        "the database is one that is not known: " + product,
                        "PostgreSQL, MariaDB, MySQL, H2 or SQLite")));
    }

    /** Gives a connection back. What was done with it is done, so it does not matter whether that works. */
    void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            drop(connection);
        }
    }

    /** A connection that nobody is to use again, with all that it holds. */
    void drop(Connection connection) {
        try {
            connection.abort(Runnable::run);
            connection.close();
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a connection is broken: {0}", Failures.code(e));
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
     */
    void begin(Connection connection, long epoch) throws SQLException {
        addLock(connection);
        dialect().begin(connection);
        Optional<String> timeout = dialect().lockTimeout(LOCK_SECONDS);
        if (timeout.isPresent()) {
            Sql.execute(connection, timeout.get());
        }
        long now = epoch(connection);
        if (epoch != ANY_EPOCH && epoch != now) {
            throw failures.stale("another run has taken the lock over", "to hold the lock until the work is done");
        }
    }

    private String selectEpoch() {
        return "SELECT " + column("epoch") + " FROM " + layout.lockIn(dialect()) + " WHERE " + column("source")
                + " = ?";
    }

    private long epoch(Connection connection) throws SQLException {
        return Sql.first(connection, selectEpoch() + dialect().forUpdate(), row -> row.getLong(1), layout.identity())
                .orElseThrow(() -> failures.stale("the row of its lock is gone", "the rows that Keyturn made"));
    }

    /** The row that a transaction begins with: it is made by itself, because two that look for it would get in each other's way. */
    void addLock(Connection connection) throws SQLException {
        if (!isLockThere) {
            addLock(connection, layout.identity());
            isLockThere = true;
        }
    }

    /** Adds a row to the table of locks, unless it is there. */
    void addLock(Connection connection, String source) throws SQLException {
        if (Sql.first(connection, selectEpoch(), row -> true, source).isPresent()) {
            return;
        }
        String sql = dialect()
                .insertIfAbsent(layout.lockIn(dialect()), List.of(column("source"), column("epoch"), column("holder")));
        try {
            Sql.update(connection, sql, List.of(source, 0L, ""));
        } catch (SQLException e) {
            if (!Failures.isThereAlready(e)) {
                throw e;
            }
        }
    }

    String column(String column) {
        return dialect().quoted(column);
    }

    /** Says nothing, if the tables are there, with their columns, and have transactions. */
    void check(Connection connection) {
        Ddl ddl = new Ddl(dialect(), layout);
        List<String> missing = new ArrayList<>();
        check(connection, layout.tableIn(dialect()), layout.columns(), ddl.settings(), missing);
        check(connection, layout.journalIn(dialect()), List.of("source", "number", "entry"), ddl.journal(), missing);
        check(connection, layout.lockIn(dialect()), List.of("source", "epoch", "holder"), ddl.lock(), missing);
        if (!missing.isEmpty()) {
            throw failures.structure("a table is not there, or cannot be read, or has other columns", missing);
        }
        if (dialect() == Dialect.MARIADB) {
            checkEngines(connection);
        }
        isBytewise = dialect() != Dialect.POSTGRESQL || isBytewise(connection);
    }

    /** Whether PostgreSQL has the keys in the order of their characters; elsewhere other operators have that, and another index. */
    private boolean isBytewise(Connection connection) {
        String sql = "SELECT CASE WHEN c.collname = 'default' THEN"
                + " (SELECT datcollate FROM pg_database WHERE datname = current_database()) ELSE c.collcollate END"
                + " FROM pg_attribute a JOIN pg_collation c ON c.oid = a.attcollation"
                + " WHERE a.attrelid = CAST(? AS regclass) AND a.attname = ?";
        return tried(() -> Sql.first(
                        connection,
                        sql,
                        row -> String.valueOf(row.getString(1)),
                        layout.tableIn(dialect()),
                        layout.key()))
                .filter(collation -> collation.equals("C") || collation.equals("POSIX"))
                .isPresent();
    }

    /** The queries that find rows; the tables have been looked at. */
    Seek seek() {
        if (!isChecked) {
            giveBack(open());
        }
        return new Seek(dialect(), layout, isBytewise);
    }

    private void check(Connection connection, String table, List<String> columns, String ddl, List<String> missing) {
        String names = String.join(", ", columns.stream().map(this::column).toList());
        try {
            Sql.query(connection, "SELECT " + names + " FROM " + table + " WHERE 1 = 0", ResultSet::getRow, List.of());
        } catch (SQLException e) {
            if (Failures.isOutOfReach(e) || Failures.isLate(e)) {
                throw failures.of(e);
            }
            missing.add(ddl);
        }
    }

    private void checkEngines(Connection connection) {
        List<String> wrong = tried(() -> Sql.query(
                connection,
                "SELECT t.TABLE_NAME FROM information_schema.TABLES t JOIN information_schema.ENGINES e"
                        + " ON t.ENGINE = e.ENGINE WHERE t.TABLE_SCHEMA = "
                        + layout.schema().map(schema -> "?").orElse("DATABASE()")
                        + " AND t.TABLE_NAME IN (?, ?, ?) AND e.TRANSACTIONS <> 'YES'",
                row -> row.getString(1),
                arguments()));
        if (!wrong.isEmpty()) {
            throw failures.structure(
                    "a table has an engine without transactions",
                    wrong.stream()
                            .map(table -> "ALTER TABLE " + column(table) + " ENGINE=InnoDB")
                            .toList());
        }
    }

    private List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        layout.schema().ifPresent(arguments::add);
        arguments.addAll(layout.tableNames());
        return arguments;
    }
}
