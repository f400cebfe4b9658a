package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.To;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import dev.keyturn.spi.SettingsSource.Snapshot;
import dev.keyturn.spi.StaleException;
import dev.keyturn.testkit.source.MigratorContract;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents as they are found: what a column keeps of them, and what is refused. */
class DocumentsTest {
    /** A database, the type of a column for documents, and whether that keeps them as they are written. */
    record Column(Server server, String type, boolean isText) {
        JdbcSource source(String table) throws SQLException {
            try (Connection connection = server.dataSource().getConnection()) {
                Sql.execute(
                        connection,
                        "CREATE TABLE " + server.quoted(table) + " (" + server.quoted("tenant") + " VARCHAR(40), "
                                + server.quoted("document") + " " + type + ", " + server.quoted("version")
                                + " BIGINT)");
            }
            JdbcSource source = JdbcSource.documents(server.dataSource(), table)
                    .scope("tenant", "a")
                    .version("version")
                    .build();
            source.create();
            return source;
        }

        void put(String table, String tenant, String document) throws SQLException {
            String mark = type.startsWith("json")
                    ? "CAST(? AS " + type + ")"
                    : type.equals("JSON") && isH2() ? "? FORMAT JSON" : "?";
            try (Connection connection = server.dataSource().getConnection()) {
                Sql.update(
                        connection,
                        Dialect.insert(
                                server.quoted(table),
                                List.of(server.quoted("tenant"), server.quoted("document"), server.quoted("version")),
                                List.of("?", mark, "1")),
                        List.of(tenant, document));
            }
        }

        private boolean isH2() {
            return server == Servers.H2_MEMORY;
        }

        String document(String table, String tenant) throws SQLException {
            try (Connection connection = server.dataSource().getConnection()) {
                return Sql.first(
                                connection,
                                "SELECT " + server.quoted("document") + ", " + server.quoted("version") + " FROM "
                                        + server.quoted(table) + " WHERE " + server.quoted("tenant") + " = ?",
                                row -> row.getString(1) + " " + row.getString(2),
                                tenant)
                        .orElse("none");
            }
        }
    }

    static Stream<Column> columns() {
        return Stream.of(
                new Column(Servers.H2_MEMORY, "CHARACTER LARGE OBJECT", true),
                new Column(Servers.H2_MEMORY, "JSON", false),
                new Column(Servers.SQLITE, "TEXT", true),
                new Column(Servers.POSTGRESQL, "text", true),
                new Column(Servers.POSTGRESQL, "json", true),
                new Column(Servers.POSTGRESQL, "jsonb", false),
                new Column(Servers.MARIADB, "LONGTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin", true),
                new Column(Servers.MARIADB, "JSON", true));
    }

    private static void change(JdbcSource source, UnaryOperator<Settings> how) {
        Snapshot before = source.read(Selection.all());
        source.write(before.revision(), Edit.of(Changes.between(before.settings(), how.apply(before.settings()))));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aMigrationGoesThereAndBackAndTouchesNoOtherRow(Column column) throws SQLException {
        String table = Server.table();
        JdbcSource source = column.source(table);
        String old = "{\"other\":[1,null,{}],\"db\":{\"url\":\"jdbc:x\",\"pool\":7.0},\"last\":true}";
        column.put(table, "a", old);
        column.put(table, "b", "{\"db\":{\"url\":\"other\"}}");
        String others = column.document(table, "b");
        Snapshot before = source.read(Selection.all());

        Migrator migrator =
                Migrator.of(source).with(MigratorContract.DATASOURCE).build();
        assertThat(migrator.migrate().migrated()).containsExactly("1-datasource");
        assertThat(source.read(Selection.all()).settings().text("datasource.url"))
                .contains("jdbc:x");
        assertThat(column.document(table, "a")).endsWith(" 2");
        assertThat(source.journal().read()).hasSize(2);
        migrator.rollback(To.count(1));

        assertThat(source.read(Selection.all()).settings()).isEqualTo(before.settings());
        assertThat(column.document(table, "b")).isEqualTo(others);
        if (column.isText()) {
            assertThat(column.document(table, "a")).isEqualTo(old + " 3");
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void numbersKeepTheirDigitsOrAreRefusedAndNothingIsWritten(Column column) throws SQLException {
        String table = Server.table();
        JdbcSource source = column.source(table);
        column.put(table, "a", "{\"z\":1,\"a\":2}");
        for (String digits : List.of("7.0", "1e400", "-0", "1E2", "0.10", "123456789012345678901234567890")) {
            String before = column.document(table, "a");
            try {
                change(source, settings -> settings.with("n", Num.of(digits)));
                assertThat(source.read(Selection.all()).settings().value("n")).contains(Num.of(digits));
            } catch (RefusedException e) {
                assertThat(column.isText()).as("text keeps %s", digits).isFalse();
                assertThat(e).hasMessageContaining("n: the document gives back another value than was written");
                assertThat(column.document(table, "a")).isEqualTo(before);
            }
        }
        for (String digits : List.of("0x1F", ".inf", "+5", "1_000")) {
            assertThatThrownBy(() -> change(source, settings -> settings.with("n", Num.of(digits))))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("JSON has no form");
        }
        if (column.isText()) {
            assertThat(column.document(table, "a"))
                    .isEqualTo("{\"z\":1,\"a\":2,\"n\":123456789012345678901234567890} 7");
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aKeyThatWouldHaveAValueAndChildrenIsRefusedWhenItIsPlanned(Column column) throws SQLException {
        String table = Server.table();
        JdbcSource source = column.source(table);
        column.put(table, "a", "{\"log\":\"info\"}");
        Migration beside = Migration.named("1-beside")
                .owner("tests")
                .expect("a level for each logger")
                .rollbackNote("safe at any time")
                .addDefault("log.web", "debug")
                .build();
        String before = column.document(table, "a");
        assertThatThrownBy(() -> Migrator.of(source).with(beside).build().migrate())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("a value beside what is below it");
        assertThat(column.document(table, "a")).isEqualTo(before);
        assertThat(source.journal().read()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("columns")
    void whatIsNoDocumentOfSettingsIsToldAndNotTouched(Column column) throws SQLException {
        for (String document : List.of("[\"hunter2\"]", "\"hunter2\"", "7")) {
            String table = Server.table();
            JdbcSource source = column.source(table);
            column.put(table, "a", document);
            assertThatThrownBy(() -> source.read(Selection.all()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageStartingWith(table + "/a")
                    .hasMessageContaining("it is no JSON object")
                    .satisfies(refused -> assertThat(refused.toString()).doesNotContain("hunter2"));
        }
        if (column.isText()) {
            String table = Server.table();
            JdbcSource source = column.source(table);
            column.put(table, "a", "{\"a\": \"hunter2\", \"a\": 2}");
            assertThatThrownBy(() -> source.read(Selection.all()))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("the name \"a\" comes twice in its object")
                    .satisfies(refused -> assertThat(refused.toString()).doesNotContain("hunter2"));
        }
    }

    @ParameterizedTest
    @MethodSource("columns")
    void noRowAndNullAreNoSettingsAndTwoRowsAreTold(Column column) throws SQLException {
        String table = Server.table();
        JdbcSource source = column.source(table);
        Snapshot none = source.read(Selection.all());
        assertThat(none.settings().isEmpty()).isTrue();
        change(source.scope("b"), settings -> settings.with("level", Value.of("info")));
        assertThat(column.document(table, "b")).endsWith(" 1");
        try (Connection connection = column.server().dataSource().getConnection()) {
            Sql.execute(
                    connection,
                    "INSERT INTO " + column.server().quoted(table) + " ("
                            + column.server().quoted("tenant") + ") VALUES ('a')");
        }
        assertThat(source.read(Selection.all()).settings().isEmpty()).isTrue();
        assertThatThrownBy(() -> source.write(
                        none.revision(),
                        Edit.of(Changes.between(
                                Settings.empty(), Settings.empty().with("level", Value.of("info"))))))
                .isInstanceOf(StaleException.class);
        change(source, settings -> settings.with("level", Value.of("info")));
        assertThat(source.read(Selection.all()).settings().text("level")).contains("info");
        column.put(table, "a", "{}");
        assertThatThrownBy(() -> source.read(Selection.all()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("several rows hold a document");
    }

    @ParameterizedTest
    @MethodSource("columns")
    void aDocumentThatSomebodyElseHasChangedIsNotWrittenOver(Column column) throws SQLException {
        String table = Server.table();
        JdbcSource source = column.source(table);
        column.put(table, "a", "{\"level\":\"info\"}");
        Snapshot before = source.read(Selection.all());
        try (Connection connection = column.server().dataSource().getConnection()) {
            // other texts and the same settings: what is compared is what is there, and its version
            Sql.execute(
                    connection,
                    "UPDATE " + column.server().quoted(table) + " SET "
                            + column.server().quoted("version") + " = 5");
        }
        assertThatThrownBy(() -> source.write(
                        before.revision(),
                        Edit.of(Changes.between(
                                before.settings(), before.settings().with("level", Value.of("debug"))))))
                .isInstanceOf(StaleException.class);
        assertThat(source.read(Selection.all()).settings().text("level")).contains("info");
    }
}
