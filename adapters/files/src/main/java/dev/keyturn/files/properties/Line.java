package dev.keyturn.files.properties;

import java.util.ArrayList;
import java.util.List;

/**
 * One logical line of a .properties file that holds an entry, with the places of its parts in the text.
 *
 * @param start where its line begins
 * @param keyStart where the key begins
 * @param keyEnd where the key ends
 * @param valueStart where the value begins
 * @param valueEnd where the value ends, before the line end
 * @param end where the next line begins
 * @param number the number of the line, from 1
 */
record Line(int start, int keyStart, int keyEnd, int valueStart, int valueEnd, int end, int number) {

    /** All entries of a text. Comments and blank lines are between them. */
    static List<Line> all(String text) {
        List<Line> lines = new ArrayList<>();
        int at = text.startsWith("\ufeff") ? 1 : 0;
        int number = 1;
        while (at < text.length()) {
            int first = skipBlanks(text, at);
            if (first < text.length() && isComment(text.charAt(first))) {
                int end = endOfLine(text, first);
                at = afterLineEnd(text, end);
                number++;
                continue;
            }
            int end = endOfLogicalLine(text, first);
            if (end > first) {
                lines.add(entry(text, at, first, end, number));
            }
            number += (isContinued(text, first, end) ? lineEnds(text, at, end) : 0) + 1;
            at = afterLineEnd(text, end);
        }
        return lines;
    }

    /** Whether it begins with a backslash that continues nothing: what Java makes of that differs between releases. */
    boolean beginsContinued(String text) {
        return text.charAt(keyStart) == '\\' && (keyStart + 1 >= text.length() || isLineEnd(text.charAt(keyStart + 1)));
    }

    private static Line entry(String text, int start, int first, int end, int number) {
        int keyEnd = first;
        while (keyEnd < end && !isSeparator(text.charAt(keyEnd)) && !isBlank(text.charAt(keyEnd))) {
            boolean isContinued = text.charAt(keyEnd) == '\\' && keyEnd + 1 < end && isLineEnd(text.charAt(keyEnd + 1));
            if (isContinued) {
                keyEnd = skipContinued(text, keyEnd, end);
            } else {
                keyEnd += text.charAt(keyEnd) == '\\' ? escape(text, keyEnd, end) : 1;
            }
        }
        int value = skipContinued(text, keyEnd, end);
        if (value < end && isSeparator(text.charAt(value))) {
            value = skipContinued(text, value + 1, end);
        }
        return new Line(start, first, keyEnd, value, end, afterLineEnd(text, end), number);
    }

    private static int escape(String text, int at, int end) {
        boolean isCrLf = text.startsWith("\r\n", at + 1);
        return Math.min(isCrLf ? 3 : 2, end - at);
    }

    /** Blanks, and line ends that a backslash continues. */
    private static int skipContinued(String text, int from, int end) {
        int at = from;
        while (at < end) {
            if (isBlank(text.charAt(at))) {
                at++;
            } else if (text.charAt(at) == '\\' && at + 1 < end && isLineEnd(text.charAt(at + 1))) {
                at += escape(text, at, end);
            } else {
                break;
            }
        }
        return at;
    }

    private static int endOfLogicalLine(String text, int from) {
        int at = from;
        while (at < text.length() && !isLineEnd(text.charAt(at))) {
            at += text.charAt(at) == '\\' ? escape(text, at, text.length()) : 1;
        }
        return at;
    }

    private static boolean isContinued(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\\') {
                return true;
            }
        }
        return false;
    }

    private static int lineEnds(String text, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            boolean isCrLf = text.startsWith("\r\n", i);
            if (isLineEnd(text.charAt(i)) && !isCrLf) {
                count++;
            }
        }
        return count;
    }

    static int endOfLine(String text, int from) {
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

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean isComment(char c) {
        return c == '#' || c == '!';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static boolean isSeparator(char c) {
        return c == '=' || c == ':';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
