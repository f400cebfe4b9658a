package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What one database has that a connection holds, and that ends with it. Each is used for one attempt and what follows. */
interface SessionLock {
    /** Takes it, unless somebody else has it; asked again and again while somebody waits. */
    boolean isTaken(Connection connection) throws SQLException;

    /** Takes again what the end of a transaction has let go of. */
    default void renew(Connection connection) throws SQLException {
        // most are there until they are let go
    }

    /** Lets go of it, if it was taken. */
    void letGo(Connection connection) throws SQLException;

    /** That of a database. */
    static SessionLock of(Database database) {
        return switch (database.dialect()) {
            case POSTGRESQL -> new AdvisoryLock(database.layout());
            case MARIADB -> new NamedLock(database.layout());
            case H2 -> new RowLock(database);
            case SQLITE -> new BesideLock(database.layout());
        };
    }
}
