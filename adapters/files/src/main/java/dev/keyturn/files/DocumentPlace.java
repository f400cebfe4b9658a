package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
import java.util.List;

/**
 * Where a document stands in a text.
 *
 * @param start where it begins, at the beginning of a line
 * @param end where it ends
 * @param isEmpty whether nothing but comments is in it
 */
public record DocumentPlace(int start, int end, boolean isEmpty) {
    /** All of a text. */
    static DocumentPlace all(String text) {
        return new DocumentPlace(0, text.length(), false);
    }

    /** A text with another one in the place of this document. */
    String in(String text, String other) {
        return text.substring(0, start) + other + text.substring(end);
    }

    /** The number of the line in which it begins, from 1. */
    int line(String text) {
        int line = 1;
        for (int at = 0; at < start; at++) {
            char c = text.charAt(at);
            line += c == '\n' || (c == '\r' && !text.startsWith("\n", at + 1)) ? 1 : 0;
        }
        return line;
    }

    /**
     * Reads the document as if it were a text of its own, below as many empty lines as stand above it.
     *
     * @param format what reads it
     * @param text the whole text
     * @param behind what tells the format that the document is at its end, where more stands below it
     * @param source what messages call it
     */
    public Parsed parse(SettingsFormat format, String text, String behind, String source) {
        String above = lineEnd(text).repeat(line(text) - 1);
        String alone = above + text.substring(start, end) + (end < text.length() ? behind : "");
        Parsed parsed = format.parse(alone, source);
        int shift = start - above.length();
        return new Parsed() {
            @Override
            public Settings settings() {
                return parsed.settings();
            }

            @Override
            public List<Problem> notices() {
                return parsed.notices();
            }

            @Override
            public List<String> commentMarks() {
                return parsed.commentMarks();
            }

            @Override
            public int line(Key key) {
                return parsed.line(key);
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return parsed.edit(edit).stream()
                        .map(splice -> splice.shifted(shift))
                        .toList();
            }
        };
    }

    private static String lineEnd(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return text.startsWith("\r\n", end) ? "\r\n" : text.startsWith("\r", end) ? "\r" : "\n";
    }
}
