package dev.keyturn.jdbc;

import dev.keyturn.spi.Capabilities;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which tables and columns there are, by their names as users give them, and how settings lie in them. */
sealed interface Layout permits RowLayout, DocumentLayout {
    /** A column, and what is in it for these settings; or whatever is in it, for those of everybody. */
    record Scope(String column, String value, boolean isEvery) {
        Scope(String column, String value) {
            this(column, value, false);
        }
    }

    /** The table of the settings, behind the name of its schema and a dot where it is not the usual one. */
    String table();

    /** The column that says whose settings a row holds, with whose these are. */
    Optional<Scope> scope();

    /** A column that counts the writes of a row. */
    Optional<String> version();

    /** A column with the time of the last write of a row. */
    Optional<String> updatedAt();

    /** The columns that tell a row from all others; none where there is one row. */
    List<String> identifying();

    /** The column that holds what is read. */
    String content();

    /** All columns of the settings. */
    List<String> columns();

    /** The same table for somebody else. */
    Layout scoped(String column, String whose);

    /** The settings of everybody, where these are those of one of them, and several can be written at once. */
    Optional<RowLayout> every();

    /** Whether the journals of several can go on with one row. */
    default boolean hasBatches() {
        return every().isPresent() || scope().filter(Scope::isEvery).isPresent();
    }

    /** The same columns in another table. */
    Layout in(String other);

    /** What can be held. */
    Capabilities capabilities();

    /** What reads and writes settings that lie in this way. */
    Store store(Database database);

    /** What the journal and the lock of these settings are filed under. */
    default String identity() {
        return scope().map(one -> one.isEvery() ? identityOfEvery() : identity(one.value()))
                .orElse(table());
    }

    /** The same for somebody else. */
    default String identity(String whose) {
        return table() + "/" + told(whose);
    }

    /** What a run over everybody's settings is filed under. No table has a name that begins so. */
    private String identityOfEvery() {
        return "./" + table() + "/*";
    }

    /** Some collations take texts for one that end in other spaces: such a name stands in quotes. */
    private static String told(String scope) {
        return scope.endsWith(" ") || scope.startsWith("\"") ? "\"" + scope + "\"" : scope;
    }

    private List<String> parts() {
        return List.of(table().split("\\.", -1));
    }

    /** The table as a statement names it. */
    default String tableIn(Dialect dialect) {
        return Names.quoted(dialect, parts());
    }

    /** The table of the journal as a statement names it. */
    default String journalIn(Dialect dialect) {
        return beside(dialect, Names.JOURNAL);
    }

    /** The table of locks as a statement names it. */
    default String lockIn(Dialect dialect) {
        return beside(dialect, Names.LOCK);
    }

    /** The journals of a run over everybody's settings. */
    default String batchIn(Dialect dialect) {
        return beside(dialect, Names.BATCH);
    }

    /** The names of the tables that are written, without their schema. */
    default List<String> tableNames() {
        List<String> names = new ArrayList<>(List.of(parts().get(parts().size() - 1), Names.JOURNAL, Names.LOCK));
        if (hasBatches()) {
            names.add(Names.BATCH);
        }
        return names;
    }

    /** The schema, where the table has been given with it. */
    default Optional<String> schema() {
        return parts().size() > 1 ? Optional.of(parts().get(parts().size() - 2)) : Optional.empty();
    }

    private String beside(Dialect dialect, String name) {
        List<String> parts = new ArrayList<>(parts());
        parts.set(parts.size() - 1, name);
        return Names.quoted(dialect, parts);
    }
}
