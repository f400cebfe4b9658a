package dev.keyturn.jdbc;

import dev.keyturn.spi.AddressOptions;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceProvider;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Opens tables, for whoever finds it by ServiceLoader; programs call {@link JdbcSource#of} with a data source of their own.
 *
 * <p>{@code jdbc:postgresql://host/app#table=settings} is a table with the columns {@code key}, {@code value} and {@code type}. {@code
 * &key=}, {@code &value=} and {@code &type=} name those of a table of one's own; where one of them is there, and {@code type} is not, all is
 * text. {@code &scope=COLUMN&whose=TEXT} means the rows of one tenant, {@code &document=COLUMN} a table of JSON documents; {@code
 * &version=} and {@code &updated-at=} name more columns, and {@code &name=} says what users call the place.
 *
 * <p>User and password are in the address, {@code //user:password@host}, or in {@code KEYTURN_DB_USER} and {@code
 * KEYTURN_DB_PASSWORD}, or where the driver wants them. A file of H2 or SQLite that is not there is not made.
 */
public final class JdbcProvider implements SourceProvider {
    private final Map<String, String> variables;

    /** With the variables of this process. */
    public JdbcProvider() {
        this(System.getenv());
    }

    JdbcProvider(Map<String, String> variables) {
        this.variables = variables;
    }

    @Override
    public String form() {
        return "jdbc:URL#table=NAME";
    }

    @Override
    public Optional<SettingsSource> open(URI address) {
        if (!"jdbc".equalsIgnoreCase(address.getScheme())) {
            return Optional.empty();
        }
        AddressOptions options = AddressOptions.of(
                address,
                "table",
                "key",
                "value",
                "type",
                "scope",
                "whose",
                "document",
                "version",
                "updated-at",
                "name");
        String table = options.needed("table");
        if (options.value("scope").isPresent() != options.value("whose").isPresent()) {
            throw options.mistake("the options scope and whose belong together; expected both, or neither");
        }
        DataSource dataSource = Access.of("jdbc:" + address.getSchemeSpecificPart(), variables, options)
                .dataSource(options);
        try {
            return Optional.of(
                    options.value("document").isPresent()
                            ? documents(dataSource, table, options)
                            : rows(dataSource, table, options));
        } catch (IllegalArgumentException e) {
            throw options.mistake(String.valueOf(e.getMessage()));
        }
    }

    private static JdbcSource rows(DataSource dataSource, String table, AddressOptions options) {
        JdbcSourceBuilder rows = JdbcSource.in(dataSource, table);
        boolean isOwn = List.of("key", "value", "type").stream()
                .anyMatch(name -> options.value(name).isPresent());
        if (!isOwn) {
            rows.type("type");
        }
        options.value("key").ifPresent(rows::key);
        options.value("value").ifPresent(rows::value);
        options.value("type").ifPresent(rows::type);
        others(options, rows::scope, rows::version, rows::updatedAt, rows::name);
        return rows.build();
    }

    private static JdbcSource documents(DataSource dataSource, String table, AddressOptions options) {
        for (String name : List.of("key", "value", "type")) {
            if (options.value(name).isPresent()) {
                throw new IllegalArgumentException(
                        "the option " + name + " is for a row for each setting; expected it without document");
            }
        }
        JdbcDocumentsBuilder documents = JdbcSource.documents(dataSource, table);
        options.value("document").ifPresent(documents::document);
        others(options, documents::scope, documents::version, documents::updatedAt, documents::name);
        return documents.build();
    }

    private static void others(
            AddressOptions options,
            BiConsumer<String, String> scope,
            Consumer<String> version,
            Consumer<String> updatedAt,
            Consumer<String> name) {
        options.value("scope").ifPresent(column -> scope.accept(column, options.needed("whose")));
        options.value("version").ifPresent(version);
        options.value("updated-at").ifPresent(updatedAt);
        options.value("name").ifPresent(name);
    }
}
