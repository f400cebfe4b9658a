package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at the tables before anything is written: each finding comes with the statement that would mend it. */
final class Preflight {
    private final Connection connection;
    private final Database database;
    private final Layout layout;
    private final Dialect dialect;
    private final List<Problem> problems = new ArrayList<>();

    private Preflight(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
        this.layout = database.layout();
        this.dialect = database.dialect();
    }

    /** All that is found; what is missing is the only finding where something is. */
    static List<Problem> of(Connection connection, Database database, Settings wanted) {
        Preflight preflight = new Preflight(connection, database);
        try {
            database.check(connection);
        } catch (SourceException e) {
            if (e.isTemporary()) {
                throw e;
            }
            return List.of(e.problem());
        }
        return database.tried(() -> {
            preflight.look(wanted);
            return List.copyOf(preflight.problems);
        });
    }

    private void look(Settings wanted) throws SQLException {
        Columns columns = Columns.of(connection, layout);
        if (!columns.isUnique()) {
            duplicates();
            problem(
                    "no unique index is on its key, so two rows could have one",
                    "one that compares keys",
                    "CREATE UNIQUE INDEX " + dialect.quoted("keyturn_unique_key") + " ON " + layout.tableIn(dialect)
                            + " (" + indexed() + ")");
        }
        privileges();
        widths(columns, wanted);
        collations(columns);
        if (Explain.looksAtEveryRow(connection, dialect, layout.store(database).samples())) {
            problem(
                    "a read of some keys looks at every row",
                    "an index that finds keys by what they begin with",
                    "CREATE INDEX " + dialect.quoted("keyturn_key_begins") + " ON " + layout.tableIn(dialect) + " ("
                            + indexed() + Explain.operators(dialect) + ")");
        }
    }

    private void problem(String what, String expected, String statement) {
        problems.add(Problem.of(Origin.of(database.name()), Key.root(), what, expected)
                .hint(statement.isEmpty() ? "" : "have this run: " + statement));
    }

    private String indexed() {
        return String.join(
                ", ", layout.identifying().stream().map(dialect::quoted).toList());
    }

    private void duplicates() throws SQLException {
        String same = "SELECT " + indexed() + " FROM " + layout.tableIn(dialect) + " GROUP BY " + indexed()
                + " HAVING COUNT(*) > 1";
        if (!Sql.query(connection, same, row -> row.getString(1), List.of()).isEmpty()) {
            problem("several rows have one key", "one row for a key", same + " lists them; delete all but one of each");
        }
    }

    /** Each statement that a run makes, on no rows. */
    private void privileges() {
        tries(layout.tableIn(dialect), layout.columns(), layout.content());
        tries(layout.journalIn(dialect), List.of("source", "number", "entry"), "entry");
        tries(layout.lockIn(dialect), List.of("source", "epoch", "holder"), "holder");
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
                problem(
                        "the user may not " + what + " (" + Failures.code(e) + ")",
                        "a user who may read and write",
                        "GRANT SELECT, INSERT, UPDATE, DELETE ON " + table + " TO <the user of this program>");
            }
        }
    }

    private void widths(Columns columns, Settings wanted) {
        int[] longest = {0, 0};
        wanted.forEach((key, value) -> {
            longest[0] = Math.max(longest[0], key.toString().length());
            longest[1] =
                    Math.max(longest[1], Cells.cell(value).value().orElse("").length());
        });
        if (layout instanceof RowLayout rows) {
            width(rows.key(), columns.of(rows.key()), longest[0], dialect.keyType());
            width(rows.value(), columns.of(rows.value()), longest[1], dialect.textType());
        }
    }

    private void width(String column, Columns.Column there, int longest, String type) {
        if (there.size() > 0 && longest > there.size()) {
            problem(
                    "the column " + column + " holds " + there.size() + " characters, and " + longest
                            + " are to be written",
                    "a column that holds every text",
                    Explain.widen(dialect, layout.tableIn(dialect), column, type));
        }
    }

    private void collations(Columns columns) throws SQLException {
        List<String> names = new ArrayList<>(layout.identifying());
        names.add(layout.content());
        for (Columns.Column column : names.stream().map(columns::of).toList()) {
            boolean isKey = layout.identifying().contains(column.name());
            Optional<String> trap = Explain.trap(connection, dialect, layout, column, isKey);
            if (trap.isPresent()) {
                String type = isKey ? dialect.keyType() : dialect.textType();
                problem(
                        trap.get(),
                        "texts that are compared and kept to the last byte",
                        Explain.widen(dialect, layout.tableIn(dialect), column.name(), type));
            }
        }
    }
}
