package dev.keyturn.files.json;

import dev.keyturn.settings.Origin;
import java.util.Arrays;

/** The lines and columns of offsets. */
final class Places {
    private static final int NEAR = 8;

    private final String source;
    private final int length;
    private final int[] lineStarts;
    private int lastLine;

    Places(String text, String source) {
        this.source = source;
        this.length = text.length();
        int[] starts = new int[16];
        int lines = 0;
        starts[lines++] = text.startsWith("\ufeff") ? 1 : 0;
        for (int at = 0; at < text.length(); ) {
            if (!JsonTrivia.isLineEnd(text.charAt(at))) {
                at++;
                continue;
            }
            at = JsonTrivia.afterLineEnd(text, at);
            starts = lines == starts.length ? Arrays.copyOf(starts, lines * 2) : starts;
            starts[lines++] = at;
        }
        this.lineStarts = Arrays.copyOf(starts, lines);
    }

    int length() {
        return length;
    }

    Origin origin(int offset) {
        int line = line(offset);
        return Origin.of(source, line + 1, Math.max(0, offset - lineStarts[line]) + 1);
    }

    /** Where the line of an offset begins. */
    int lineStart(int offset) {
        return lineStarts[line(offset)];
    }

    /** Offsets are mostly asked for in order, so that the line is the last one again, or one of the next. */
    private int line(int offset) {
        int line = lastLine;
        for (int tries = 0; tries < NEAR && line < lineStarts.length && lineStarts[line] <= offset; tries++, line++) {
            if (line + 1 == lineStarts.length || offset < lineStarts[line + 1]) {
                lastLine = line;
                return line;
            }
        }
        lastLine = found(offset);
        return lastLine;
    }

    private int found(int offset) {
        int found = Arrays.binarySearch(lineStarts, offset);
        return Math.max(0, found >= 0 ? found : -found - 2);
    }
}
