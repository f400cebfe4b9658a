package dev.keyturn.jdbc;

/** Documents in H2. */
class H2DocumentsTest extends DocumentsContract {
    @Override
    Server server() {
        return Servers.H2_MEMORY;
    }

    @Override
    String json() {
        return "JSON";
    }
}
