package dev.keyturn.files.properties;

import dev.keyturn.files.DocumentPlace;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of a text, as Spring Boot finds them: between them stands a line {@code #---} or {@code !---}.
 *
 * <p>What Spring does goes beyond what its documentation says: the line has nothing in front of it; it is an ordinary comment
 * where the line above is a comment that begins with the same character; and any comment between it and the next key makes
 * one document of both. A document without keys is none.
 */
final class Separators {
    private static final String DASHES = "---";

    /** No line has this in front of it. */
    private static final char NONE = 0;

    private final String text;
    private final List<DocumentPlace> places = new ArrayList<>();
    private int start;
    private boolean hasKeys;

    /** What begins the comment in the line above. */
    private char above = NONE;

    /** The separators since the last key: where the first begins, and where the last ends; or -1. */
    private int from = -1;

    private int to = -1;

    private Separators(String text) {
        this.text = text;
    }

    static List<DocumentPlace> places(String text) {
        Separators separators = new Separators(text);
        if (text.contains("#" + DASHES) || text.contains("!" + DASHES)) {
            int at = text.startsWith("\ufeff") ? 1 : 0;
            for (Line line : Line.all(text)) {
                separators.comments(at, line.start());
                separators.key();
                at = line.end();
            }
            separators.comments(at, text.length());
        }
        boolean isBehindAll = separators.hasKeys && separators.from >= 0;
        separators.close(isBehindAll ? separators.from : text.length());
        return List.copyOf(separators.places);
    }

    private void comments(int begin, int end) {
        for (int at = begin; at < end; at = Line.afterLineEnd(text, Line.endOfLine(text, at))) {
            String line = text.substring(at, Line.endOfLine(text, at));
            char first = line.isBlank() ? NONE : line.stripLeading().charAt(0);
            boolean isSeparator = first != NONE
                    && first != above
                    && line.charAt(0) == first
                    && line.stripTrailing().equals(first + DASHES);
            if (isSeparator) {
                from = from < 0 ? at : from;
                to = Line.afterLineEnd(text, at + line.length());
            } else {
                above = first;
                if (first != NONE) {
                    from = -1;
                }
            }
        }
    }

    private void key() {
        if (hasKeys && from >= 0) {
            close(from);
            start = to;
        }
        hasKeys = true;
        from = -1;
        above = NONE;
    }

    private void close(int end) {
        places.add(new DocumentPlace(start, end, false));
    }
}
