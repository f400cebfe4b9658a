package dev.keyturn.files.dotenv;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the entries of a text. What cannot be read is refused, all of it at once. */
final class DotenvReader {
    private final String text;
    private final String source;
    private final Map<String, DotenvEntry> entries = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();
    private int lineStart;
    private int number = 1;

    DotenvReader(String text, String source) {
        this.text = text;
        this.source = source;
        this.lineStart = text.startsWith("\ufeff") ? 1 : 0;
    }

    Map<String, DotenvEntry> entries() {
        while (lineStart < text.length()) {
            int first = skipBlanks(lineStart);
            int end = endOfLine(first);
            if (first < end && text.charAt(first) != '#') {
                end = entry(first, end);
            }
            count(lineStart, end);
            lineStart = afterLineEnd(text, end);
            number++;
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return entries;
    }

    /** Reads the entry that begins here, and tells where its last line ends. */
    private int entry(int first, int endOfLine) {
        int nameStart = afterExport(first);
        int nameEnd = nameStart;
        while (nameEnd < endOfLine && isNamePart(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int equals = skipBlanks(nameEnd);
        if (nameEnd == nameStart || equals >= endOfLine || text.charAt(equals) != '=') {
            problem(first, "", "this is no entry", "NAME=value, a comment, or a blank line");
            return endOfLine;
        }
        String name = text.substring(nameStart, nameEnd);
        int start = skipBlanks(equals + 1);
        char c = start < endOfLine ? text.charAt(start) : 0;
        return switch (c) {
            case '"', '\'' -> quoted(name, nameStart, start, c);
            case '`' -> {
                problem(start, name, "programs disagree about values in backticks", "single or double quotes");
                yield endOfLine;
            }
            default -> unquoted(name, nameStart, equals + 1, endOfLine);
        };
    }

    private int afterExport(int first) {
        int behind = first + "export".length();
        boolean isExport = text.startsWith("export", first) && skipBlanks(behind) > behind;
        int next = skipBlanks(behind);
        boolean isName = isExport && next < text.length() && isNamePart(text.charAt(next));
        return isName ? next : first;
    }

    private int unquoted(String name, int nameStart, int from, int endOfLine) {
        int start = skipBlanks(from);
        int end = start;
        boolean isComment = start > from && text.startsWith("#", start);
        for (int at = start; at < endOfLine && !isComment; at++) {
            isComment = isBlank(text.charAt(at)) && text.startsWith("#", at + 1);
            end = isBlank(text.charAt(at)) ? end : at + 1;
        }
        // an empty value stands directly behind the equals sign
        add(name, nameStart, end == start ? from : start, end == start ? from : end, endOfLine, false);
        return endOfLine;
    }

    private int quoted(String name, int nameStart, int start, char quote) {
        int close = start + 1;
        while (close < text.length() && text.charAt(close) != quote) {
            close += quote == '"' && text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= text.length()) {
            problem(start, name, "a quote begins here and does not end", "a quote at its end");
            return endOfLine(start);
        }
        if (quote == '\'' && text.charAt(close - 1) == '\\') {
            problem(start, name, "programs disagree about a backslash in front of a single quote", "double quotes");
        }
        int end = endOfLine(close);
        int behind = skipBlanks(close + 1);
        if (behind < end && text.charAt(behind) != '#') {
            problem(start, name, "something stands behind the closing quote", "the end of the line, or a comment");
        }
        add(name, nameStart, start, close + 1, end, true);
        return end;
    }

    private void add(String name, int nameStart, int start, int end, int endOfLine, boolean isQuoted) {
        String raw = isQuoted ? text.substring(start + 1, end - 1) : text.substring(start, end);
        String value = isQuoted && text.charAt(start) == '"' ? DotenvQuotes.readDouble(raw) : raw;
        int next = afterLineEnd(text, endOfLine);
        DotenvEntry entry =
                new DotenvEntry(lineStart, nameStart, nameStart + name.length(), start, end, next, number, name, value);
        DotenvEntry other = entries.putIfAbsent(name, entry);
        if (other != null) {
            problem(nameStart, name, "it is set in line " + other.number() + " already", "each name once");
        }
    }

    private void problem(int offset, String name, String what, String expected) {
        Key key = name.isEmpty() ? Key.root() : Key.ofNames(name);
        problems.add(Problem.of(Origin.of(source, number, offset - lineStart + 1), key, what, expected));
    }

    private void count(int from, int to) {
        for (int at = from; at < to; at++) {
            if (isLineEnd(text.charAt(at)) && !text.startsWith("\r\n", at)) {
                number++;
            }
        }
    }

    static boolean isNamePart(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "_.-".indexOf(c) >= 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int endOfLine(int from) {
        int at = from;
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int afterLineEnd(String text, int at) {
        if (at >= text.length()) {
            return text.length();
        }
        return at + (text.startsWith("\r\n", at) ? 2 : 1);
    }
}
