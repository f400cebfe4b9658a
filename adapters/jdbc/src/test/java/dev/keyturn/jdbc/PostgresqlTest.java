package dev.keyturn.jdbc;

/** All contracts over PostgreSQL. */
class PostgresqlTest extends DatabaseContract {
    @Override
    Server server() {
        return Servers.POSTGRESQL;
    }
}
