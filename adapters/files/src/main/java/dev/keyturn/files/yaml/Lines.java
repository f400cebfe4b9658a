package dev.keyturn.files.yaml;

import dev.keyturn.settings.Origin;
import java.util.Arrays;

/**
 * A text with its lines. A line ends with LF, CR LF or CR, as YAML says. A byte order mark belongs to no line.
 *
 * <p>Places are offsets of UTF-16 units.
 */
final class Lines {
    private final String text;
    private final int[] starts;

    Lines(String text) {
        this.text = text;
        int[] found = new int[16];
        int count = 0;
        found[count++] = text.startsWith("\ufeff") ? 1 : 0;
        for (int at = found[0]; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1))) {
                found = count == found.length ? Arrays.copyOf(found, 2 * count) : found;
                found[count++] = at + 1;
            }
        }
        this.starts = Arrays.copyOf(found, count);
    }

    String text() {
        return text;
    }

    Origin origin(String source, int offset) {
        int index = index(offset);
        return Origin.of(source, index + 1, Math.max(offset - starts[index], 0) + 1);
    }

    private int index(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : Math.max(-found - 2, 0);
    }

    /** Where the line of an offset begins. */
    int start(int offset) {
        return starts[index(offset)];
    }

    /** Where the line of an offset ends, in front of its line end. */
    int end(int offset) {
        int end = next(offset);
        if (end > start(offset) && text.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > start(offset) && text.charAt(end - 1) == '\r') {
            end--;
        }
        return end;
    }

    /** Where the line behind the line of an offset begins; the end of the text behind the last. */
    int next(int offset) {
        int index = index(offset) + 1;
        return index < starts.length ? starts[index] : text.length();
    }

    /** The line end of the line of an offset; empty for the last line of a text that ends without one. */
    String lineEnd(int offset) {
        return text.substring(end(offset), next(offset));
    }

    /** The line end that most likely is wanted near an offset. */
    String lineEndNear(int offset) {
        String here = lineEnd(offset);
        if (!here.isEmpty()) {
            return here;
        }
        int index = index(offset);
        String above = index == 0 ? "" : lineEnd(starts[index - 1]);
        return above.isEmpty() ? "\n" : above;
    }

    /** How many characters stand in front of an offset in its line. */
    int column(int offset) {
        return offset - start(offset);
    }

    /** The first character in the line of an offset that is no space or tab; its end if there is none. */
    int content(int offset) {
        int end = end(offset);
        int at = start(offset);
        while (at < end && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Whether there is nothing but blanks in front of an offset in its line. */
    boolean isFirst(int offset) {
        return content(offset) >= offset;
    }

    boolean isEmpty(int offset) {
        return content(offset) == end(offset);
    }

    boolean isComment(int offset) {
        int content = content(offset);
        return content < end(offset) && text.charAt(content) == '#';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
