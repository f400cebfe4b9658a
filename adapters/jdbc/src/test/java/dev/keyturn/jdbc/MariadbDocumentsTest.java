package dev.keyturn.jdbc;

/** Documents in MariaDB. */
class MariadbDocumentsTest extends DocumentsContract {
    @Override
    Server server() {
        return Servers.MARIADB;
    }

    @Override
    String json() {
        return "JSON";
    }
}
