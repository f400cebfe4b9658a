package dev.keyturn.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables, by their address, through the jar with the drivers in it. */
class AddressesIT {
    private static final String TABLE = "jdbc:h2:./data#table=settings&key=name&value=val";
    private static final String SECRET = "hunter2";

    @TempDir
    private Path directory;

    private Jar jar;

    @BeforeEach
    void files() {
        jar = Jar.in(directory).with(Map.of("KEYTURN_DB_USER", "app", "KEYTURN_DB_PASSWORD", SECRET));
        jar.write("m/2026-11-datasource.yaml", """
                id: 2026-11-datasource
                owner: payments
                expect: the service reads datasource.url
                rollback: safe at any time
                steps:
                  - rename: {from: db.url, to: datasource.url}
                """);
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + directory.resolve("data"), "app", SECRET);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> keys() throws SQLException {
        try (Connection connection = connection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT \"name\" FROM \"settings\" ORDER BY 1")) {
            List<String> keys = new ArrayList<>();
            while (rows.next()) {
                keys.add(rows.getString(1));
            }
            return keys;
        }
    }

    private Jar.Result run(int expected, String... arguments) {
        Jar.Result result = jar.run(arguments);
        assertThat(result.code()).as(result.toString()).isEqualTo(expected);
        assertThat(result.out() + result.err())
                .doesNotContain(SECRET)
                .doesNotContain("\tat ")
                .doesNotContain("defect");
        return result;
    }

    /** Makes the tables that a message says are missing. */
    private void createTold(String told) throws SQLException {
        assertThat(told).contains("CREATE TABLE");
        for (String statement : told.substring(told.indexOf("CREATE TABLE")).split(";", -1)) {
            if (!statement.isBlank()) {
                execute(statement);
            }
        }
    }

    @Test
    void aCommandFindsATableAsJsonAndTheTableIsLeftAlone() throws SQLException {
        execute("CREATE TABLE \"settings\" (\"name\" VARCHAR(200) PRIMARY KEY, \"val\" VARCHAR(200))");
        execute("INSERT INTO \"settings\" VALUES ('db.url', 'jdbc:x')");
        createTold(run(1, "plan", TABLE, "-m", "m").err());
        String look = "case $KEYTURN_PHASE in migrated) grep -q '{\"datasource\":{\"url\":\"jdbc:x\"}}' $KEYTURN_COPY;;"
                + " *) grep -q '{\"db\":{\"url\":\"jdbc:x\"}}' $KEYTURN_COPY;; esac";
        assertThat(run(0, "rehearse", TABLE, "-m", "m", "--", "sh", "-c", look).out())
                .contains("on the migrated copy, the command ended with 0");
        run(0, "prove", TABLE, "-m", "m");
        assertThat(keys()).containsExactly("db.url");
    }

    @Test
    void aTableIsMigratedAndTakenBack() throws SQLException {
        execute("CREATE TABLE \"settings\" (\"name\" VARCHAR(200) PRIMARY KEY, \"val\" VARCHAR(200))");
        execute("INSERT INTO \"settings\" VALUES ('db.url', 'x'), ('other', 'y')");
        createTold(run(1, "migrate", TABLE, "-m", "m").err());

        assertThat(run(0, "plan", TABLE, "-m", "m").out()).startsWith("Plan for settings\n");
        run(0, "migrate", TABLE, "-m", "m");
        assertThat(keys()).containsExactly("datasource.url", "other");
        run(0, "status", TABLE, "-m", "m", "--check");
        run(0, "rollback", TABLE, "--to", "before:2026-11-datasource");
        assertThat(keys()).containsExactly("db.url", "other");
    }

    @Test
    void aDatabaseThatIsNotThereOrDoesNotAnswerMayComeAndExitsWithThree() {
        assertThat(run(3, "plan", TABLE, "-m", "m").err()).startsWith("settings: the database is out of reach");
        assertThat(directory.resolve("data.mv.db")).doesNotExist();
        run(3, "plan", "jdbc:postgresql://app:" + SECRET + "@localhost:1/app#table=settings", "-m", "m");
        run(3, "plan", "jdbc:mariadb://app:" + SECRET + "@localhost:1/app#table=settings", "-m", "m");
    }

    @Test
    void aDatabaseThatAnotherProcessHasOpenExitsWithThree() throws SQLException {
        try (Connection open = connection()) {
            assertThat(open.isValid(1)).isTrue();
            run(3, "plan", TABLE, "-m", "m");
        }
    }

    @Test
    void aWrongPasswordIsRefused() throws SQLException {
        execute("CREATE TABLE \"settings\" (\"name\" VARCHAR(200) PRIMARY KEY, \"val\" VARCHAR(200))");
        jar = Jar.in(directory).with(Map.of("KEYTURN_DB_USER", "app", "KEYTURN_DB_PASSWORD", "no" + SECRET));

        assertThat(run(1, "plan", TABLE, "-m", "m").err()).contains("the user may not do this");
    }

    @Test
    void driversOfOthersAreFoundOnTheClassPathThatAVariableNames() {
        String url = "jdbc:sqlite:settings.db#table=settings";
        assertThat(run(2, "plan", url, "-m", "m").err()).contains("no driver here knows addresses of this kind");

        Path driver = Path.of(org.sqlite
                .JDBC
                .class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        jar = Jar.in(directory).with(Map.of("KEYTURN_CLASSPATH", driver.toString()));

        assertThat(run(3, "plan", url, "-m", "m").err()).startsWith("settings: the database is out of reach");
    }
}
