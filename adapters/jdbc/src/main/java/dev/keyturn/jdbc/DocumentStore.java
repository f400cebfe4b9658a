package dev.keyturn.jdbc;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.Selection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Settings that are one JSON document in one row. */
final class DocumentStore implements Store {
    private final Database database;
    private final Dialect dialect;
    private final DocumentLayout layout;

    DocumentStore(Database database, DocumentLayout layout) {
        this.database = database;
        this.dialect = database.dialect();
        this.layout = layout;
    }

    /**
     * What is there.
     *
     * @param rows the row; none where there is none yet
     * @param type the type of the column, as the database calls it
     * @param settings what the document says; nothing where there is none, or NULL
     */
    private record Found(List<Row> rows, String type, Settings settings) {}

    @Override
    public int statements(Selection selection) {
        return 1;
    }

    @Override
    public List<Seek.Query> samples() {
        return layout.scope().isPresent() ? List.of(new Seek.Query(select(), which())) : List.of();
    }

    @Override
    public Content read(Connection connection, Selection selection, boolean isLocked) throws SQLException {
        Found found = find(connection, isLocked);
        return new Content(found.settings(), Revision.of(selection, found.rows()));
    }

    private String select() {
        List<String> columns = new ArrayList<>(List.of(dialect.quoted(layout.document())));
        layout.version().map(dialect::quoted).ifPresent(columns::add);
        return "SELECT " + String.join(", ", columns) + " FROM " + layout.tableIn(dialect) + where();
    }

    private Found find(Connection connection, boolean isLocked) throws SQLException {
        List<Row> rows = new ArrayList<>();
        String type = Sql.whole(
                connection,
                select() + (isLocked ? dialect.forUpdate() : ""),
                found -> {
                    while (found.next()) {
                        rows.add(row(found));
                    }
                    return found.getMetaData().getColumnTypeName(1);
                },
                which());
        if (rows.size() > 1) {
            throw refused(
                    "several rows hold a document", "one row" + (layout.scope().isPresent() ? " for a scope" : ""));
        }
        Settings settings = rows.stream()
                .flatMap(row -> row.value().stream())
                .map(text -> Settings.of(Json.read(text, database.name())))
                .findFirst()
                .orElse(Settings.empty());
        return new Found(rows, type, settings);
    }

    private Row row(ResultSet row) throws SQLException {
        Optional<String> version =
                layout.version().isPresent() ? Optional.ofNullable(row.getString(2)) : Optional.empty();
        return new Row("", Optional.ofNullable(row.getString(1)), Optional.empty(), version);
    }

    private RefusedException refused(String what, String expected) {
        return new RefusedException(Problem.of(Origin.of(database.name()), Key.root(), what, expected));
    }

    private String where() {
        return layout.scope()
                .map(scope -> " WHERE " + dialect.sameBytes(dialect.quoted(scope.column())))
                .orElse("");
    }

    /** The name of the scope, which is compared in two ways. */
    private List<Object> which() {
        return layout.scope()
                .map(scope -> List.<Object>of(scope.value(), scope.value()))
                .orElse(List.of());
    }

    @Override
    public Compared compared(Connection connection, String expectedRevision) throws SQLException {
        Selection selection = Revision.selection(expectedRevision)
                .orElseThrow(() -> database.failures().stale());
        Found found = find(connection, true);
        if (!Revision.of(selection, found.rows()).equals(expectedRevision)) {
            throw database.failures().stale();
        }
        return edit -> write(connection, selection, found, edit);
    }

    private Content write(Connection connection, Selection selection, Found found, Edit edit) throws SQLException {
        Settings before = found.settings();
        boolean isAsRead = edit.changes().list().stream()
                .allMatch(one -> before.value(one.key()).equals(one.before()));
        if (!isAsRead) {
            throw database.failures().stale();
        }
        Settings after = edit.changes().applyTo(before, edit.places());
        put(connection, found, rendered(after, edit.changes()));
        Found again = find(connection, false);
        check(after, again.settings());
        return new Content(again.settings(), Revision.of(selection, again.rows()));
    }

    /** The document, in the order that the entries have had; what JSON has no form for is refused. */
    private String rendered(Settings after, Changes changes) {
        List<Problem> problems = new ArrayList<>(layout.capabilities().problems(after, changes));
        for (Change change : changes.list()) {
            boolean isJson = change.after().flatMap(Json::plain).isPresent()
                    && Json.plain(Settings.empty()
                                    .with(change.key(), change.after().get())
                                    .root())
                            .isPresent();
            if (change.after().isPresent() && !isJson) {
                problems.add(Problem.of(
                        Origin.of(database.name()),
                        change.key(),
                        "JSON has no form for its name or for what it would become",
                        "whole characters, and numbers as JSON writes them"));
            }
        }
        if (problems.isEmpty()) {
            Optional<String> text = Json.plain(after.root());
            if (text.isPresent()) {
                return text.get();
            }
            problems.add(Problem.of(
                    Origin.of(database.name()), Key.root(), "JSON has no form for it", "what a JSON object can hold"));
        }
        throw new RefusedException(problems);
    }

    private void put(Connection connection, Found found, String text) throws SQLException {
        if (found.rows().isEmpty()) {
            insert(connection, found.type(), text);
            return;
        }
        List<String> sets = new ArrayList<>();
        sets.add(dialect.quoted(layout.document()) + " = " + mark(found.type()));
        layout.version().map(dialect::quoted).ifPresent(version -> sets.add(version + " = " + version + " + 1"));
        layout.updatedAt().map(dialect::quoted).ifPresent(at -> sets.add(at + " = CURRENT_TIMESTAMP"));
        List<@Nullable Object> arguments = new ArrayList<>(List.of(text));
        arguments.addAll(which());
        String sql = "UPDATE " + layout.tableIn(dialect) + " SET " + String.join(", ", sets) + where();
        if (Sql.update(connection, sql, arguments) != 1) {
            throw database.failures().stale();
        }
    }

    /** What stands for a document that is written to a column of this type; H2 would make a text within JSON of it otherwise. */
    private String mark(String type) {
        return switch (dialect) {
            case POSTGRESQL -> type.startsWith("json") ? "CAST(? AS " + type + ")" : "?";
            case H2 -> type.equals("JSON") ? "? FORMAT JSON" : "?";
            case MARIADB, SQLITE -> "?";
        };
    }

    private void insert(Connection connection, String type, String text) throws SQLException {
        List<String> columns = new ArrayList<>(List.of(layout.document()));
        List<String> values = new ArrayList<>(List.of(mark(type)));
        List<@Nullable Object> arguments = new ArrayList<>(List.of(text));
        layout.scope().ifPresent(scope -> {
            columns.add(scope.column());
            values.add("?");
            arguments.add(scope.value());
        });
        layout.version().ifPresent(version -> {
            columns.add(version);
            values.add("1");
        });
        layout.updatedAt().ifPresent(at -> {
            columns.add(at);
            values.add("CURRENT_TIMESTAMP");
        });
        List<String> names = columns.stream().map(dialect::quoted).toList();
        Sql.update(connection, Dialect.insert(layout.tableIn(dialect), names, values), arguments);
    }

    /** What the column has normalised, cut off or replaced was not written. */
    private void check(Settings after, Settings there) {
        List<Problem> problems = Changes.between(after, there).list().stream()
                .map(change -> Problem.of(
                                Origin.of(database.name()),
                                change.key(),
                                "the document gives back another value than was written, so it was not written",
                                "a column that holds every JSON as it is written")
                        .hint("a column of text holds it"))
                .toList();
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }
}
