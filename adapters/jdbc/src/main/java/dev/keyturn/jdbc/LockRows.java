package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The rows of the table of locks that a transaction begins with: its own, and the one that runs over many lock. */
final class LockRows {
    private static final int SECONDS = 10;

    private final Database database;
    private final Layout layout;
    private final Dialect dialect;

    LockRows(Database database) {
        this.database = database;
        this.layout = database.layout();
        this.dialect = database.dialect();
    }

    /** Begins a transaction, as {@link Database#begin} says. */
    long begin(Connection connection, long epoch) throws SQLException {
        Optional<Long> now = begin(connection);
        if (now.isEmpty() && epoch == Database.ANY_EPOCH) {
            // by itself, because two that look for a row that is not there get in each other's way
            database.undo(connection);
            add(connection);
            now = begin(connection);
        }
        if (now.isEmpty()) {
            throw database.failures().stale("the row of its lock is gone", "the rows that Keyturn made");
        }
        if (epoch != Database.ANY_EPOCH && epoch != now.get()) {
            throw database.failures()
                    .stale("another run has taken the lock over", "to hold the lock until the work is done");
        }
        return now.get();
    }

    /** Nothing, if a row is not there. */
    private Optional<Long> begin(Connection connection) throws SQLException {
        dialect.begin(connection);
        String sql = selectEpoch() + dialect.forUpdate();
        String opening = dialect.opening(SECONDS);
        Optional<Long> now = opening.isEmpty()
                ? Sql.first(connection, sql, row -> row.getLong(1), layout.identity())
                : Sql.last(connection, opening + sql, row -> row.getLong(1), layout.identity());
        return now.isPresent() && isShared(connection) ? now : Optional.empty();
    }

    /** Whoever writes the settings of many locks this row, and finds the journals as they stay until it is done. */
    private boolean isShared(Connection connection) throws SQLException {
        Optional<RowLayout> every = layout.every();
        String shared = Asked.forShare(dialect);
        return every.isEmpty()
                || shared.isEmpty()
                || Sql.first(
                                connection,
                                selectEpoch() + shared,
                                row -> true,
                                every.get().identity())
                        .isPresent();
    }

    private String selectEpoch() {
        return "SELECT " + dialect.quoted("epoch") + " FROM " + layout.lockIn(dialect) + " WHERE "
                + dialect.quoted("source") + " = ?";
    }

    private void add(Connection connection) throws SQLException {
        add(connection, layout.identity());
        Optional<RowLayout> every = layout.every();
        if (every.isPresent()) {
            add(connection, every.get().identity());
        }
    }

    /** Adds one, unless it is there. */
    void add(Connection connection, String source) throws SQLException {
        if (Sql.first(connection, selectEpoch(), row -> true, source).isPresent()) {
            return;
        }
        List<String> columns = List.of("source", "epoch", "holder");
        String sql = dialect.insertIfAbsent(
                layout.lockIn(dialect), columns.stream().map(dialect::quoted).toList());
        try {
            Sql.update(connection, sql, List.of(source, 0L, ""));
        } catch (SQLException e) {
            if (!Failures.isThereAlready(e)) {
                throw e;
            }
        }
    }
}
