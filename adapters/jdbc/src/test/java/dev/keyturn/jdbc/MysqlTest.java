package dev.keyturn.jdbc;

/** All contracts over MySQL, where a server is given; Maven brings none along. */
class MysqlTest extends DatabaseContract {
    @Override
    Server server() {
        return Servers.MYSQL;
    }
}
