package dev.keyturn.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found before a run, and that the statement that comes with it mends it. */
class PreflightTest {
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

    /** Runs what a finding says. */
    private static void mend(Server server, Problem problem) throws SQLException {
        assertThat(problem.hint()).startsWith("have this run: ");
        execute(server, problem.hint().substring("have this run: ".length()));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void tablesAsTheyAreMadeHaveNoFindings(Server server) {
        assertThat(server.source().preflight(Settings.empty().with("a.b", Value.of("x".repeat(10_000)))))
                .isEmpty();
        JdbcSource scoped = JdbcSource.in(server.dataSource(), Server.table())
                .scope("owner", "a")
                .build();
        scoped.create();
        assertThat(scoped.preflight()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("servers")
    void missingTablesAreFound(Server server) {
        List<Problem> problems =
                JdbcSource.of(server.dataSource(), Server.table()).preflight();
        assertThat(problems)
                .isNotEmpty()
                .allSatisfy(problem -> assertThat(problem.hint()).contains("CREATE TABLE"));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void aMissingIndexIsFoundWithWhatItCosts(Server server) throws SQLException {
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table).build();
        for (String statement : source.ddl()) {
            execute(server, statement.replaceFirst(", PRIMARY KEY \\(.key.\\)\\)", ")"));
        }
        String row = "INSERT INTO " + server.quoted(table) + " (" + server.quoted("key") + ", " + server.quoted("value")
                + ") VALUES ('level', 'x')";
        execute(server, row, row);
        List<Problem> problems = source.preflight();
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "several rows are copies of one: level",
                        "no unique index is on its key, so two rows could have one",
                        "a read of some keys looks at every row");
        mend(server, problems.get(0));
        mend(server, problems.get(1));
        assertThat(source.preflight()).isEmpty();
    }

    @Test
    void anIndexThatCannotFindBeginningsIsFoundInPostgresql() throws SQLException {
        Server server = Servers.POSTGRESQL;
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table).build();
        source.create();
        execute(server, "ALTER TABLE " + table + " ALTER COLUMN key TYPE TEXT COLLATE \"und-x-icu\"");
        List<Problem> problems = source.preflight();
        assertThat(problems).extracting(Problem::what).containsExactly("a read of some keys looks at every row");
        mend(server, problems.get(0));
        assertThat(source.preflight()).isEmpty();
    }

    @Test
    void columnsThatChangeTextsAreFoundAndMendedInMariadb() throws SQLException {
        Server server = Servers.MARIADB;
        String table = Server.table();
        JdbcSource source = JdbcSource.in(server.dataSource(), table).build();
        source.create();
        execute(
                server,
                "ALTER TABLE " + table
                        + " MODIFY `key` VARCHAR(100) COLLATE utf8mb4_general_ci NOT NULL, MODIFY `value`"
                        + " VARCHAR(5) CHARACTER SET latin1");
        Settings wanted = Settings.empty().with("level", Value.of("longer than five"));
        List<Problem> problems = source.preflight(wanted);
        assertThat(problems)
                .extracting(Problem::what)
                .containsExactly(
                        "the column value holds 5 characters, and 16 are to be written",
                        "the column key takes keys for one that differ in case or accents (utf8mb4_general_ci)",
                        "the column value does not hold all characters (latin1_swedish_ci)");
        for (Problem problem : problems) {
            mend(server, problem);
        }
        assertThat(source.preflight(wanted)).isEmpty();
    }

    @Test
    void aUserWhoMayNotWriteIsFoundInPostgresql() throws SQLException {
        Server server = Servers.POSTGRESQL;
        String table = Server.table();
        JdbcSource source = JdbcSource.of(server.dataSource(), table);
        source.create();
        String user = "reader_" + table;
        execute(
                server,
                "CREATE ROLE " + user + " LOGIN PASSWORD 'x'",
                "GRANT SELECT ON " + table + ", keyturn_journal, keyturn_lock TO " + user);
        List<Problem> problems = JdbcSource.of(server.as(user, "x"), table).preflight();
        assertThat(problems)
                .extracting(Problem::what)
                .hasSize(6)
                .contains("the user may not INSERT (SQLSTATE 42501, error 0)");
        execute(server, "DROP OWNED BY " + user, "DROP ROLE " + user);
    }
}
