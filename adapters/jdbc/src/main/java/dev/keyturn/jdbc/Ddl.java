package dev.keyturn.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statements that make the tables. */
final class Ddl {
    private static final String TYPE = "VARCHAR(16)";
    private static final String TIME = "TIMESTAMP NULL";

    private final Dialect dialect;
    private final Layout layout;

    Ddl(Dialect dialect, Layout layout) {
        this.dialect = dialect;
        this.layout = layout;
    }

    /** All of them; each does nothing where the table is there. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(settings(), journal(), lock()));
        if (layout.hasBatches()) {
            all.add(batch());
        }
        return List.copyOf(all);
    }

    String settings() {
        List<String> columns = new ArrayList<>();
        layout.scope().ifPresent(scope -> columns.add(column(scope.column(), dialect.nameType() + " NOT NULL")));
        if (layout instanceof RowLayout rows) {
            columns.add(column(rows.key(), dialect.keyType() + " NOT NULL"));
        }
        columns.add(column(layout.content(), dialect.textType()));
        if (layout instanceof RowLayout rows) {
            rows.type().ifPresent(type -> columns.add(column(type, TYPE + " NOT NULL")));
        }
        layout.version().ifPresent(version -> columns.add(column(version, "BIGINT NOT NULL")));
        layout.updatedAt().ifPresent(at -> columns.add(column(at, TIME)));
        return table(
                layout.tableIn(dialect),
                columns,
                layout.identifying().stream().map(dialect::quoted).toList());
    }

    /** The statement that adds a column to rows that are there; nothing where nobody can know what is to be in it. */
    Optional<String> added(String column) {
        Optional<String> type = Optional.empty();
        if (column.equals(layout.content())) {
            type = Optional.of(dialect.textType());
        } else if (layout.version().equals(Optional.of(column))) {
            type = Optional.of("BIGINT DEFAULT 1 NOT NULL");
        } else if (layout.updatedAt().equals(Optional.of(column))) {
            type = Optional.of(TIME);
        } else if (layout instanceof RowLayout rows && rows.type().equals(Optional.of(column))) {
            type = Optional.of(TYPE + " DEFAULT 'text' NOT NULL");
        }
        return type.map(one -> "ALTER TABLE " + layout.tableIn(dialect) + " ADD COLUMN " + column(column, one));
    }

    String journal() {
        return table(
                layout.journalIn(dialect),
                List.of(
                        column("source", dialect.nameType() + " NOT NULL"),
                        column("number", "BIGINT NOT NULL"),
                        column("entry", dialect.textType() + " NOT NULL")),
                List.of(dialect.quoted("source"), dialect.quoted("number")));
    }

    String lock() {
        return table(
                layout.lockIn(dialect),
                List.of(
                        column("source", dialect.nameType() + " NOT NULL"),
                        column("epoch", "BIGINT NOT NULL"),
                        column("holder", holder() + " NOT NULL")),
                List.of(dialect.quoted("source")));
    }

    /** What a run over the settings of everybody adds to their journals: a row for some hundreds of them. */
    String batch() {
        return table(
                layout.batchIn(dialect),
                List.of(
                        column("source", dialect.nameType() + " NOT NULL"),
                        column("number", "BIGINT NOT NULL"),
                        column("first", dialect.nameType() + " NOT NULL"),
                        column("last", dialect.nameType() + " NOT NULL"),
                        column("entry", dialect.textType() + " NOT NULL")),
                List.of(dialect.quoted("source"), dialect.quoted("number")));
    }

    private String holder() {
        return "VARCHAR(500)" + (dialect == Dialect.MARIADB ? " CHARACTER SET utf8mb4" : "");
    }

    private String column(String name, String type) {
        return dialect.quoted(name) + " " + type;
    }

    private String table(String name, List<String> columns, List<String> unique) {
        String key = unique.isEmpty() ? "" : ", PRIMARY KEY (" + String.join(", ", unique) + ")";
        return "CREATE TABLE IF NOT EXISTS " + name + " (" + String.join(", ", columns) + key + ")"
                + dialect.tableEnd();
    }
}
