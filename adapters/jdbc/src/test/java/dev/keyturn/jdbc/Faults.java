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
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/** A driver that fails at one call, before it has done what it was asked or afterwards; it may lose its connection with it. */
final class Faults implements InvocationHandler {
    private static final Set<String> CALLS = Set.of(
            "getConnection",
            "createStatement",
            "prepareStatement",
            "execute",
            "executeBatch",
            "executeQuery",
            "executeUpdate",
            "setAutoCommit",
            "commit",
            "rollback",
            "close");

    private final Shared shared;
    private final Object real;
    private final Wire wire;

    private Faults(Shared shared, Object real, Wire wire) {
        this.shared = shared;
        this.real = real;
        this.wire = wire;
    }

    /** How it fails. */
    enum How {
        FAILS_BEFORE,
        FAILS_AFTERWARDS,
        IS_CUT_BEFORE,
        IS_CUT_AFTERWARDS;

        boolean isAfterwards() {
            return this == FAILS_AFTERWARDS || this == IS_CUT_AFTERWARDS;
        }

        boolean isCut() {
            return this == IS_CUT_BEFORE || this == IS_CUT_AFTERWARDS;
        }
    }

    private static final class Shared {
        private final How how;
        private final int at;
        private final List<Integer> ends = new ArrayList<>();
        private int calls;

        Shared(How how, int at) {
            this.how = how;
            this.at = at;
        }
    }

    /** What leads to the server, for a connection and its statements. */
    private static final class Wire {
        private boolean isCut;
        private Connection connection;
    }

    /** A data source with one fault, and how many calls it has had. */
    record Faulty(DataSource dataSource, Object counter) {
        int calls() {
            return ((Shared) counter).calls;
        }

        /** The calls that ended a transaction. */
        List<Integer> ends() {
            return ((Shared) counter).ends;
        }
    }

    /** Fails at the call with this number, from 1; never for 0. */
    static Faulty at(DataSource real, How how, int number) {
        Shared shared = new Shared(how, number);
        return new Faulty(proxy(DataSource.class, new Faults(shared, real, new Wire())), shared);
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Faults.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        if (wire.isCut) {
            if (method.getName().equals("close") || method.getName().equals("abort")) {
                return null;
            }
            throw new SQLException("hunter2: the connection is closed", "08003");
        }
        boolean isNow = CALLS.contains(method.getName()) && ++shared.calls == shared.at;
        if (isNow && !shared.how.isAfterwards()) {
            throw failure();
        }
        boolean isCommit = arguments != null && arguments.length == 1 && "COMMIT".equals(arguments[0]);
        if (isCommit || method.getName().equals("commit")) {
            shared.ends.add(shared.calls);
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof Connection connection) {
            Wire fresh = new Wire();
            fresh.connection = connection;
            if (isNow) {
                connection.close();
                throw failure();
            }
            return proxy(Connection.class, new Faults(shared, connection, fresh));
        }
        if (isNow) {
            throw failure();
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, new Faults(shared, statement, wire));
        }
        return result instanceof Statement statement
                ? proxy(Statement.class, new Faults(shared, statement, wire))
                : result;
    }

    private SQLException failure() throws SQLException {
        if (shared.how.isCut() && wire.connection != null) {
            wire.isCut = true;
            if (!wire.connection.isClosed()) {
                wire.connection.close();
            }
        }
        return new SQLException("hunter2: it is broken", shared.how.isCut() ? "08006" : "HY000");
    }
}
