package dev.keyturn.resilience;

/** All contracts over PostgreSQL, wrapped. */
class WrappedPostgresqlTest extends WrappedDatabaseContract {
    @Override
    Databases database() {
        return Databases.POSTGRESQL;
    }
}
