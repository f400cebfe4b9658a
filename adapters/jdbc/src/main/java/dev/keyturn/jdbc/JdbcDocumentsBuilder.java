package dev.keyturn.jdbc;

import java.util.Optional;
import javax.sql.DataSource;

/**
 * A table of JSON documents that is being described: one row for each scope, or one in all where there is no scope. All names
 * are those of the database, to the letter.
 *
 * <p><b>What a document keeps.</b> It is written anew at every change, without white space: the order of its entries stays, and so do
 * all digits of its numbers; spaces, line ends and the spelling of escapes do not. A column of text holds all
 * that JSON can say. PostgreSQL's {@code jsonb}, MySQL's {@code JSON} and H2's {@code JSON} put documents into a form of their own: the
 * order of entries and the spelling of numbers are then the database's. What comes back as another value than was written
 * is refused, and nothing is written.
 *
 * <p><b>What is refused.</b> A key that has a value and children, when it is planned. Numbers that are none in JSON (hexadecimal,
 * infinite), half a character, and what the column does not hold, such as the character zero in {@code jsonb}, when it is
 * written; nothing of that migration is there then. A document in which a name comes twice in an object, or which is no object, is not
 * read. No row and NULL are no settings.
 */
public final class JdbcDocumentsBuilder {
    private final DataSource dataSource;
    private final String table;
    private String document = "document";
    private Optional<Layout.Scope> scope = Optional.empty();
    private Optional<String> version = Optional.empty();
    private Optional<String> updatedAt = Optional.empty();
    private Optional<String> name = Optional.empty();

    JdbcDocumentsBuilder(DataSource dataSource, String table) {
        this.dataSource = dataSource;
        this.table = table;
    }

    /** The column of documents, of text or of the database's type for JSON; {@code document} without this. */
    public JdbcDocumentsBuilder document(String column) {
        document = column;
        return this;
    }

    /** A column that says whose settings a row holds; only the row with this value is read and written. */
    public JdbcDocumentsBuilder scope(String column, String whose) {
        scope = Optional.of(new Layout.Scope(column, whose));
        return this;
    }

    /** A number that each write of a row raises. */
    public JdbcDocumentsBuilder version(String column) {
        version = Optional.of(column);
        return this;
    }

    /** A time that each write of a row sets. */
    public JdbcDocumentsBuilder updatedAt(String column) {
        updatedAt = Optional.of(column);
        return this;
    }

    /** What users call the place; the table, and the scope behind a slash, without this. */
    public JdbcDocumentsBuilder name(String called) {
        name = Optional.of(called);
        return this;
    }

    /**
     * The source. The database is not asked before it is used.
     *
     * @throws IllegalArgumentException if a name is none, or two columns have one
     */
    public JdbcSource build() {
        Layout layout = new DocumentLayout(table, document, scope, version, updatedAt);
        return new JdbcSource(new Database(dataSource, layout, name.orElse(layout.identity())), true);
    }
}
