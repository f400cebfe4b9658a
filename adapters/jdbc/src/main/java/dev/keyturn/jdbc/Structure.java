package dev.keyturn.jdbc;

import dev.keyturn.spi.SourceException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Looks whether the tables are there, with their columns, may be read, and have transactions. */
final class Structure {
    private static final List<String> JOURNAL = List.of("source", "number", "entry");
    private static final List<String> LOCK = List.of("source", "epoch", "holder");
    private static final List<String> BATCH = List.of("source", "number", "first", "last", "entry");

    private final Connection connection;
    private final Database database;
    private final Layout layout;
    private final Dialect dialect;
    private final Ddl ddl;
    private final List<Lack> lacks = new ArrayList<>();

    private boolean isWrittenLater;

    Structure(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
        this.layout = database.layout();
        this.dialect = database.dialect();
        this.ddl = new Ddl(dialect, layout);
    }

    /**
     * What is missing.
     *
     * @param what what it is
     * @param statement what mends it; empty where nothing does without a decision
     */
    record Lack(String what, String statement) {}

    /**
     * Says nothing, if nothing is missing. One question, unless something is.
     *
     * @param isToRead whether nothing is to be written
     * @return whether the table has its keys in the order of their characters
     */
    boolean check(boolean isToRead) {
        List<String> told;
        try {
            told = asked(aboutTables() + answered(isToRead));
        } catch (SQLException e) {
            List<Lack> found = isToRead ? lacksToRead() : lacks();
            throw found.isEmpty() ? database.failures().of(e) : refusal(found);
        }
        if (dialect == Dialect.MARIADB && !told.isEmpty() && !isToRead) {
            throw refusal(lacks());
        }
        isWrittenLater = dialect == Dialect.H2 && told.contains(Asked.FILE);
        return dialect != Dialect.POSTGRESQL || told.contains("C") || told.contains("POSIX");
    }

    private String aboutTables() {
        return Asked.aboutTables(
                dialect, layout.schema().isPresent(), layout.tableNames().size());
    }

    /** Whether what is committed may be written to the disk later, unless somebody asks for it. */
    boolean isWrittenLater() {
        return isWrittenLater;
    }

    private SourceException refusal(List<Lack> found) {
        return database.failures()
                .structure(
                        found.get(0).what(),
                        found.stream()
                                .map(Lack::statement)
                                .filter(statement -> !statement.isEmpty())
                                .toList());
    }

    /** What makes a question fail where a table or a column is missing. */
    private String answered(boolean isToRead) {
        List<String> all = new ArrayList<>(List.of(nothing(layout.tableIn(dialect), layout.columns())));
        if (!isToRead) {
            all.add(nothing(layout.journalIn(dialect), JOURNAL));
            all.add(nothing(layout.lockIn(dialect), LOCK));
            if (layout.hasBatches()) {
                all.add(nothing(layout.batchIn(dialect), BATCH));
            }
        }
        return all.stream().collect(Collectors.joining(") AND NOT EXISTS (", " AND NOT EXISTS (", ")"));
    }

    /** All that is missing of all tables. */
    List<Lack> lacks() {
        settings();
        table(layout.journalIn(dialect), JOURNAL, ddl.journal());
        table(layout.lockIn(dialect), LOCK, ddl.lock());
        if (layout.hasBatches()) {
            table(layout.batchIn(dialect), BATCH, ddl.batch());
        }
        if (lacks.isEmpty() && dialect == Dialect.MARIADB) {
            engines();
        }
        return List.copyOf(lacks);
    }

    private List<Lack> lacksToRead() {
        settings();
        return List.copyOf(lacks);
    }

    /** Whether there is a journal. One that may not be read is not taken for none, for then nothing would seem to be applied. */
    boolean hasJournal() {
        return isThere(layout.journalIn(dialect), JOURNAL, ddl.journal());
    }

    /** Whether there is a table of what runs over many have added to journals, which is a part of them. */
    boolean hasBatches() {
        return layout.hasBatches() && isThere(layout.batchIn(dialect), BATCH, ddl.batch());
    }

    private boolean isThere(String table, List<String> columns, String statement) {
        boolean isThere = table(table, columns, statement);
        if (!isThere && lacks.stream().noneMatch(lack -> lack.statement().equals(statement))) {
            throw refusal(lacks);
        }
        return isThere;
    }

    private void settings() {
        String table = layout.tableIn(dialect);
        if (table(table, layout.columns(), ddl.settings()) || !isReadable(table, List.of())) {
            return;
        }
        lacks.remove(lacks.size() - 1); // the table is there: it has other columns
        for (String column : layout.columns()) {
            if (!isReadable(table, List.of(column))) {
                lacks.add(new Lack(
                        "the table has no column " + column, ddl.added(column).orElse("")));
            }
        }
    }

    /** Whether it can be read. */
    private boolean table(String table, List<String> columns, String statement) {
        try {
            read(table, columns);
            return true;
        } catch (SQLException e) {
            if (Failures.isOutOfReach(e) || Failures.isLate(e)) {
                throw database.failures().of(e);
            }
            lacks.add(
                    Rights.isDenied(e)
                            ? new Lack(
                                    "the user may not SELECT (" + Failures.code(e) + ")",
                                    Rights.grant(connection, dialect, "SELECT", table))
                            : new Lack("a table is not there, or cannot be read, or has other columns", statement));
            return false;
        }
    }

    /** Behind a table's name no quoted name of a column is taken for a text, as SQLite does it where there is no such column. */
    private String nothing(String table, List<String> columns) {
        String names = String.join(
                ", ", columns.stream().map(one -> "t." + dialect.quoted(one)).toList());
        return "SELECT " + (columns.isEmpty() ? "1" : names) + " FROM " + table + " t WHERE 1 = 0";
    }

    private void read(String table, List<String> columns) throws SQLException {
        Sql.query(connection, nothing(table, columns), ResultSet::getRow, List.of());
    }

    private void engines() {
        String schema = layout.schema().map(one -> dialect.quoted(one) + ".").orElse("");
        database.tried(() -> asked(aboutTables()))
                .forEach(table -> lacks.add(new Lack(
                        "a table has an engine without transactions",
                        "ALTER TABLE " + schema + dialect.quoted(table) + " ENGINE=InnoDB")));
    }

    private List<String> asked(String question) throws SQLException {
        return Sql.query(connection, question, row -> String.valueOf(row.getString(1)), arguments());
    }

    private List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        switch (dialect) {
            case POSTGRESQL ->
                arguments.addAll(List.of(
                        layout.tableIn(dialect), layout instanceof RowLayout rows ? rows.key() : layout.content()));
            case MARIADB -> {
                layout.schema().ifPresent(arguments::add);
                arguments.addAll(layout.tableNames());
            }
            case H2, SQLITE -> {
                // nothing is to be known of them
            }
        }
        return arguments;
    }

    private boolean isReadable(String table, List<String> columns) {
        try {
            read(table, columns);
            return true;
        } catch (SQLException e) {
            return false;
        }
    }
}
