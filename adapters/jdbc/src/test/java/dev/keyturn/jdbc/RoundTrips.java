package dev.keyturn.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Counts the calls for which a driver has to ask its database. A connection comes from a pool and costs none. Where drivers differ it
 * counts what the more talkative one does, but for beginning a transaction, which all of them do with its first statement or without
 * waiting for an answer.
 */
public final class RoundTrips implements InvocationHandler {
    private static final Set<String> CALLS = Set.of(
            "execute",
            "executeBatch",
            "executeQuery",
            "executeUpdate",
            "commit",
            "rollback",
            "setSavepoint",
            "isValid",
            "getTransactionIsolation",
            "setTransactionIsolation");

    private final List<String> log;
    private final Object real;
    private final String sql;

    private RoundTrips(List<String> log, Object real, String sql) {
        this.log = log;
        this.real = real;
        this.sql = sql;
    }

    /** A data source whose round trips are counted, and what they were. */
    public record Counted(DataSource dataSource, List<String> trips) {}

    /** The same data source, counted from now on. */
    public static Counted of(DataSource real) {
        List<String> log = Collections.synchronizedList(new ArrayList<>());
        return new Counted(proxy(DataSource.class, new RoundTrips(log, real, "")), log);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(RoundTrips.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        String text = arguments != null && arguments.length > 0 && arguments[0] instanceof String first ? first : sql;
        if (CALLS.contains(method.getName()) || endsTransaction(method, arguments)) {
            log.add(method.getName() + " " + text);
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof Connection connection) {
            return proxy(Connection.class, new RoundTrips(log, connection, ""));
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, new RoundTrips(log, statement, text));
        }
        return result instanceof Statement statement
                ? proxy(Statement.class, new RoundTrips(log, statement, ""))
                : result;
    }

    /** What was begun ends with it; a connection that is in that mode already is asked nothing. */
    private boolean endsTransaction(Method method, Object[] arguments) throws SQLException {
        return method.getName().equals("setAutoCommit")
                && Boolean.TRUE.equals(arguments[0])
                && !((Connection) real).getAutoCommit();
    }
}
