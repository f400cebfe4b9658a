package dev.keyturn.env;

import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Drop;
import dev.keyturn.spi.Instructions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Entries of a .env file, in the dialect that keyturn-files reads and writes. */
final class Dotenv {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=^-]*");

    private Dotenv() {}

    static String render(Instructions instructions) {
        return instructions.list().stream()
                .flatMap(one -> lines(one).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> lines(Instruction one) {
        if (!NAME.matcher(one.name()).matches()) {
            return List.of(Comments.of(one, "no entry of a .env file can have such a name"));
        }
        if (one instanceof Drop) {
            return List.of(Comments.of(one));
        }
        return one.value()
                .map(value -> List.of(Comments.of(one), one.name() + "=" + quoted(value)))
                .orElseGet(() -> List.of(Comments.of(one, Comments.secret(one))));
    }

    /** Without quotes where every program reads it alike; else in those in which fewer characters mean something. */
    static String quoted(String value) {
        if (PLAIN.matcher(value).matches()) {
            return value;
        }
        boolean isLiteral = !value.contains("'")
                && !value.contains("\r")
                && !value.contains("\n")
                && !value.contains("\\\\")
                && !value.endsWith("\\");
        return isLiteral ? "'" + value + "'" : inDouble(value);
    }

    private static String inDouble(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '"', '\\', '$' -> out.append('\\').append(c);
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
