package dev.keyturn.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Nested;

/** All contracts of sources over one database, with all settings of a scope in one document. */
abstract class DocumentsContract {
    abstract Server server();

    /** The type of the database for JSON, as a column of another maker may have it. */
    abstract String json();

    /** A table of one row, as it is made. */
    @Nested
    class Single extends SourcesContract {
        @Override
        JdbcSource described(String table) {
            return JdbcSource.documents(server().dataSource(), table).build();
        }
    }

    /** With a row for each scope, and all columns. */
    @Nested
    class Scoped extends SourcesContract {
        @Override
        JdbcSource described(String table) {
            return JdbcSource.documents(server().dataSource(), table)
                    .document("the \"document\"")
                    .scope("order", "tenant-42")
                    .version("version")
                    .updatedAt("updated at")
                    .name(table)
                    .build();
        }
    }

    /** With a column of the type that the database has for JSON. */
    @Nested
    class Typed extends SourcesContract {
        @Override
        JdbcSource described(String table) {
            try (Connection connection = server().dataSource().getConnection()) {
                Sql.execute(
                        connection,
                        "CREATE TABLE IF NOT EXISTS " + server().quoted(table) + " (" + server().quoted("document")
                                + " " + json() + ")");
            } catch (SQLException e) {
                throw new IllegalStateException("the table cannot be made", e);
            }
            return JdbcSource.documents(server().dataSource(), table).build();
        }
    }
}
