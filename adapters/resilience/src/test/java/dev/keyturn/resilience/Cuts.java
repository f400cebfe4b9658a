package dev.keyturn.resilience;

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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A driver that fails once, at the call with one number: its transaction is chosen as the victim of a deadlock, or its connection is cut,
 * before or after the server has done what it was asked. A cut at a commit may be one of which the server does not know yet: the
 * transaction goes on there, with its locks.
 */
final class Cuts {
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
    private static final Set<String> ENDS = Set.of("getConnection", "close", "setAutoCommit", "rollback");

    /** How it fails. */
    enum How {
        LOSES_A_DEADLOCK,
        IS_CUT_BEFORE,
        IS_CUT_AFTERWARDS,
        COMMITS_LATER,
        IS_UNDONE_LATER;

        boolean isLingering() {
            return this == COMMITS_LATER || this == IS_UNDONE_LATER;
        }
    }

    /** What is done when a connection was cut, as if time had passed. */
    interface Afterwards {
        void passed() throws SQLException;
    }

    private static final class Wire {
        private final Connection connection;
        private volatile boolean isCut;

        Wire(Connection connection) {
            this.connection = connection;
        }
    }

    private final DataSource real;
    private final How how;
    private final int at;
    private final Afterwards afterwards;
    private final AtomicInteger calls = new AtomicInteger();
    private final List<Integer> commits = new CopyOnWriteArrayList<>();
    private final List<Integer> ends = new CopyOnWriteArrayList<>();
    private final List<Wire> wires = new CopyOnWriteArrayList<>();
    private final List<Thread> lingering = new CopyOnWriteArrayList<>();
    private volatile boolean hasFailed;
    private final AtomicInteger outages = new AtomicInteger();

    private Cuts(DataSource real, How how, int at, Afterwards afterwards) {
        this.real = real;
        this.how = how;
        this.at = at;
        this.afterwards = afterwards;
    }

    /** Fails at the call with this number, from 1; never for 0. */
    static Cuts at(DataSource real, How how, int number, Afterwards afterwards) {
        return new Cuts(real, how, number, afterwards);
    }

    static Cuts none(DataSource real) {
        return new Cuts(real, How.IS_CUT_BEFORE, 0, () -> {});
    }

    DataSource dataSource() {
        return (DataSource) proxy(DataSource.class, real, null);
    }

    int calls() {
        return calls.get();
    }

    /** The calls that ended a transaction. */
    List<Integer> commits() {
        return commits;
    }

    /** Those that open and close, at which there is no transaction that could lose. */
    List<Integer> ends() {
        return ends;
    }

    boolean hasFailed() {
        return hasFailed;
    }

    /** Cuts all that are open, as the end of a process or a failing network does; so many new ones fail after that. */
    void cutAll(int more) throws SQLException {
        outages.set(more);
        for (Wire wire : wires) {
            if (!wire.connection.isClosed()) {
                cut(wire);
            }
        }
    }

    /** Until what the server went on with has ended. */
    void join() throws InterruptedException {
        for (Thread thread : lingering) {
            thread.join();
        }
    }

    private void cut(Wire wire) throws SQLException {
        wire.isCut = true;
        wire.connection.close();
        afterwards.passed();
    }

    private Object proxy(Class<?> type, Object target, Wire wire) {
        InvocationHandler handler = (self, method, arguments) -> invoke(target, wire, method, arguments);
        return Proxy.newProxyInstance(Cuts.class.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static boolean isCommit(Method method, Object[] arguments) {
        boolean isSaid = arguments != null && arguments.length == 1 && "COMMIT".equals(arguments[0]);
        return method.getName().equals("commit") || (isSaid && method.getName().startsWith("execute"));
    }

    private Object invoke(Object target, Wire wire, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        if (wire != null && wire.isCut) {
            if (name.equals("close") || name.equals("abort")) {
                return null;
            }
            throw new SQLException("hunter2: the connection is closed", "08003");
        }
        if (name.equals("getConnection") && outages.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new SQLException("hunter2: nobody listens", "08001");
        }
        boolean isCommit = isCommit(method, arguments);
        int number = CALLS.contains(name) ? calls.incrementAndGet() : -1;
        if (isCommit) {
            commits.add(number);
        }
        if (ENDS.contains(name)) {
            ends.add(number);
        }
        boolean isNow = number == at;
        hasFailed = hasFailed || isNow;
        if (isNow && how.isLingering()) {
            throw lingering(wire);
        }
        if (isNow && how != How.IS_CUT_AFTERWARDS) {
            throw failure(wire);
        }
        Object result = called(target, method, arguments);
        if (result instanceof Connection connection) {
            Wire fresh = new Wire(connection);
            wires.add(fresh);
            if (isNow) {
                throw failure(fresh);
            }
            return proxy(Connection.class, connection, fresh);
        }
        if (isNow) {
            throw failure(wire);
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, statement, wire);
        }
        return result instanceof Statement statement ? proxy(Statement.class, statement, wire) : result;
    }

    private static Object called(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private SQLException failure(Wire wire) throws SQLException {
        if (how == How.LOSES_A_DEADLOCK) {
            return new SQLException("hunter2: it was chosen", "40001");
        }
        if (wire != null) {
            cut(wire);
        }
        return new SQLException("hunter2: the wire is cut", "08006");
    }

    /** The client knows no more of it; the server goes on for a while. */
    private SQLException lingering(Wire wire) {
        wire.isCut = true;
        Thread server = new Thread(() -> {
            try {
                Thread.sleep(300);
                if (how == How.COMMITS_LATER) {
                    wire.connection.commit();
                } else {
                    wire.connection.rollback();
                }
                wire.connection.close();
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        lingering.add(server);
        server.start();
        return new SQLException("hunter2: the wire is cut", "08006");
    }

    /** What happened, for messages of tests. */
    @Override
    public String toString() {
        return how + " at call " + at + " of " + new ArrayList<>(commits);
    }
}
