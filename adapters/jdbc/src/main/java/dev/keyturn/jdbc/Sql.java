package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Statements with their arguments; each ends after a while, whatever the database does. */
final class Sql {
    /** How long one statement may take. */
    static final int TIMEOUT_SECONDS = 30;

    private static final int AT_ONCE = 500;

    private Sql() {}

    /** Something that is done with a connection. */
    @FunctionalInterface
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What becomes of a row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    static <T> List<T> query(Connection connection, String sql, Reader<T> reader, List<?> arguments)
            throws SQLException {
        Reader<List<T>> each = rows -> {
            List<T> read = new ArrayList<>();
            while (rows.next()) {
                read.add(reader.read(rows));
            }
            return read;
        };
        return whole(connection, sql, each, arguments);
    }

    /** What becomes of all rows together. */
    static <T> T whole(Connection connection, String sql, Reader<T> reader, List<?> arguments) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            return reader.read(rows);
        }
    }

    static <T> Optional<T> first(Connection connection, String sql, Reader<T> reader, Object... arguments)
            throws SQLException {
        return query(connection, sql, reader, List.of(arguments)).stream().findFirst();
    }

    /** The first row of the last of several statements that are sent as one; the others give no rows. */
    static <T> Optional<T> last(Connection connection, String sql, Reader<T> reader, Object... arguments)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, List.of(arguments))) {
            boolean hasRows = statement.execute();
            while (!hasRows && statement.getUpdateCount() >= 0) {
                hasRows = statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
            }
        }
    }

    /** A mark for each of so many arguments. */
    static String marks(int number) {
        return String.join(", ", Collections.nCopies(number, "?"));
    }

    /** How many rows it changed. */
    static int update(Connection connection, String sql, List<? extends @Nullable Object> arguments)
            throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** Does one statement with many arguments; how many rows each of them changed. */
    static int[] batch(Connection connection, String sql, List<? extends List<? extends @Nullable Object>> all)
            throws SQLException {
        int[] changed = new int[all.size()];
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            limit(statement);
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<? extends List<? extends @Nullable Object>> some =
                        all.subList(from, Math.min(from + AT_ONCE, all.size()));
                for (List<? extends @Nullable Object> arguments : some) {
                    set(statement, arguments);
                    statement.addBatch();
                }
                System.arraycopy(statement.executeBatch(), 0, changed, from, some.size());
            }
        }
        return changed;
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            limit(statement);
            statement.execute(sql);
        }
    }

    /** How long a statement of a connection may take where nothing else is said, in seconds. */
    static int limit(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.getQueryTimeout();
        }
    }

    static void limit(Connection connection, int seconds) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(seconds);
        }
    }

    /** Where a driver keeps it for the whole connection, asking costs nothing, and setting is a statement of its own. */
    private static void limit(Statement statement) throws SQLException {
        if (statement.getQueryTimeout() != TIMEOUT_SECONDS) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
        }
    }

    private static PreparedStatement prepared(
            Connection connection, String sql, List<? extends @Nullable Object> arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        try {
            limit(statement);
            set(statement, arguments);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    private static void set(PreparedStatement statement, List<? extends @Nullable Object> arguments)
            throws SQLException {
        for (int i = 0; i < arguments.size(); i++) {
            Object argument = arguments.get(i);
            if (argument instanceof Long number) {
                statement.setLong(i + 1, number);
            } else if (argument instanceof String[] texts) {
                statement.setArray(i + 1, statement.getConnection().createArrayOf("varchar", texts));
            } else {
                statement.setString(i + 1, (String) argument);
            }
        }
    }

    static void isolate(Connection connection, int isolation) throws SQLException {
        if (connection.getTransactionIsolation() != isolation) {
            connection.setTransactionIsolation(isolation);
        }
    }
}
