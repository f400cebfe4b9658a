/** Settings in tables. */
module dev.keyturn.jdbc {
    requires transitive dev.keyturn.core;
    requires transitive java.sql;
    requires static transitive org.jspecify;

    exports dev.keyturn.jdbc;

    uses java.sql.Driver;

    provides dev.keyturn.spi.SourceProvider with
            dev.keyturn.jdbc.JdbcProvider;
}
