package dev.keyturn.jdbc;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * A table that is being described. All names are those of the database, to the letter: what was made without quotes is in
 * upper case in H2, and in lower case in PostgreSQL.
 */
public final class JdbcSourceBuilder {
    private final DataSource dataSource;
    private final String table;
    private String key = "key";
    private String value = "value";
    private Optional<String> type = Optional.empty();
    private Optional<Layout.Scope> scope = Optional.empty();
    private Optional<String> version = Optional.empty();
    private Optional<String> updatedAt = Optional.empty();
    private Optional<String> name = Optional.empty();
    private boolean readsAll;

    JdbcSourceBuilder(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /** The column of keys; {@code key} without this. */
    public JdbcSourceBuilder key(String column) {
        key = column;
        return this;
    }

    /** The column of values; {@code value} without this. */
    public JdbcSourceBuilder value(String column) {
        value = column;
        return this;
    }

    /** A column that tells numbers, booleans, lists, null and empty tables from text. Without it all is text. */
    public JdbcSourceBuilder type(String column) {
        type = Optional.of(column);
        return this;
    }

    /** A column that says whose settings a row belongs to; only the rows with this value are read and written. */
    public JdbcSourceBuilder scope(String column, String whose) {
        scope = Optional.of(new Layout.Scope(column, whose));
        return this;
    }

    /** A number that each write of a row raises. */
    public JdbcSourceBuilder version(String column) {
        version = Optional.of(column);
        return this;
    }

    /** A time that each write of a row sets. */
    public JdbcSourceBuilder updatedAt(String column) {
        updatedAt = Optional.of(column);
        return this;
    }

    /** What users call the place; the table, and the scope behind a slash, without this. */
    public JdbcSourceBuilder name(String called) {
        name = Optional.of(called);
        return this;
    }

    /** Reads all rows at every run: for settings whose values refer to other settings. */
    public JdbcSourceBuilder readsAll() {
        readsAll = true;
        return this;
    }

    /**
     * The source. The database is not asked before it is used.
     *
     * @throws IllegalArgumentException if a name is none, or two columns have one
     */
    public JdbcSource build() {
        Layout layout = new RowLayout(table, key, value, type, scope, version, updatedAt);
        return new JdbcSource(new Database(dataSource, layout, name.orElse(layout.identity())), readsAll);
    }
}
