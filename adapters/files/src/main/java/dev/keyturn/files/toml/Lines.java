package dev.keyturn.files.toml;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.Arrays;

/** The text with its name and the beginnings of its lines: what every message about it needs. */
final class Lines {
    private final String text;
    private final String source;
    private int[] starts = new int[64];
    private int count;

    Lines(String text, String source) {
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

    String text() {
        return text;
    }

    /** The line and column of an offset, both from 1. */
    Origin origin(int offset) {
        int found = Arrays.binarySearch(starts, 0, count, offset);
        int line = found >= 0 ? found : -found - 2;
        return Origin.of(source, line + 1, offset - starts[line] + 1);
    }

    RefusedException refuse(int offset, Key key, String what, String expected) {
        return refuse(offset, key, what, expected, "");
    }

    RefusedException refuse(int offset, Key key, String what, String expected, String hint) {
        return new RefusedException(
                Problem.of(origin(offset), key, what, expected).hint(hint));
    }
}
