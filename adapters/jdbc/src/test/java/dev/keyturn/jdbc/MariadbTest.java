package dev.keyturn.jdbc;

/** All contracts over MariaDB. */
class MariadbTest extends DatabaseContract {
    @Override
    Server server() {
        return Servers.MARIADB;
    }
}
