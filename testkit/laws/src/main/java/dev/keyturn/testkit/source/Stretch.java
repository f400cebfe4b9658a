package dev.keyturn.testkit.source;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.format.Parsed;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a text from the one in which an entry begins to the one in which the next begins.
 *
 * @param text the text
 * @param start where the first line begins
 * @param end where the line behind the last one begins
 */
record Stretch(String text, int start, int end) {

    static Stretch of(String text, Parsed parsed, Key key) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            starts.add(at + 1);
        }
        int line = parsed.line(key);
        int next = OneEdit.keys(parsed.settings()).stream()
                .mapToInt(parsed::line)
                .filter(other -> other > line)
                .min()
                .orElse(starts.size() + 1);
        return new Stretch(
                text, starts.get(Math.max(0, line - 1)), next > starts.size() ? text.length() : starts.get(next - 1));
    }

    /** Whether a line ends somewhere in a value. */
    static boolean hasLineEnd(Value value) {
        if (value instanceof Table table) {
            return table.own().filter(Stretch::hasLineEnd).isPresent()
                    || table.names().stream()
                            .anyMatch(name -> hasLineEnd(table.get(name).orElseThrow()));
        }
        return value instanceof Items list
                ? list.items().stream().anyMatch(Stretch::hasLineEnd)
                : value instanceof Text text && text.text().contains("\n");
    }

    /** Whether an edited text is the same before and behind it. */
    boolean isAllThatDiffers(String edited) {
        return edited.length() >= start + text.length() - end
                && edited.startsWith(text.substring(0, start))
                && edited.endsWith(text.substring(end));
    }

    /** What stands there in an edited text, which differs there only. */
    String within(String edited) {
        return edited.substring(start, edited.length() - (text.length() - end));
    }

    /** The comments in it: those that are alone in their lines, and the one behind the value. */
    List<String> comments(Parsed parsed, Value value) {
        List<String> comments = new ArrayList<>();
        String said = value instanceof Text there ? there.text() : "";
        List<String> marks = parsed.commentMarks().stream()
                .filter(mark -> !said.contains(mark))
                .toList();
        List<String> lines = text.substring(start, end).lines().toList();
        for (int i = 0; i < lines.size() && !said.contains("\n"); i++) {
            String line = lines.get(i);
            for (String mark : marks) {
                boolean isAlone = i > 0 && line.strip().startsWith(mark);
                int behind = i == 0 ? line.lastIndexOf(' ' + mark) : -1;
                if (isAlone || behind >= 0) {
                    comments.add(isAlone ? line.strip() : line.substring(behind).strip());
                }
            }
        }
        return comments;
    }
}
