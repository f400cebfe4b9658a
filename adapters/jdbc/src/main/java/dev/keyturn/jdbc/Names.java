package dev.keyturn.jdbc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of tables and columns: what may be one, and how a statement says it. */
final class Names {
    static final String JOURNAL = "keyturn_journal";
    static final String LOCK = "keyturn_lock";
    static final String BATCH = "keyturn_batch";
    private static final List<String> OURS = List.of(JOURNAL, LOCK, BATCH);
    private static final int LONGEST = 128;
    private static final int LONGEST_IN_POSTGRESQL = 63;

    private Names() {}

    /** Says nothing, if these may be the names of a table and its columns. */
    static void check(String table, List<String> columns) {
        columns.forEach(Names::check);
        if (columns.stream().distinct().count() < columns.size()) {
            throw new IllegalArgumentException("two columns have one name");
        }
        String[] parts = table.split("\\.", -1);
        for (String part : parts) {
            check(part);
        }
        String last = parts[parts.length - 1];
        if (OURS.stream().anyMatch(last::equalsIgnoreCase)) {
            throw new IllegalArgumentException(last + " is a table of Keyturn's own; expected the one of the settings");
        }
    }

    private static void check(String name) {
        if (name.isBlank() || name.length() > LONGEST || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("a table and a column have a name of 1 to " + LONGEST + " characters");
        }
    }

    /** The first of these that PostgreSQL would cut off without a word, so that it would mean another table or column. */
    static Optional<String> cut(Dialect dialect, Layout layout) {
        List<String> names = new ArrayList<>(layout.columns());
        names.addAll(List.of(layout.table().split("\\.", -1)));
        return names.stream()
                .filter(name -> dialect == Dialect.POSTGRESQL
                        && name.getBytes(StandardCharsets.UTF_8).length > LONGEST_IN_POSTGRESQL)
                .findFirst();
    }

    /**
     * The order of names in the tables that are made here: that of their code points, with spaces behind the shorter one in MariaDB; H2
     * has that of their characters.
     */
    static Comparator<String> order(Dialect dialect) {
        return switch (dialect) {
            case H2 -> Comparator.naturalOrder();
            case MARIADB ->
                (one, other) -> {
                    int length = Math.max(one.length(), other.length());
                    return Arrays.compare(padded(one, length), padded(other, length));
                };
            case POSTGRESQL, SQLITE ->
                (one, other) -> Arrays.compare(
                        one.codePoints().toArray(), other.codePoints().toArray());
        };
    }

    private static int[] padded(String name, int length) {
        return (name + " ".repeat(length - name.length())).codePoints().toArray();
    }

    /** A name in which nothing breaks a line or moves what stands beside it. */
    static String printable(String name) {
        StringBuilder printable = new StringBuilder();
        name.codePoints().forEach(c -> {
            boolean isPlain = switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.SURROGATE -> false;
                default -> true;
            };
            if (isPlain) {
                printable.appendCodePoint(c);
            } else {
                printable.append(String.format(Locale.ROOT, "\\u%04x", c));
            }
        });
        return printable.toString();
    }

    static String quoted(Dialect dialect, List<String> parts) {
        return String.join(".", parts.stream().map(dialect::quoted).toList());
    }
}
