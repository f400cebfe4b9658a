package dev.keyturn.files.yaml;

/** Where a block scalar, {@code |} or {@code >}, ends: its token includes blank lines that say nothing. */
final class BlockScalar {
    private static final String INDICATORS = "+-123456789";

    private BlockScalar() {}

    /**
     * Behind the last character of its last line, the line end not included. With {@code +} the blank lines behind it
     * belong to it.
     *
     * @param start where its header begins
     * @param tokenEnd where its token ends
     * @param column the column of the collection that it is in, or -1
     */
    static int end(Lines lines, int start, int tokenEnd, int column) {
        String text = lines.text();
        int header = headerEnd(text, start);
        boolean isKept = false;
        int indent = -1;
        for (int at = start + 1; at < header; at++) {
            char c = text.charAt(at);
            isKept |= c == '+';
            indent = Character.isDigit(c) ? Math.max(column, 0) + c - '0' : indent;
        }
        int end = header;
        for (int at = lines.next(start); at < tokenEnd; at = lines.next(at)) {
            int spaces = spaces(text, at, lines.end(at));
            boolean isEmpty = at + spaces == lines.end(at);
            if (indent < 0 && !isEmpty) {
                indent = spaces;
            }
            boolean isContent = indent >= 0 && lines.end(at) - at > indent;
            if (isContent || (isKept && isEmpty)) {
                end = lines.end(at);
            }
        }
        return end;
    }

    /** Behind the indicators of a block scalar. */
    static int headerEnd(String text, int start) {
        int at = start + 1;
        while (at < text.length() && INDICATORS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    /** Whether its header says how deep it is indented. */
    static boolean saysIndent(String text, int start) {
        return text.substring(start, headerEnd(text, start)).chars().anyMatch(Character::isDigit);
    }

    private static int spaces(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at - from;
    }
}
