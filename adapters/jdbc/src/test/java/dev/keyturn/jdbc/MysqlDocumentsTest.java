package dev.keyturn.jdbc;

/** Documents in MySQL, where a server is given. */
class MysqlDocumentsTest extends DocumentsContract {
    @Override
    Server server() {
        return Servers.MYSQL;
    }

    @Override
    String json() {
        return "JSON";
    }
}
