package dev.keyturn.jdbc;

import dev.keyturn.spi.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row for all settings of a scope, as a JSON document; without a scope the table has one row.
 *
 * @param table the table of the settings
 * @param document the column of documents
 * @param scope the column that says whose settings a row holds, with whose these are
 * @param version a column that counts the writes of a row
 * @param updatedAt a column with the time of the last write of a row
 */
record DocumentLayout(
        String table, String document, Optional<Scope> scope, Optional<String> version, Optional<String> updatedAt)
        implements Layout {
    DocumentLayout {
        Names.check(table, columns(document, scope, version, updatedAt));
    }

    private static List<String> columns(
            String document, Optional<Scope> scope, Optional<String> version, Optional<String> updatedAt) {
        List<String> columns = new ArrayList<>(List.of(document));
        scope.map(Scope::column).ifPresent(columns::add);
        version.ifPresent(columns::add);
        updatedAt.ifPresent(columns::add);
        return columns;
    }

    @Override
    public List<String> columns() {
        return columns(document, scope, version, updatedAt);
    }

    @Override
    public List<String> identifying() {
        return scope.map(Scope::column).map(List::of).orElse(List.of());
    }

    @Override
    public String content() {
        return document;
    }

    @Override
    public Layout scoped(String column, String whose) {
        return new DocumentLayout(table, document, Optional.of(new Scope(column, whose)), version, updatedAt);
    }

    /** Each document is read and written as a whole, so there is nothing to win. */
    @Override
    public Optional<RowLayout> every() {
        return Optional.empty();
    }

    @Override
    public Layout in(String other) {
        return new DocumentLayout(other, document, scope, version, updatedAt);
    }

    /** JSON has no form for a key with a value and children. */
    @Override
    public Capabilities capabilities() {
        return new Capabilities(true, true, true, false, true);
    }

    @Override
    public Store store(Database database) {
        return new DocumentStore(database, this);
    }
}
