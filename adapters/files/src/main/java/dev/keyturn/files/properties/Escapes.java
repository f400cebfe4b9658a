package dev.keyturn.files.properties;

import java.util.Locale;
import java.util.Optional;

/** How .properties files write characters that would mean something else. */
final class Escapes {
    private Escapes() {}

    /** What a raw key or value stands for; nothing if a unicode escape is broken. */
    static Optional<String> read(String raw) {
        if (raw.indexOf('\\') < 0) {
            return Optional.of(raw);
        }
        StringBuilder out = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at++);
            if (c != '\\') {
                out.append(c);
            } else if (at < raw.length()) { // a backslash at the very end stands for nothing
                char escaped = raw.charAt(at++);
                if (escaped == '\n' || escaped == '\r') {
                    at = afterContinuation(raw, at - 1);
                } else if (escaped == 'u') {
                    int code = hex(raw, at);
                    if (code < 0) {
                        return Optional.empty();
                    }
                    out.append((char) code);
                    at += 4;
                } else {
                    out.append(control(escaped));
                }
            }
        }
        return Optional.of(out.toString());
    }

    private static int afterContinuation(String raw, int lineEnd) {
        int at = raw.startsWith("\r\n", lineEnd) ? lineEnd + 2 : lineEnd + 1;
        while (at < raw.length() && (raw.charAt(at) == ' ' || raw.charAt(at) == '\t' || raw.charAt(at) == '\f')) {
            at++;
        }
        return at;
    }

    private static int hex(String raw, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < raw.length() && raw.charAt(i) < 128 ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static char control(char escaped) {
        return switch (escaped) {
            case 't' -> '\t';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 'f' -> '\f';
            default -> escaped;
        };
    }

    /** A key as it is written. */
    static String key(String key) {
        return write(key, true);
    }

    /** A value as it is written. */
    static String value(String value) {
        return write(value, false);
    }

    private static String write(String text, boolean isKey) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\f' -> out.append("\\f");
                case ' ' -> out.append(isKey || i == 0 ? "\\ " : " ");
                case '=', ':' -> out.append(isKey || i == 0 ? "\\" : "").append(c);
                case '#', '!' -> out.append(isKey && i == 0 ? "\\" : "").append(c);
                default -> out.append(c < 0x20 || c > 0x7e ? String.format(Locale.ROOT, "\\u%04x", (int) c) : c);
            }
        }
        return out.toString();
    }
}
