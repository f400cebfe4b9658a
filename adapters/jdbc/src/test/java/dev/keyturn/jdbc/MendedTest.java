package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each finding of a preflight comes with a statement: when all of them have been run, there is no finding. */
class MendedTest {
    private static final String RUN = "have this run: ";

    static Stream<Server> servers() {
        return Stream.of(Servers.H2_MEMORY, Servers.SQLITE, Servers.POSTGRESQL, Servers.MARIADB);
    }

    static Stream<Server> serversWithUsers() {
        return servers().filter(server -> server != Servers.SQLITE);
    }

    private static void execute(Server server, String... statements) throws SQLException {
        try (Connection connection = server.dataSource().getConnection()) {
            for (String statement : statements) {
                Sql.execute(connection, statement);
            }
        }
    }

    /** Runs what the findings say until there are none, and gives the first ones. */
    private static List<String> mended(Server server, Supplier<List<Problem>> preflight) throws SQLException {
        List<Problem> first = preflight.get();
        List<Problem> problems = first;
        for (int round = 0; round < 3 && !problems.isEmpty(); round++) {
            for (Problem problem : problems) {
                assertThat(problem.hint()).as(problem.what()).startsWith(RUN);
                execute(server, problem.hint().substring(RUN.length()));
            }
            problems = preflight.get();
        }
        assertThat(problems).isEmpty();
        return first.stream().map(Problem::what).toList();
    }

    private static String insert(Server server, String table, List<String> columns, String values) throws SQLException {
        StringBuilder names = new StringBuilder();
        for (String column : columns) {
            names.append(names.isEmpty() ? "" : ", ").append(server.quoted(column));
        }
        return "INSERT INTO " + server.quoted(table) + " (" + names + ") VALUES (" + values + ")";
    }

    @ParameterizedTest
    @MethodSource("servers")
    void copiesOfRowsAreTakenAwayAndOneOfEachStays(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table)
                .scope("owner", "it's")
                .version("version")
                .build();
        for (String statement : source.ddl()) {
            execute(server, statement.replaceFirst(", PRIMARY KEY \\(.owner., .key.\\)\\)", ")"));
        }
        List<String> columns = List.of("owner", "key", "value", "version");
        for (int i = 0; i < 3; i++) {
            execute(
                    server,
                    insert(server, table, columns, "'it''s', 'level', NULL, 1"),
                    insert(server, table, columns, "'b', 'level', 'x', 1"));
        }
        execute(server, insert(server, table, columns, "'b', 'other', 'x', 1"));

        List<String> found = mended(server, source::preflight);

        assertThat(found.get(0)).startsWith("several rows are copies of one: ").contains("it's/level", "b/level");
        assertThat(source.read(Selection.all()).settings().value("level")).contains(Value.ofNull());
        assertThat(source.scope("b").read(Selection.all()).settings().keys()).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void rowsWithOneKeyThatDifferAreListedByAStatementAndNotTakenAway(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table).build();
        for (String statement : source.ddl()) {
            execute(server, statement.replaceFirst(", PRIMARY KEY \\(.key.\\)\\)", ")"));
        }
        for (String value : List.of("'hunter2'", "'HUNTER2'", "NULL")) {
            execute(server, insert(server, table, List.of("key", "value"), "'level', " + value));
        }
        Problem problem = source.preflight().get(0);
        assertThat(problem.what()).isEqualTo("several rows have one key, and differ: level");
        assertThat(problem.toString()).doesNotContainIgnoringCase("hunter2");
        String list = problem.hint().replace(" lists them; delete all but one of each", "");
        try (Connection connection = server.dataSource().getConnection()) {
            assertThat(Sql.query(connection, list, row -> row.getString(1), List.of()))
                    .containsExactly("level");
        }
    }

    @ParameterizedTest
    @MethodSource("servers")
    void documentsThatAreThereTwiceAreOneAgain(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource single = JdbcSource.documents(server.dataSource(), table).build();
        single.create();
        String row = insert(server, table, List.of("document"), "'{\"a\":1}'");
        execute(server, row, row, row);
        assertThat(mended(server, single::preflight))
                .containsExactly("several rows are copies of one: the whole table");
        assertThat(single.read(Selection.all()).settings().keys()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("servers")
    void columnsThatAreMissingAreAddedForTheRowsThatAreThere(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource plain = JdbcSource.in(server.dataSource(), table).build();
        plain.create();
        execute(server, insert(server, table, List.of("key", "value"), "'level', 'info'"));
        JdbcSource more = JdbcSource.in(server.dataSource(), table)
                .type("type")
                .version("version")
                .updatedAt("at")
                .build();
        assertThat(mended(server, more::preflight))
                .containsExactly(
                        "the table has no column type",
                        "the table has no column version",
                        "the table has no column at");
        assertThat(more.read(Selection.all()).settings().text("level")).contains("info");
    }

    @ParameterizedTest
    @MethodSource("serversWithUsers")
    void rightsThatAreMissingAreGrantedToThisUserOnThisTable(Server server) throws SQLException {
        for (boolean isDocument : List.of(false, true)) {
            String table = Server.table();
            JdbcSource all = isDocument
                    ? JdbcSource.documents(server.dataSource(), table).build()
                    : JdbcSource.of(server.dataSource(), table);
            all.create();
            String user = "Writer's_" + table;
            String who = server.user(user.replace("'", server == Servers.MARIADB ? "" : "'"), "x");
            // MariaDB lets nobody into a database in which one has no right at all
            execute(server, "GRANT SELECT ON " + server.quoted("keyturn_lock") + " TO " + who);
            javax.sql.DataSource mine = server.as(user.replace("'", server == Servers.MARIADB ? "" : "'"), "x");
            JdbcSource source = isDocument ? JdbcSource.documents(mine, table).build() : JdbcSource.of(mine, table);
            List<String> found = mended(server, source::preflight);
            assertThat(found).hasSize(2).allSatisfy(what -> assertThat(what).startsWith("the user may not SELECT"));
            source.lock().acquire(java.time.Duration.ZERO, "me").close();
            assertThat(source.read(Selection.all()).settings().isEmpty()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("serversWithUsers")
    void columnsThatAreTooNarrowOrHoldNoNullAreWidened(Server server) throws SQLException {
        String table = Server.table();
        execute(
                server,
                "CREATE TABLE " + server.quoted(table) + " (" + server.quoted("owner") + " VARCHAR(3) NOT NULL, "
                        + server.quoted("key") + " VARCHAR(5) NOT NULL, " + server.quoted("value")
                        + " VARCHAR(4) NOT NULL, " + server.quoted("type") + " VARCHAR(16) NOT NULL, UNIQUE ("
                        + server.quoted("owner") + ", " + server.quoted("key") + "))");
        JdbcSource source = JdbcSource.in(server.dataSource(), table)
                .type("type")
                .scope("owner", "tenant")
                .build();
        source.create();
        Settings wanted = Settings.empty()
                .with("longer.key", Value.of("\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00"))
                .with("none", Value.ofNull());
        List<String> found = mended(server, () -> source.preflight(wanted));
        assertThat(found)
                .contains(
                        "the column owner holds 3 characters, and 6 are to be written",
                        "the column key holds 5 characters, and 10 are to be written",
                        "the column value holds no NULL, and a null is to be written");
        source.write(
                source.read(Selection.all()).revision(),
                dev.keyturn.spi.Edit.of(dev.keyturn.settings.Changes.between(Settings.empty(), wanted)));
        assertThat(source.read(Selection.all()).settings()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @MethodSource("serversWithUsers")
    void keysThatDifferInCaseOnlyAreToldApartAfterwards(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource source =
                JdbcSource.in(server.dataSource(), table).scope("owner", "a").build();
        source.create();
        for (String column : List.of("owner", "key")) {
            String quoted = server.quoted(column);
            execute(
                    server,
                    "ALTER TABLE " + server.quoted(table)
                            + (server == Servers.MARIADB
                                    ? " MODIFY " + quoted + " VARCHAR(100) COLLATE utf8mb4_general_ci NOT NULL"
                                    : server == Servers.H2_MEMORY
                                            ? " ALTER COLUMN " + quoted + " SET DATA TYPE VARCHAR_IGNORECASE(100)"
                                            : " ALTER COLUMN " + quoted + " TYPE TEXT COLLATE \"" + undecided(server)
                                                    + "\""));
        }
        List<String> found = mended(server, source::preflight);
        assertThat(found)
                .filteredOn(what -> what.contains("takes keys for one that differ in case"))
                .hasSize(2);
    }

    private static String undecided(Server server) throws SQLException {
        execute(
                server,
                "CREATE COLLATION IF NOT EXISTS \"anyCase\" (provider = icu, locale = 'und-u-ks-level2',"
                        + " deterministic = false)");
        return "anyCase";
    }

    @Test
    void anEngineWithoutTransactionsIsReplaced() throws SQLException {
        Server server = Servers.MARIADB;
        String table = Server.table();
        JdbcSource source = JdbcSource.of(server.dataSource(), table);
        source.create();
        execute(server, "ALTER TABLE " + table + " MODIFY `key` VARCHAR(200) NOT NULL, ENGINE=MyISAM");
        assertThat(mended(server, source::preflight)).contains("a table has an engine without transactions");
    }

    @Test
    void transactionsThatOnlyReadAreToldInPostgresql() throws SQLException {
        Server server = Servers.POSTGRESQL;
        String table = Server.table();
        JdbcSource all = JdbcSource.of(server.dataSource(), table);
        all.create();
        String who = server.user("reads_" + table, "x");
        execute(server, "ALTER ROLE " + who + " SET default_transaction_read_only = on");
        execute(server, "GRANT ALL ON " + table + ", keyturn_journal, keyturn_lock TO " + who);
        JdbcSource source = JdbcSource.of(server.as("reads_" + table, "x"), table);
        assertThat(mended(server, source::preflight)).containsExactly("transactions of this user only read");
    }

    @Test
    void readsOfWhatIsNotCommittedAreToldInMariadb() throws SQLException {
        Server server = Servers.MARIADB;
        String table = Server.table();
        JdbcSource source = JdbcSource.of(server.unpooled(""), table);
        source.create();
        Assumptions.assumeTrue(
                System.getProperty("keyturn.mariadb.url") == null, "a server of somebody's own stays as it is");
        execute(server, "SET GLOBAL TRANSACTION ISOLATION LEVEL READ UNCOMMITTED");
        assertThat(mended(server, source::preflight))
                .containsExactly("reads see what others have not committed (isolation READ UNCOMMITTED)");
    }
}
