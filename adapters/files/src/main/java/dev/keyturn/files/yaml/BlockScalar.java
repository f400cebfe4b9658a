package dev.keyturn.files.yaml;

/** Where a block scalar, {@code |} or {@code >}, ends: its token includes blank lines that say nothing. */
final class BlockScalar {
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
        int header = start + 1;
        boolean isKept = false;
        int indent = -1;
        for (; header < text.length() && "+-123456789".indexOf(text.charAt(header)) >= 0; header++) {
            char c = text.charAt(header);
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

    private static int spaces(String text, int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) == ' ') {
            at++;
        }
        return at - from;
    }
}
