package dev.keyturn.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How keys and key patterns are written: the one place that knows quotes, brackets and escapes. */
final class KeyText {
    private final String text;
    private int at;

    KeyText(String text) {
        this.text = text;
    }

    /** Parses the whole text as segments. */
    List<Segment> segments() {
        List<Segment> segments = new ArrayList<>();
        segments.add(new Segment.Name(nextName()));
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '.') {
                at++;
                segments.add(new Segment.Name(nextName()));
            } else if (c == '[') {
                segments.add(new Segment.Index(nextIndex()));
            } else {
                throw wrong("expected '.', '[' or the end");
            }
        }
        return segments;
    }

    /** Parses the whole text as a pattern: segments in which a star may stand for a name, or for the rest of one. */
    List<KeyPattern.Part> parts() {
        List<KeyPattern.Part> parts = new ArrayList<>();
        parts.add(nextPart());
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '.') {
                at++;
                parts.add(nextPart());
            } else if (c == '[') {
                parts.add(new KeyPattern.Exactly(new Segment.Index(nextIndex())));
            } else {
                throw wrong(
                        c == '*'
                                ? "expected '.' or the end: one star stands for one name, or for the rest of one, as in *.password;"
                                        + " nothing stands for any number of names, but a pattern takes in all that is below it"
                                : "expected '.', '[' or the end");
            }
        }
        return parts;
    }

    private KeyPattern.Part nextPart() {
        if (isStar()) {
            at++;
            return new KeyPattern.Any();
        }
        String name = nextName();
        if (!isStar()) {
            return new KeyPattern.Exactly(new Segment.Name(name));
        }
        at++;
        return new KeyPattern.Prefix(name);
    }

    private boolean isStar() {
        return at < text.length() && text.charAt(at) == '*';
    }

    private String nextName() {
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int start = at;
        while (at < text.length() && isBare(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw wrong("expected a name (one with special characters, or an empty one, is written in double quotes)");
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return name.toString();
            }
            name.append(c == '\\' ? escaped() : c);
        }
        throw wrong("expected a closing double quote");
    }

    private char escaped() {
        if (at == text.length()) {
            throw wrong("expected a character after the backslash");
        }
        char c = text.charAt(at++);
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> unicode();
            default -> {
                at--;
                throw wrong("expected one of \" \\ / b f n r t u after the backslash");
            }
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length() && text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong("expected four hexadecimal digits after \\u");
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    private int nextIndex() {
        int close = text.indexOf(']', at);
        String digits = close < 0 ? "" : text.substring(at + 1, close);
        if (!digits.matches("0|[1-9][0-9]{0,9}") || Long.parseLong(digits) > Integer.MAX_VALUE) {
            throw wrong("expected the place of a list element, such as [0]");
        }
        at = close + 1;
        return Integer.parseInt(digits);
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException(
                "not a key: " + quote(text) + ", at character " + (at + 1) + ": " + expected);
    }

    /** The segments of a key or the parts of a pattern, joined: only the place of a list element begins with a bracket. */
    static String print(List<?> segments) {
        if (segments.isEmpty()) {
            return ".";
        }
        StringBuilder out = new StringBuilder();
        for (Object segment : segments) {
            String written = segment.toString();
            if (!out.isEmpty() && !written.startsWith("[")) {
                out.append('.');
            }
            out.append(written);
        }
        return out.toString();
    }

    /** A name as it stands in a key: bare where possible. */
    static String name(String name) {
        return isBare(name) ? name : quote(name);
    }

    private static boolean isBare(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (!isBare(name.charAt(i))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isBare(char c) {
        return switch (c) {
            case '.', '"', '\\', '[', ']', '*', ' ', '\u00a0', '\u3000', '\u1680' -> false;
            default -> !isInvisible(c) && !Character.isSurrogate(c);
        };
    }

    /**
     * Text in double quotes, with every character escaped that a reader could not see or that could redirect the text
     * around it. The list is fixed, not the JDK's, so that a key prints the same under every Java.
     */
    static String quote(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else {
                appendVisible(text, i, out);
            }
        }
        return out.append('"').toString();
    }

    /** Text without quotes, with the same characters escaped; nobody reads it back. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            appendVisible(text, i, out);
        }
        return out.toString();
    }

    private static void appendVisible(String text, int i, StringBuilder out) {
        char c = text.charAt(i);
        if (isInvisible(c) || isLoneSurrogate(text, i)) {
            out.append("\\u");
            for (int shift = 12; shift >= 0; shift -= 4) {
                out.append(Character.forDigit((c >> shift) & 0xf, 16));
            }
        } else {
            out.append(c);
        }
    }

    private static boolean isInvisible(char c) {
        if (c < 0x7f) {
            return c < 0x20;
        }
        return c < 0xa0
                || c == 0xad
                || c == 0x34f
                || c == 0x61c
                || c == 0x115f
                || c == 0x1160
                || c == 0x180e
                || (c >= 0x2000 && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202f)
                || (c >= 0x205f && c <= 0x206f)
                || c == 0x3164
                || c == 0xfeff
                || c == 0xffa0
                || (c >= 0xfff9 && c <= 0xfffb);
    }

    static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isLoneSurrogate(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** What was {@linkplain #quote quoted}, or nothing if the text is not that. */
    static Optional<String> unquoted(String text) {
        KeyText quoted = new KeyText(text);
        try {
            String name = quoted.quoted();
            return quoted.at == text.length() ? Optional.of(name) : Optional.empty();
        } catch (IllegalArgumentException notQuoted) {
            return Optional.empty();
        }
    }

    static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
