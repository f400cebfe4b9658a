package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SourceException;
import dev.keyturn.spi.SourceProvider;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables are found by whoever knows no more than their address. */
class JdbcProviderTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path directory;

    private static SettingsSource open(String address, Map<String, String> variables) {
        return new JdbcProvider(variables).open(URI.create(address)).orElseThrow();
    }

    private static SettingsSource open(String address) {
        return open(address, Map.of());
    }

    private static Settings settings(SettingsSource source) {
        return source.read(Selection.all()).settings();
    }

    /** A file of H2 with a table of somebody else's, for a user with a password. */
    private String h2() throws Exception {
        String url = "jdbc:h2:" + directory.resolve("data");
        try (Connection connection = DriverManager.getConnection(url, "app", SECRET);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"settings\" (\"name\" VARCHAR(99) PRIMARY KEY, \"val\" VARCHAR(99))");
            statement.execute("INSERT INTO \"settings\" VALUES ('db.url', 'x')");
        }
        JdbcSource.in(ByDriver.of(() -> DriverManager.getConnection(url, "app", SECRET)), "settings")
                .key("name")
                .value("val")
                .build()
                .create();
        return url;
    }

    @Test
    void aTableIsOpenedByItsAddressWithTheUserOfTheVariables() throws Exception {
        SettingsSource source = open(
                h2() + "#table=settings&key=name&value=val",
                Map.of("KEYTURN_DB_USER", "app", "KEYTURN_DB_PASSWORD", SECRET));

        assertThat(settings(source).value("db.url")).contains(Value.of("x"));
        assertThat(source.name()).isEqualTo("settings");
    }

    @Test
    void aWrongPasswordIsTold() throws Exception {
        SettingsSource source = open(
                h2() + "#table=settings&key=name&value=val",
                Map.of("KEYTURN_DB_USER", "app", "KEYTURN_DB_PASSWORD", "wrong" + SECRET));

        assertThatThrownBy(() -> settings(source))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("the user may not do this")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMadeByLookingAtIt() {
        for (String kind : new String[] {"h2", "sqlite"}) {
            SettingsSource source = open("jdbc:" + kind + ":" + directory.resolve("none") + "#table=settings");

            assertThatThrownBy(() -> settings(source))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e -> assertThat(e.isTemporary()).isTrue())
                    .hasMessageContaining("the database is out of reach");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whereNobodyAnswersNothingOfTheAddressIsShown() {
        SettingsSource source = open("jdbc:postgresql://app:" + SECRET + "@localhost:1/app#table=settings");

        assertThatThrownBy(() -> settings(source))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.isTemporary()).isTrue())
                .hasMessageStartingWith("settings: the database is out of reach")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void anAddressThatIsWrittenWronglyIsToldWithWhatThereIs() {
        assertThatThrownBy(() -> open("jdbc:h2:mem:a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jdbc: the option table is missing");
        assertThatThrownBy(() -> open("jdbc:h2:mem:a#table=a&vlaue=b"))
                .hasMessage("jdbc: there is no option vlaue; expected one of table, key, value, type, scope, whose,"
                        + " document, version, updated-at, name");
        assertThatThrownBy(() -> open("jdbc:h2:mem:a#table=a&scope=tenant"))
                .hasMessage("jdbc: the options scope and whose belong together; expected both, or neither");
        assertThatThrownBy(() -> open("jdbc:h2:mem:a#table=a&document=d&key=k"))
                .hasMessage("jdbc: the option key is for a row for each setting; expected it without document");
        assertThatThrownBy(() -> open("jdbc:h2:mem:a#table=keyturn_lock"))
                .hasMessageStartingWith("jdbc: keyturn_lock is a table of Keyturn's own");
        assertThatThrownBy(() -> open("jdbc:nosuch://app:" + SECRET + "@host/app#table=a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("jdbc: no driver here knows addresses of this kind")
                .hasMessageNotContaining(SECRET);
    }

    @Test
    void serviceLoaderFindsItAndLeavesOtherAddressesToOthers() {
        assertThat(ServiceLoader.load(SourceProvider.class))
                .filteredOn(JdbcProvider.class::isInstance)
                .singleElement()
                .satisfies(provider ->
                        assertThat(provider.open(URI.create("file:a.yaml"))).isEmpty());
    }
}
