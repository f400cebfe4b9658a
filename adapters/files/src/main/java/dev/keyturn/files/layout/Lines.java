package dev.keyturn.files.layout;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.Arrays;

/** The text with its name and the beginnings of its lines: what every message about it needs. */
public final class Lines {
    private static final int NEAR = 8;

    private final String text;
    private final String source;
    private int[] starts = new int[64];
    private int count;
    private int last;

    /** A text, and what messages call it. */
    public Lines(String text, String source) {
        this.text = text;
        this.source = source;
        for (int at = 0; at >= 0; at = text.indexOf('\n', at) + 1) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at;
            if (text.indexOf('\n', at) < 0) {
                break;
            }
        }
    }

    /** The text. */
    public String text() {
        return text;
    }

    /** The line and column of an offset, both from 1. */
    public Origin origin(int offset) {
        int line = line(offset);
        return Origin.of(source, line + 1, offset - starts[line] + 1);
    }

    /** Offsets are mostly asked for in order, so that the line is the last one again, or one of the next. */
    private int line(int offset) {
        int line = last;
        for (int tries = 0; tries < NEAR && line < count && starts[line] <= offset; tries++, line++) {
            if (line + 1 == count || offset < starts[line + 1]) {
                last = line;
                return line;
            }
        }
        int found = Arrays.binarySearch(starts, 0, count, offset);
        last = found >= 0 ? found : -found - 2;
        return last;
    }

    /** A refusal of what stands at an offset. */
    public RefusedException refuse(int offset, Key key, String what, String expected) {
        return refuse(offset, key, what, expected, "");
    }

    /** A refusal of what stands at an offset, with advice. */
    public RefusedException refuse(int offset, Key key, String what, String expected, String hint) {
        return new RefusedException(
                Problem.of(origin(offset), key, what, expected).hint(hint));
    }
}
