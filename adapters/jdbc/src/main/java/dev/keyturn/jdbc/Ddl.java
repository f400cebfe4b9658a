package dev.keyturn.jdbc;

import java.util.ArrayList;
import java.util.List;

/** The statements that make the tables. */
final class Ddl {
    private final Dialect dialect;
    private final Layout layout;

    Ddl(Dialect dialect, Layout layout) {
        this.dialect = dialect;
        this.layout = layout;
    }

    /** All of them; each does nothing where the table is there. */
    List<String> all() {
        return List.of(settings(), journal(), lock());
    }

    String settings() {
        List<String> columns = new ArrayList<>();
        List<String> unique = new ArrayList<>();
        layout.scope().map(Layout.Scope::column).ifPresent(scope -> {
            columns.add(column(scope, dialect.nameType() + " NOT NULL"));
            unique.add(dialect.quoted(scope));
        });
        columns.add(column(layout.key(), dialect.keyType() + " NOT NULL"));
        unique.add(dialect.quoted(layout.key()));
        columns.add(column(layout.value(), dialect.textType()));
        layout.type().ifPresent(type -> columns.add(column(type, "VARCHAR(16) NOT NULL")));
        layout.version().ifPresent(version -> columns.add(column(version, "BIGINT NOT NULL")));
        layout.updatedAt().ifPresent(at -> columns.add(column(at, "TIMESTAMP NULL")));
        return table(layout.tableIn(dialect), columns, unique);
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
                        column("holder", "VARCHAR(500) NOT NULL")),
                List.of(dialect.quoted("source")));
    }

    private String column(String name, String type) {
        return dialect.quoted(name) + " " + type;
    }

    private String table(String name, List<String> columns, List<String> unique) {
        return "CREATE TABLE IF NOT EXISTS " + name + " (" + String.join(", ", columns) + ", PRIMARY KEY ("
                + String.join(", ", unique) + "))" + dialect.tableEnd();
    }
}
