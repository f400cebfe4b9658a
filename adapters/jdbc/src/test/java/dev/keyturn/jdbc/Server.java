package dev.keyturn.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;

/** A database that tests are run on. One that is not to be had skips them, and says why. */
abstract class Server {
    private static final AtomicInteger TABLES = new AtomicInteger();

    private final String name;
    private Optional<DataSource> started = Optional.empty();
    private String failure = "";

    Server(String name) {
        this.name = name;
    }

    /** Starts it, once for all tests. */
    abstract DataSource start() throws Exception;

    /** Ends a connection as the end of its process would; whether that can be done. */
    abstract boolean kill(Connection connection) throws SQLException;

    /** One that is given by {@code keyturn.<name>.url}, with {@code .user} and {@code .password}; else one that is started here. */
    synchronized DataSource dataSource() {
        if (started.isEmpty() && failure.isEmpty()) {
            try {
                String url = System.getProperty("keyturn." + name + ".url", "");
                started = Optional.of(
                        url.isEmpty()
                                ? start()
                                : pool(
                                        url,
                                        System.getProperty("keyturn." + name + ".user", ""),
                                        System.getProperty("keyturn." + name + ".password", "")));
                started.get().getConnection().close();
            } catch (Exception | LinkageError e) {
                started = Optional.empty();
                failure = name + " cannot be started here, and keyturn." + name + ".url names none: " + e;
            }
        }
        Assumptions.assumeTrue(started.isPresent(), failure);
        return started.orElseThrow();
    }

    /** A name as this database quotes it. */
    String quoted(String identifier) throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            return Dialect.of(connection.getMetaData().getDatabaseProductName())
                    .orElseThrow()
                    .quoted(identifier);
        }
    }

    /** New connections to the same place, with these options behind its address. */
    DataSource unpooled(String options) {
        HikariDataSource pool = (HikariDataSource) dataSource();
        return new Connections(pool.getJdbcUrl() + options, pool.getUsername(), pool.getPassword());
    }

    /** Makes a user without rights, and gives the name as statements have it. */
    String user(String user, String password) throws SQLException {
        try (Connection connection = dataSource().getConnection()) {
            Dialect dialect = Dialect.of(connection.getMetaData().getDatabaseProductName())
                    .orElseThrow();
            boolean isMariadb = dialect == Dialect.MARIADB;
            String name = isMariadb
                    ? Rights.user(connection, dialect).replaceFirst("^'[^']*'", "'" + user + "'")
                    : dialect.quoted(user);
            Sql.execute(
                    connection,
                    switch (dialect) {
                        case POSTGRESQL -> "CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'";
                        case MARIADB -> "CREATE USER " + name + " IDENTIFIED BY '" + password + "'";
                        default -> "CREATE USER " + name + " PASSWORD '" + password + "'";
                    });
            return name;
        }
    }

    /** The same place for another user. */
    DataSource as(String user, String password) {
        return dataSource() instanceof Connections connections
                ? new Connections(connections.url().replaceFirst(";.*", ""), user, password)
                : new Connections(
                        ((HikariDataSource) dataSource()).getJdbcUrl().replaceFirst("\\?.*", ""), user, password);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A pool as programs have one. */
    static DataSource pool(String url, String user, String password) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(20);
        return new HikariDataSource(config);
    }

    /** The name of a table that nobody else uses. */
    static String table() {
        return "settings_" + ProcessHandle.current().pid() + "_" + TABLES.incrementAndGet();
    }

    /** A source over a new table. */
    JdbcSource source() {
        JdbcSource source = JdbcSource.of(dataSource(), table());
        source.create();
        return source;
    }
}
