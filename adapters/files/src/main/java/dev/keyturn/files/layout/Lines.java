package dev.keyturn.files.layout;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.Arrays;

/** The text with its name and the beginnings of its lines: what every message about it needs. */
public final class Lines {
    private final String text;
    private final String source;
    private int[] starts = new int[64];
    private int count;

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
        int found = Arrays.binarySearch(starts, 0, count, offset);
        int line = found >= 0 ? found : -found - 2;
        return Origin.of(source, line + 1, offset - starts[line] + 1);
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
