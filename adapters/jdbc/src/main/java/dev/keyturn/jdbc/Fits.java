package dev.keyturn.jdbc;

import dev.keyturn.settings.Json;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether columns hold what is to be written, and give it back as it was. */
final class Fits {
    private final Connection connection;
    private final Dialect dialect;
    private final Layout layout;
    private final Columns columns;
    private final Findings findings;

    Fits(Connection connection, Database database, Columns columns, Findings findings) {
        this.connection = connection;
        this.dialect = database.dialect();
        this.layout = database.layout();
        this.columns = columns;
        this.findings = findings;
    }

    void find(Settings wanted) throws SQLException {
        widths(wanted);
        List<String> names = new ArrayList<>(layout.identifying());
        names.add(layout.content());
        for (String name : names) {
            Optional<String> trap = Explain.trap(
                    connection,
                    dialect,
                    layout,
                    columns.of(name),
                    layout.identifying().contains(name));
            if (trap.isPresent()) {
                mended(widened(name), trap.get(), "texts that are compared and kept to the last byte");
            }
        }
    }

    private void mended(String statement, String what, String expected) {
        if (statement.isEmpty()) {
            String ddl = new Ddl(dialect, layout).settings();
            findings.told("SQLite changes no column; make the table anew and copy its rows: " + ddl, what, expected);
        } else {
            findings.mendedBy(statement, what, expected);
        }
    }

    private String widened(String column) {
        String type =
                layout.scope().filter(scope -> scope.column().equals(column)).isPresent()
                        ? dialect.nameType()
                        : layout.identifying().contains(column) ? dialect.keyType() : dialect.textType();
        return Explain.widen(dialect, layout.tableIn(dialect), columns.of(column), type);
    }

    private void widths(Settings wanted) {
        layout.scope().ifPresent(scope -> width(scope.column(), List.of(scope.value())));
        List<String> keys = new ArrayList<>();
        List<String> values = new ArrayList<>();
        boolean[] hasNull = {false};
        wanted.forEach((key, value) -> {
            keys.add(key.toString());
            Cells.cell(value).value().ifPresent(values::add);
            hasNull[0] |= value instanceof Null;
        });
        if (layout instanceof RowLayout rows) {
            width(rows.key(), keys);
            width(rows.value(), values);
            if (hasNull[0] && !columns.of(rows.value()).holdsNull()) {
                mended(
                        Explain.nullable(dialect, layout.tableIn(dialect), rows.value()),
                        "the column " + rows.value() + " holds no NULL, and a null is to be written",
                        "a column that holds NULL");
            }
        } else {
            width(layout.content(), Json.plain(wanted.root()).stream().toList());
        }
    }

    /** SQLite holds texts of any length, whatever a column says. */
    private void width(String name, List<String> texts) {
        Columns.Column there = columns.of(name);
        boolean isInBytes = dialect == Dialect.MARIADB && there.type().endsWith("text");
        long longest = texts.stream()
                .mapToLong(text -> isInBytes
                        ? text.getBytes(StandardCharsets.UTF_8).length
                        : dialect == Dialect.H2 ? text.length() : text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        if (dialect != Dialect.SQLITE && there.size() > 0 && longest > there.size()) {
            mended(
                    widened(name),
                    "the column " + name + " holds " + there.size() + (isInBytes ? " bytes" : " characters") + ", and "
                            + longest + " are to be written",
                    "a column that holds every text");
        }
    }
}
