package dev.keyturn.files.yaml;

import dev.keyturn.files.DocumentPlace;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the documents of a text stand. {@code ---} and {@code ...} at the beginning of a line mark them wherever they are: no
 * scalar may hold them there, so lines are enough to tell.
 *
 * <p>A document has the {@code ---} that it begins with, and the directives and comments in front of that; but a comment
 * between two documents without {@code ...} is the first one's.
 */
final class DocumentLines {
    /** Ends a document. */
    static final String END = "...";

    private static final String BEGIN = "---";

    private final String text;
    private final List<DocumentPlace> places = new ArrayList<>();
    private int start;
    private boolean isWithin;
    private boolean isEmpty = true;

    private DocumentLines(String text) {
        this.text = text;
    }

    static List<DocumentPlace> places(String text) {
        DocumentLines lines = new DocumentLines(text);
        int at = text.startsWith("\ufeff") ? 1 : 0;
        while (at < text.length()) {
            int end = lineEnd(text, at);
            int next = text.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, text.length());
            lines.take(at, end, next);
            at = next;
        }
        if (lines.isWithin || lines.places.isEmpty()) {
            lines.close(text.length());
        }
        return List.copyOf(lines.places);
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private void take(int at, int end, int next) {
        if (isMark(BEGIN, at, end)) {
            if (isWithin) {
                close(at);
            }
            isWithin = true;
            isEmpty = isBlank(at + BEGIN.length(), end);
        } else if (isMark(END, at, end)) {
            if (isWithin) {
                close(at);
            }
            start = next;
        } else if (!isBlank(at, end) && (isWithin || text.charAt(at) != '%')) {
            isWithin = true;
            isEmpty = false;
        }
    }

    private boolean isMark(String mark, int at, int end) {
        int behind = at + mark.length();
        return text.startsWith(mark, at) && (behind == end || Lines.isBlank(text.charAt(behind)));
    }

    /** Whether nothing but a comment is in a line from here on. */
    private boolean isBlank(int from, int end) {
        int at = from;
        while (at < end && Lines.isBlank(text.charAt(at))) {
            at++;
        }
        return at >= end || text.charAt(at) == '#';
    }

    private void close(int end) {
        places.add(new DocumentPlace(start, end, isEmpty));
        start = end;
        isWithin = false;
        isEmpty = true;
    }
}
