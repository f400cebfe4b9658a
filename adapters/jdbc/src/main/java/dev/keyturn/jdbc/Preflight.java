package dev.keyturn.jdbc;

import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Looks at the tables before anything is written: each finding comes with the statement that would mend it. */
final class Preflight {
    private final Connection connection;
    private final Database database;
    private final Layout layout;
    private final Dialect dialect;
    private final Findings findings;

    private Preflight(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
        this.layout = database.layout();
        this.dialect = database.dialect();
        this.findings = new Findings(database.name());
    }

    /** All that is found; where tables or columns are missing, nothing else is looked for. */
    static List<Problem> of(Connection connection, Database database, Settings wanted) {
        Preflight preflight = new Preflight(connection, database);
        List<Structure.Lack> lacks = new Structure(connection, database).lacks();
        lacks.forEach(
                lack -> preflight.findings.mendedBy(lack.statement(), lack.what(), "the tables as they are described"));
        if (lacks.isEmpty()) {
            database.check(connection);
            database.tried(() -> {
                preflight.look(wanted);
                return preflight;
            });
        }
        return preflight.findings.all();
    }

    private void look(Settings wanted) throws SQLException {
        new Surroundings(connection, dialect, findings).find();
        Columns columns = Columns.of(connection, layout);
        if (!columns.isUnique() || layout.identifying().isEmpty()) {
            new Duplicates(connection, database, columns).find(findings);
        }
        if (!columns.isUnique()) {
            findings.mendedBy(
                    "CREATE UNIQUE INDEX " + dialect.quoted(index("unique")) + " ON " + layout.tableIn(dialect) + " ("
                            + indexed() + ")",
                    "no unique index is on its key, so two rows could have one",
                    "one that compares keys");
        }
        privileges();
        new Fits(connection, database, columns, findings).find(wanted);
        if (Explain.looksAtEveryRow(connection, dialect, layout.store(database).samples())) {
            findings.mendedBy(
                    "CREATE INDEX " + dialect.quoted(index("begins")) + " ON " + layout.tableIn(dialect) + " ("
                            + indexed() + Explain.operators(dialect) + ")",
                    "a read of some keys looks at every row",
                    "an index that finds keys by what they begin with");
        }
    }

    /** Names of indexes are those of a whole schema in most databases, so the table is in them. */
    private String index(String what) {
        return "keyturn_" + what + "_" + Hash.of(layout.table()).substring(0, 8);
    }

    private String indexed() {
        return String.join(
                ", ", layout.identifying().stream().map(dialect::quoted).toList());
    }

    /** Each statement that a run makes, on no rows. */
    private void privileges() {
        tries(layout.tableIn(dialect), layout.columns(), layout.content());
        tries(layout.journalIn(dialect), List.of("source", "number", "entry"), "entry");
        tries(layout.lockIn(dialect), List.of("source", "epoch", "holder"), "holder");
        if (layout.hasBatches()) {
            tries(layout.batchIn(dialect), List.of("source", "number", "first", "last", "entry"), "entry");
        }
    }

    private void tries(String table, List<String> all, String value) {
        String nothing = " WHERE 1 = 0";
        String columns = String.join(", ", all.stream().map(dialect::quoted).toList());
        List<String> statements = List.of(
                "INSERT INTO " + table + " (" + columns + ") SELECT " + columns + " FROM " + table + nothing,
                "UPDATE " + table + " SET " + dialect.quoted(value) + " = " + dialect.quoted(value) + nothing,
                "DELETE FROM " + table + nothing);
        boolean isSettings = table.equals(layout.tableIn(dialect));
        boolean isLock = table.equals(layout.lockIn(dialect));
        for (String statement : isSettings ? statements : statements.subList(0, isLock ? 2 : 1)) {
            try {
                Sql.execute(connection, statement);
            } catch (SQLException e) {
                String what = statement.substring(0, statement.indexOf(' '));
                if (!Rights.isReadOnly(e)) {
                    findings.mendedBy(
                            Rights.isDenied(e) ? Rights.grant(connection, dialect, what, table) : "",
                            "the user may not " + what + " (" + Failures.code(e) + ")",
                            "a user who may read and write " + table);
                }
            }
        }
    }
}
