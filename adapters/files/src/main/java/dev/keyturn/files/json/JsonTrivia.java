package dev.keyturn.files.json;

/** What stands between two tokens: blanks, line ends and comments. */
final class JsonTrivia {
    private JsonTrivia() {}

    /** Behind the comment that begins here; the same offset if none does, -1 if it does not end. */
    static int endOfComment(String text, int at) {
        if (text.startsWith("//", at)) {
            int end = at;
            while (end < text.length() && !isLineEnd(text.charAt(end))) {
                end++;
            }
            return end;
        }
        if (text.startsWith("/*", at)) {
            int close = text.indexOf("*/", at + 2);
            return close < 0 ? -1 : close + 2;
        }
        return at;
    }

    /** Behind the blanks, but not the line ends, from here on. */
    static int skipBlanks(String text, int from, int to) {
        int at = from;
        while (at < to && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Behind the blanks and line ends from here on. */
    static int skipSpace(String text, int from, int to) {
        int at = from;
        while (at < to && (isBlank(text.charAt(at)) || isLineEnd(text.charAt(at)))) {
            at++;
        }
        return at;
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    /** Behind the line end that begins here. */
    static int afterLineEnd(String text, int at) {
        return at + (text.startsWith("\r\n", at) ? 2 : 1);
    }

    /** Whether a comment in this stretch goes on to what stands behind it: a line comment without its line end. */
    static boolean endsInComment(String text, int from, int to) {
        int at = from;
        while (at < to) {
            if (text.charAt(at) == '/') {
                int end = endOfComment(text, at);
                if (end >= to && text.startsWith("//", at)) {
                    return true;
                }
                at = end;
            } else {
                at++;
            }
        }
        return false;
    }
}
