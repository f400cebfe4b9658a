package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.SourceException;
import dev.keyturn.testkit.source.MigratorContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tables as they are found: missing, of other makers, with other collations and other engines. */
class TablesTest {
    static Stream<Server> servers() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB);
    }

    private static void execute(Server server, String... statements) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            for (String statement : statements) {
                Sql.execute(connection, statement);
            }
        }
    }

    private static void change(SettingsSource source, UnaryOperator<Settings> how) {
        Snapshot before = source.read(Selection.all());
        source.write(before.revision(), Edit.of(Changes.between(before.settings(), how.apply(before.settings()))));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void missingTablesAreToldWithTheStatementsThatMakeThem(Server server) throws SQLException {
        JdbcSource source = JdbcSource.of(server.dataSource(), Server.table());
        SourceException missing = catchThrowableOfType(SourceException.class, () -> source.read(Selection.all()));
        assertThat(missing.problem().hint()).contains(source.ddl().get(0));
        for (String statement : source.ddl()) {
            execute(server, statement);
        }
        assertThat(source.read(Selection.all()).settings().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aTableOfAnotherMakerKeepsItsOtherRowsAndColumns(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table)
                .key("name")
                .value("content")
                .scope("owner", "a")
                .build();
        source.create();
        String quoted = server.quoted(table);
        execute(
                server,
                "ALTER TABLE " + quoted + " ADD COLUMN remark VARCHAR(20) DEFAULT 'mine'",
                "INSERT INTO " + quoted + " (" + server.quoted("owner") + ", " + server.quoted("name") + ", "
                        + server.quoted("content")
                        + ", remark) VALUES ('a', 'db.url', 'jdbc:x', 'kept'), ('b', 'db.url',"
                        + " 'other', 'kept'), ('b', 'not a..key', 'x', 'kept')");
        Migrator.of(source).with(MigratorContract.DATASOURCE).build().migrate();
        try (Connection connection = server.dataSource().getConnection()) {
            List<String> rows = Sql.query(
                    connection,
                    "SELECT " + server.quoted("owner") + ", " + server.quoted("name") + ", remark FROM " + quoted,
                    row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3),
                    List.of());
            assertThat(rows)
                    .containsExactlyInAnyOrder(
                            "a datasource.url mine", "a cache.mode mine", "b db.url kept", "b not a..key kept");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void whatIsNotAskedForIsNotReadBeItUnreadable(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource source = JdbcSource.of(server.dataSource(), table);
        source.create();
        change(source, settings -> settings.with("db.url", Value.of("jdbc:x")));
        execute(
                server,
                "INSERT INTO " + server.quoted(table) + " (" + server.quoted("key") + ", " + server.quoted("value")
                        + ", " + server.quoted("type")
                        + ") VALUES ('other', 'hunter2', 'number'), ('a..b', 'hunter2', 'text')");
        assertThat(Migrator.of(source)
                        .with(MigratorContract.DATASOURCE)
                        .build()
                        .migrate()
                        .migrated())
                .containsExactly("1-datasource");
        RefusedException refused = catchThrowableOfType(RefusedException.class, () -> source.read(Selection.all()));
        assertThat(refused.problems()).hasSize(2);
        assertThat(refused.toString()).contains("other", table).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void scopesAreSourcesOfTheirOwn(Server server) {
        JdbcSource source = JdbcSource.in(server.dataSource(), Server.table())
                .scope("owner", "tenant-1")
                .build();
        source.create();
        for (String whose : List.of("tenant-1", "tenant-2", "Tenant-2")) {
            change(source.scope(whose), settings -> settings.with("db.url", Value.of("jdbc:" + whose)));
        }
        assertThat(source.scopes()).containsExactly("Tenant-2", "tenant-1", "tenant-2");
        Migrators all = Migrators.of(
                source.scopes().stream().map(source::scope).toList(),
                one -> Migrator.of(one).with(MigratorContract.DATASOURCE));
        all.migrate();
        for (String whose : source.scopes()) {
            JdbcSource one = source.scope(whose);
            assertThat(one.read(Selection.all()).settings().text("datasource.url"))
                    .contains("jdbc:" + whose);
            assertThat(one.journal().read()).hasSize(2);
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aPoolOfOneIsEnough(Server server) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.dataSource());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(2000);
        config.setAutoCommit(false);
        try (HikariDataSource one = new HikariDataSource(config)) {
            JdbcSource source = JdbcSource.of(one, Server.table());
            source.create();
            change(source, settings -> settings.with("db.url", Value.of("jdbc:x")));
            Migrator migrator =
                    Migrator.of(source).with(MigratorContract.DATASOURCE).build();
            assertThat(migrator.migrate().migrated()).containsExactly("1-datasource");
            assertThat(migrator.rollback(dev.keyturn.To.count(1)).rolledBack()).containsExactly("1-datasource");
            assertThat(source.read(Selection.all()).settings().keys()).containsExactly(Key.of("db.url"));
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aConnectionIsGivenBackWithTheLimitThatItHad(Server server) throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(server.dataSource());
        config.setMaximumPoolSize(1);
        try (HikariDataSource one = new HikariDataSource(config)) {
            int before = limit(one);
            JdbcSource source = JdbcSource.of(one, Server.table());
            source.create();
            change(source, settings -> settings.with("db.url", Value.of("jdbc:x")));
            Migrator.of(source).with(MigratorContract.DATASOURCE).build().migrate();

            assertThat(limit(one)).isEqualTo(before);
        }
    }

    @Test
    void aRowWithoutAKeyIsTold() throws SQLException {
        Server server = Servers.H2_MEMORY;
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table).build();
        source.create();
        execute(server, "DROP TABLE \"" + table + "\"");
        execute(server, "CREATE TABLE \"" + table + "\" (\"key\" VARCHAR(50) UNIQUE, \"value\" VARCHAR(20))");
        execute(server, "INSERT INTO \"" + table + "\" VALUES (NULL, 'y')");

        assertThatThrownBy(() -> source.read(Selection.all()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a row has a key that is none");
    }

    @Test
    void aNameBreaksNoLineAndOursAreNoTablesOfSettings() {
        JdbcSource source = JdbcSource.in(Servers.H2_MEMORY.dataSource(), "conf")
                .scope("tenant", "x\nINFO: forged")
                .build();

        assertThat(source.name()).isEqualTo("conf/x\\u000aINFO: forged");
        assertThatThrownBy(() -> JdbcSource.of(Servers.H2_MEMORY.dataSource(), "keyturn_journal"))
                .hasMessage("keyturn_journal is a table of Keyturn's own; expected the one of the settings");
    }

    private static int limit(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement()) {
            return statement.getQueryTimeout();
        }
    }

    @Test
    void keysThatACollationTakesForOneAreRefusedAndTheOtherRowStays() throws SQLException {
        Server server = Servers.MARIADB;
        String table = Server.table();
        JdbcSource source = JdbcSource.of(server.dataSource(), table);
        source.create();
        execute(server, "ALTER TABLE " + table + " CONVERT TO CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        change(source, settings -> settings.with("level", Value.of("info")));
        assertThatThrownBy(() -> change(source, settings -> settings.with("Level", Value.of("hunter2"))))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("a key that is unique as the table compares keys")
                .satisfies(failure -> assertThat(failure.toString()).doesNotContain("hunter2"));
        change(source, settings -> settings.without(Key.of("level")).with("Level", Value.of("info")));
        assertThat(source.read(Selection.all()).settings().keys()).containsExactly(Key.of("Level"));
    }

    @Test
    void aColumnThatReplacesCharactersIsRefused() throws SQLException {
        Server server = Servers.MARIADB;
        String table = Server.table();
        JdbcSource source = JdbcSource.of(server.dataSource(), table);
        source.create();
        execute(server, "ALTER TABLE " + table + " MODIFY `value` VARCHAR(5) CHARACTER SET latin1");
        JdbcSource lax =
                JdbcSource.of(server.unpooled("?jdbcCompliantTruncation=false&sessionVariables=sql_mode=''"), table);
        for (String text : List.of("longer than five", "\ud83d\ude00")) {
            assertThatThrownBy(() -> change(lax, settings -> settings.with("level", Value.of(text))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("gives back another value than was written");
        }
        change(lax, settings -> settings.with("level", Value.of("info ")));
        assertThat(lax.read(Selection.all()).settings().text("level")).contains("info ");
    }

    @Test
    void anEngineWithoutTransactionsIsRefused() throws SQLException {
        Server server = Servers.MARIADB;
        String table = Server.table();
        JdbcSource source = JdbcSource.of(server.dataSource(), table);
        source.create();
        execute(server, "ALTER TABLE " + table + " MODIFY `key` VARCHAR(200) NOT NULL, ENGINE=MyISAM");
        assertThatThrownBy(() -> source.read(Selection.all()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("an engine without transactions")
                .hasMessageContaining("ALTER TABLE `" + table + "` ENGINE=InnoDB");
    }

    @ParameterizedTest
    @MethodSource("servers")
    void twoRowsWithOneKeyAreTold(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table).build();
        for (String statement : source.ddl()) {
            execute(server, statement.replaceFirst(", PRIMARY KEY \\(.key.\\)\\)", ")"));
        }
        String row = " (" + server.quoted("key") + ", " + server.quoted("value") + ") VALUES ('level', 'x')";
        execute(server, "INSERT INTO " + server.quoted(table) + row, "INSERT INTO " + server.quoted(table) + row);
        assertThatThrownBy(() -> source.read(Selection.all()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("two rows have one key");
    }

    @Test
    void namesAreQuotedAndChecked() throws SQLException {
        DataSource dataSource = Servers.H2_MEMORY.dataSource();
        JdbcSource source = JdbcSource.in(dataSource, "x\"; DROP TABLE y; --")
                .key("k\"")
                .value("order")
                .build();
        source.create();
        change(source, settings -> settings.with("a.b", Value.of("x")));
        assertThat(source.read(Selection.all()).settings().text("a.b")).contains("x");
        assertThatThrownBy(() -> JdbcSource.in(dataSource, "t").key("").build())
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> JdbcSource.in(dataSource, "t").key("value").build())
                .hasMessage("two columns have one name");
    }

    @Test
    void aServerThatIsOutOfReachIsTemporaryAndNamesNoCredentials() {
        DataSource nowhere =
                new Connections("jdbc:postgresql://localhost:1/app?user=admin&password=hunter2&connectTimeout=1");
        assertThatThrownBy(() -> JdbcSource.of(nowhere, "settings").read(Selection.all()))
                .isInstanceOfSatisfying(SourceException.class, failure -> {
                    assertThat(failure.isTemporary()).isTrue();
                    assertThat(failure.isOutcomeKnown()).isTrue();
                    assertThat(failure)
                            .hasMessageStartingWith("settings: the database is out of reach (SQLSTATE 08001");
                    assertThat(String.valueOf(failure.getCause())).doesNotContain("hunter2", "localhost");
                });
    }
}
