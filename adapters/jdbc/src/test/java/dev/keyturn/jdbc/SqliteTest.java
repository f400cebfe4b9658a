package dev.keyturn.jdbc;

/** All contracts over SQLite. */
class SqliteTest extends DatabaseContract {
    @Override
    Server server() {
        return Servers.SQLITE;
    }
}
