package dev.keyturn.jdbc;

import dev.keyturn.spi.AddressOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** A database by its address, and who asks for it. None of this is ever shown. */
final class Access {
    static final String USER = "KEYTURN_DB_USER";
    static final String PASSWORD = "KEYTURN_DB_PASSWORD";

    /** All up to the host; the part between the two slashes and the last {@code @} is who asks. */
    private static final Pattern USER_INFO = Pattern.compile("(jdbc:[^/?;]*//)([^/?;]*)@(.*)", Pattern.DOTALL);

    /** A database of H2 in a file, which H2 would make where there is none. */
    private static final Pattern H2_FILE = Pattern.compile("jdbc:h2:(?!mem:|tcp:|ssl:|zip:).*", Pattern.DOTALL);

    private static final Pattern SQLITE_FILE = Pattern.compile("jdbc:sqlite:(?!:memory:|file:).+", Pattern.DOTALL);

    /** Reads and writes, and makes no file. */
    private static final String SQLITE_READ_WRITE = "2";

    private final String url;
    private final Properties properties = new Properties();

    private Access(String url) {
        this.url = url;
    }

    /**
     * Who asks is in the address, {@code //user:password@host}, or else in these variables.
     *
     * @throws IllegalArgumentException if the address cannot be read
     */
    static Access of(String address, Map<String, String> variables, AddressOptions options) {
        Matcher info = USER_INFO.matcher(address);
        boolean hasInfo = info.matches();
        Access access = new Access(existing(hasInfo ? info.group(1) + info.group(3) : address));
        String[] who = hasInfo ? info.group(2).split(":", 2) : new String[0];
        access.put("user", part(who, 0, options).or(() -> Optional.ofNullable(variables.get(USER))));
        access.put("password", part(who, 1, options).or(() -> Optional.ofNullable(variables.get(PASSWORD))));
        if (SQLITE_FILE.matcher(address).matches()) {
            access.put("open_mode", Optional.of(SQLITE_READ_WRITE));
        }
        return access;
    }

    /** Looking at settings makes no database. */
    private static String existing(String url) {
        boolean says = url.toUpperCase(Locale.ROOT).contains(";IFEXISTS=");
        return H2_FILE.matcher(url).matches() && !says ? url + ";IFEXISTS=TRUE" : url;
    }

    private static Optional<String> part(String[] who, int index, AddressOptions options) {
        if (index >= who.length || who[index].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(URLDecoder.decode(who[index].replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw options.mistake("what stands before the @ cannot be read; expected user:password@ with %25 for a"
                    + " percent sign");
        }
    }

    private void put(String name, Optional<String> text) {
        text.ifPresent(value -> properties.setProperty(name, value));
    }

    /**
     * Connections to it.
     *
     * @throws IllegalArgumentException if no driver here knows such addresses
     */
    DataSource dataSource(AddressOptions options) {
        Driver driver = drivers()
                .filter(this::isKnownTo)
                .findFirst()
                .orElseThrow(
                        () -> options.mistake("no driver here knows addresses of this kind; expected jdbc:postgresql:,"
                                + " jdbc:mariadb:, jdbc:h2:, or another one whose driver is on the class path"));
        return ByDriver.of(() -> connected(driver));
    }

    /** DriverManager hides those that came with a class loader of their own. */
    private static Stream<Driver> drivers() {
        Stream<Driver> found = ServiceLoader.load(Driver.class).stream().map(ServiceLoader.Provider::get);
        return Stream.concat(found, DriverManager.drivers());
    }

    private boolean isKnownTo(Driver driver) {
        try {
            return driver.acceptsURL(url);
        } catch (SQLException e) {
            return false; // what it says of the address may repeat a password
        }
    }

    private Connection connected(Driver driver) throws SQLException {
        Connection connection = driver.connect(url, properties);
        if (connection == null) {
            throw new SQLException("the driver does not know the address", "08001");
        }
        return connection;
    }

    /** Without a word of it. */
    @Override
    public String toString() {
        return "a database";
    }
}
