package dev.keyturn.jdbc;

/** Documents in SQLite. */
class SqliteDocumentsTest extends DocumentsContract {
    @Override
    Server server() {
        return Servers.SQLITE;
    }

    @Override
    String json() {
        return "TEXT";
    }
}
