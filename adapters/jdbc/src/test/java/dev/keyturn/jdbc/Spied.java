package dev.keyturn.jdbc;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A driver that writes down each statement, and when its connections are told to be read-only. */
record Spied(Object real, List<String> said) implements InvocationHandler {
    static DataSource on(DataSource real, List<String> said) {
        return proxy(DataSource.class, new Spied(real, said));
    }

    static List<String> nothing() {
        return new CopyOnWriteArrayList<>();
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(Spied.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
        boolean isStatement =
                method.getName().startsWith("execute") || method.getName().startsWith("prepare");
        if (isStatement && arguments != null && arguments[0] instanceof String sql) {
            said.add(sql);
        } else if (method.getName().equals("setReadOnly")) {
            said.add("READ ONLY " + arguments[0]);
        }
        Object result;
        try {
            result = method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (result instanceof Connection connection && !(real instanceof Statement)) {
            return proxy(Connection.class, new Spied(connection, said));
        }
        if (result instanceof PreparedStatement statement) {
            return proxy(PreparedStatement.class, new Spied(statement, said));
        }
        return result instanceof Statement statement ? proxy(Statement.class, new Spied(statement, said)) : result;
    }
}
