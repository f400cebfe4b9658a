package dev.keyturn.jdbc;

import dev.keyturn.spi.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One row a setting.
 *
 * @param table the table of the settings
 * @param key the column of keys
 * @param value the column of values
 * @param type the column that tells numbers and the like from text
 * @param scope the column that says whose settings a row belongs to, with whose these are
 * @param version a column that counts the writes of a row
 * @param updatedAt a column with the time of the last write of a row
 */
record RowLayout(
        String table,
        String key,
        String value,
        Optional<String> type,
        Optional<Scope> scope,
        Optional<String> version,
        Optional<String> updatedAt)
        implements Layout {
    RowLayout {
        Names.check(table, columns(key, value, type, scope, version, updatedAt));
    }

    private static List<String> columns(
            String key,
            String value,
            Optional<String> type,
            Optional<Scope> scope,
            Optional<String> version,
            Optional<String> updatedAt) {
        List<String> columns = new ArrayList<>(List.of(key, value));
        type.ifPresent(columns::add);
        scope.map(Scope::column).ifPresent(columns::add);
        version.ifPresent(columns::add);
        updatedAt.ifPresent(columns::add);
        return columns;
    }

    @Override
    public List<String> columns() {
        return columns(key, value, type, scope, version, updatedAt);
    }

    @Override
    public List<String> identifying() {
        List<String> columns = new ArrayList<>();
        scope.map(Scope::column).ifPresent(columns::add);
        columns.add(key);
        return columns;
    }

    @Override
    public String content() {
        return value;
    }

    @Override
    public Layout scoped(String column, String whose) {
        return new RowLayout(table, key, value, type, Optional.of(new Scope(column, whose)), version, updatedAt);
    }

    @Override
    public Optional<RowLayout> every() {
        return scope.filter(one -> !one.isEvery())
                .map(one -> new Scope(one.column(), "", true))
                .map(one -> new RowLayout(table, key, value, type, Optional.of(one), version, updatedAt));
    }

    @Override
    public Layout in(String other) {
        return new RowLayout(other, key, value, type, scope, version, updatedAt);
    }

    /** A table without a column for types holds text and NULL, and no lists. */
    @Override
    public Capabilities capabilities() {
        return type.isPresent() ? Capabilities.everything() : new Capabilities(false, true, false, true, true);
    }

    @Override
    public Store store(Database database) {
        return new RowStore(rows(database), database);
    }

    Rows rows(Database database) {
        return new Rows(database.dialect(), this, cells(database), database.seek(this));
    }

    Cells cells(Database database) {
        return new Cells(database.dialect(), type.isPresent(), database.name());
    }
}
