package dev.keyturn.benchmarks;

import dev.keyturn.Migration;
import dev.keyturn.Migrator;
import dev.keyturn.Migrators;
import dev.keyturn.SetReport;
import dev.keyturn.Steps;
import dev.keyturn.jdbc.JdbcSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;

/** What is measured on a table: by hand, with Flyway, and with Keyturn. */
final class TableWork {
    private static final int RENAMES = 10;
    private static final int OTHER_ROWS = 1_000_000;
    private static final int SCOPES = 10_000;
    private static final int KEYS_OF_A_SCOPE = 5;
    private static final String OLD = "db.name";
    private static final String NEW = "datasource.name";

    private final TableServer server;
    private final DataSource dataSource;

    TableWork(TableServer server, DataSource dataSource) {
        this.server = server;
        this.dataSource = dataSource;
    }

    /** Makes the tables: ten settings among a million others, and five settings for each of ten thousand. */
    void prepare() throws SQLException {
        JdbcSource.of(dataSource, "settings").create();
        tenants().create();
        execute(
                insert("settings", "'tenant' || MOD(x, 1000) || '.feature' || x", OTHER_ROWS),
                insert("settings", "'" + OLD + "' || (x - 1)", RENAMES));
        for (int i = 0; i < KEYS_OF_A_SCOPE; i++) {
            execute(insert("tenants", "'tenant' || x, '" + OLD + i + "'", SCOPES)
                    .replace("(\"key\"", "(\"scope\", \"key\""));
        }
        execute("ANALYZE");
    }

    private JdbcSource tenants() {
        return JdbcSource.in(dataSource, "tenants")
                .type("type")
                .scope("scope", "1")
                .build();
    }

    private String insert(String table, String keys, int count) {
        return "INSERT INTO \"%s\" (\"key\", \"value\", \"type\") SELECT %s, 'on', 'text' FROM %s"
                .formatted(table, keys, server.numbers(count));
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.setQueryTimeout(0); // H2 has one for the whole connection
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The least that a database is asked. */
    void askOnce() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT 1");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
        }
    }

    private static Migration renames() {
        Steps steps = Migration.named("1-renames")
                .owner("benchmarks")
                .expect("the service reads the new names")
                .rollbackNote("safe at any time");
        for (int i = 0; i < RENAMES; i++) {
            steps = steps.rename(OLD + i).to(NEW + i);
        }
        return steps.build();
    }

    /** The renames as somebody writes them who keeps no record and has no way back: a batch in one transaction. */
    void renameByHand() throws SQLException {
        rename(OLD, NEW);
    }

    private void rename(String from, String to) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE \"settings\" SET \"key\" = ? WHERE \"key\" = ?")) {
            connection.setAutoCommit(false);
            for (int i = 0; i < RENAMES; i++) {
                statement.setString(1, to + i);
                statement.setString(2, from + i);
                statement.addBatch();
            }
            statement.executeBatch();
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    /** The old names, and no journal. */
    void undo() throws SQLException {
        rename(NEW, OLD);
        execute("DELETE FROM \"keyturn_journal\"");
    }

    /** A start as a program makes it: a fresh source and a fresh migrator, on a pool that is there. */
    void startKeyturn() {
        Migrator.of(JdbcSource.of(dataSource, "settings"))
                .with(renames())
                .build()
                .migrate();
    }

    /** The same with Flyway, which is given its migration rather than have it look for one on the class path. */
    void startFlyway() {
        Flyway.configure()
                .dataSource(dataSource)
                .locations(new String[0])
                .javaMigrations(new V1__renames())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate();
    }

    /** It has been done before anything is measured, and does nothing: what it costs is asking. */
    @SuppressWarnings("TypeName") // Flyway reads the version from it
    private static final class V1__renames extends BaseJavaMigration {
        @Override
        public void migrate(Context context) {
            // the table has the names that it has
        }
    }

    /** One setting of each scope, by one statement. */
    void renameInAllScopesByHand() throws SQLException {
        renameInAllScopes(OLD, NEW);
    }

    /** The old names in all scopes, and no journal. */
    void undoInAllScopes() throws SQLException {
        renameInAllScopes(NEW, OLD);
        execute("DELETE FROM \"keyturn_journal\"", "DELETE FROM \"keyturn_batch\"");
    }

    /** The same with a journal for each scope, and a way back. */
    void renameInAllScopesWithKeyturn() {
        Migration rename = Migration.named("1-rename")
                .owner("benchmarks")
                .expect("the services read the new name")
                .rollbackNote("safe at any time")
                .rename(OLD + 0)
                .to(NEW + 0)
                .build();
        SetReport report = Migrators.of(
                        tenants().everyScope(), one -> Migrator.of(one).with(rename))
                .keepGoing()
                .migrate();
        if (report.parts().size() != SCOPES) {
            throw new IllegalStateException("not all were migrated");
        }
    }

    private void renameInAllScopes(String from, String to) throws SQLException {
        execute("UPDATE \"tenants\" SET \"key\" = '" + to + "0' WHERE \"key\" = '" + from + "0'");
    }
}
