package dev.keyturn.jdbc;

/** Documents in PostgreSQL. */
class PostgresqlDocumentsTest extends DocumentsContract {
    @Override
    Server server() {
        return Servers.POSTGRESQL;
    }

    @Override
    String json() {
        return "jsonb";
    }
}
