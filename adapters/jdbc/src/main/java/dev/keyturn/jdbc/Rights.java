package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** What a user may do, and the statements that let one do more. */
final class Rights {
    private static final Set<Integer> DENIED = Set.of(1142, 1143, 90096);

    private Rights() {}

    static boolean isDenied(SQLException e) {
        return "42501".equals(e.getSQLState()) || DENIED.contains(e.getErrorCode());
    }

    /** Whether all transactions of this user only read, whatever it is granted. */
    static boolean isReadOnly(SQLException e) {
        return "25006".equals(e.getSQLState());
    }

    /** The statement that lets this user do this; empty where a database has no users. */
    static String grant(Connection connection, Dialect dialect, String what, String table) {
        return dialect == Dialect.SQLITE ? "" : "GRANT " + what + " ON " + table + " TO " + user(connection, dialect);
    }

    /** The user of a connection, as a statement names one. */
    static String user(Connection connection, Dialect dialect) {
        String name;
        try {
            name = Sql.first(
                            connection,
                            dialect == Dialect.MARIADB ? "SELECT CURRENT_USER()" : "SELECT CURRENT_USER",
                            row -> row.getString(1))
                    .orElse("");
        } catch (SQLException e) {
            return "<the user of this program>";
        }
        if (dialect != Dialect.MARIADB) {
            return dialect.quoted(name);
        }
        int at = name.lastIndexOf('@');
        return text(name.substring(0, at)) + "@" + text(name.substring(at + 1));
    }

    /** A text as a statement of MariaDB or MySQL has it. */
    static String text(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
