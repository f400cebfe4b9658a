package dev.keyturn.files.dotenv;

import java.util.Optional;

/** How a value is quoted, and how values are written so. */
enum DotenvQuotes {
    NONE,
    SINGLE,
    DOUBLE;

    /** A value in these quotes, if it can be written so, or else in those that programs agree about most. */
    String write(String value) {
        boolean isLiteral = this == SINGLE;
        return plainly(value)
                .or(() -> isLiteral || !hasDollar(value, true) ? SINGLE.plainly(value) : Optional.empty())
                .orElseGet(() -> inDouble(value, isLiteral));
    }

    /** A value in these quotes, if no character of it has to be escaped. */
    private Optional<String> plainly(String value) {
        return switch (this) {
            case NONE -> isPlain(value) ? Optional.of(value) : Optional.empty();
            case SINGLE ->
                value.contains("'") || value.contains("\r") || value.contains("\\\\") || value.endsWith("\\")
                        ? Optional.empty()
                        : Optional.of("'" + value + "'");
            case DOUBLE ->
                value.contains("\\") || value.contains("\"") || value.contains("`") || hasDollar(value, false)
                        ? Optional.empty()
                        : Optional.of(inDouble(value, false));
        };
    }

    /** Whether a reference begins here, such as ${NAME} or ${NAME:-default}. */
    private static boolean isReference(String value, int at, int lastClose) {
        return value.startsWith("${", at)
                && at + 2 < value.length()
                && DotenvReader.isNamePart(value.charAt(at + 2))
                && lastClose > at;
    }

    /** Whether there is a dollar sign that begins a reference, or one that begins none. */
    private static boolean hasDollar(String value, boolean ofReference) {
        int lastClose = value.lastIndexOf('}');
        for (int at = value.indexOf('$'); at >= 0; at = value.indexOf('$', at + 1)) {
            if (isReference(value, at, lastClose) == ofReference) {
                return true;
            }
        }
        return false;
    }

    /** Whether every program reads it alike without quotes. */
    private static boolean isPlain(String value) {
        int lastClose = value.lastIndexOf('}');
        int at = 0;
        while (at < value.length()) {
            char c = value.charAt(at);
            int close = isReference(value, at, lastClose) ? value.indexOf('}', at) : -1;
            boolean isReference = close > at + 2
                    && value.substring(at + 2, close).chars().allMatch(n -> DotenvReader.isNamePart((char) n));
            if (!isReference && !DotenvReader.isNamePart(c) && "/:@%+,=^".indexOf(c) < 0) {
                return false;
            }
            at = isReference ? close + 1 : at + 1;
        }
        return true;
    }

    private static String inDouble(String value, boolean isLiteral) {
        int lastClose = value.lastIndexOf('}');
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '"', '\\' -> out.append('\\').append(c);
                case '$' -> out.append(isLiteral || !isReference(value, i, lastClose) ? "\\$" : "$");
                default -> out.append(c);
            }
        }
        return out.append('"').toString();
    }

    /** What stands for itself and what does not between double quotes. */
    static String readDouble(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at++);
            char next = c == '\\' && at < raw.length() ? raw.charAt(at) : 0;
            boolean isEscape = "nrt\"\\$".indexOf(next) >= 0;
            out.append(isEscape ? meant(next) : c);
            at += isEscape ? 1 : 0;
        }
        return out.toString();
    }

    private static char meant(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> escaped;
        };
    }
}
