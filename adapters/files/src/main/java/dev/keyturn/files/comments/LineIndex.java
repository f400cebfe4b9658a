package dev.keyturn.files.comments;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Arrays;
import java.util.List;

/** The lines of a text, and how many values begin in each. */
final class LineIndex {
    /** What begins or continues a text that goes on in the next line, beside quotes. */
    private static final String OPENING = "|>\\`";

    private final String text;
    private final int[] starts;
    private final int[] leaves;
    private final boolean[] begins;

    private LineIndex(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
        this.leaves = new int[starts.length + 1];
        this.begins = new boolean[starts.length + 1];
    }

    static LineIndex of(String text, Settings settings) {
        LineIndex lines = new LineIndex(text, starts(text));
        lines.count(settings.root());
        return lines;
    }

    private static int[] starts(String text) {
        int[] starts = new int[64];
        int count = 0;
        for (int at = 0; at >= 0; ) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = at;
            int end = text.indexOf('\n', at);
            at = end < 0 ? -1 : end + 1;
        }
        return Arrays.copyOf(starts, count);
    }

    private void count(Value value) {
        boolean isThere = begin(value);
        if (value instanceof Table table && table.size() > 0) {
            table.own().ifPresent(this::count);
            table.forEach((name, below) -> count(below));
            return;
        }
        if (isThere) {
            leaves[value.origin().line()]++;
        }
        if (value instanceof Items list) {
            list.items().forEach(this::begin);
        }
    }

    private boolean begin(Value value) {
        int line = value.origin().line();
        if (line < begins.length) {
            begins[line] = true;
        }
        return line < begins.length;
    }

    int size() {
        return starts.length;
    }

    /** Where a line begins; the first has the index 0. */
    int start(int index) {
        return starts[index];
    }

    /** Whether a value or a table begins in the line with this index. */
    boolean begins(int index) {
        return index + 1 < begins.length && begins[index + 1];
    }

    /** The index of the line with this offset. */
    int at(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found : -found - 2;
    }

    /** A line without what is around its content, such as the mark of an encoding. */
    String content(int index) {
        int end = index + 1 < starts.length ? starts[index + 1] : text.length();
        String line = text.substring(starts[index], end).strip();
        return line.startsWith("\uFEFF") ? line.substring(1).strip() : line;
    }

    /** Whether all that begins in this line, from 1, belongs to a value; a table needs more than one entry there, or none. */
    boolean belongTo(Value value, int line) {
        boolean isTable = value instanceof Table table && table.size() > 0;
        return isTable ? leaves[line] != 1 && leaves[line] == leavesOf(value, line) : leaves[line] <= 1;
    }

    private int leavesOf(Value value, int line) {
        if (leaves[line] == 0) {
            return 0;
        }
        int[] count = {0};
        if (value instanceof Table table && table.size() > 0) {
            count[0] += table.own().map(own -> leavesOf(own, line)).orElse(0);
            table.forEach((name, below) -> count[0] += leavesOf(below, line));
        } else if (value.origin().line() == line) {
            count[0]++;
        }
        return count[0];
    }

    /**
     * Whether the text in front of a line certainly leaves nothing open that could hold the line: up to the next line in which a
     * value begins there are comments and blank lines only, and that one holds nothing that goes on behind its end.
     */
    boolean isClosedAbove(int index, List<String> marks) {
        for (int above = index - 1; above >= 0; above--) {
            String content = content(above);
            if (begins[above + 1]) {
                return isClosed(content);
            }
            if (!content.isEmpty() && marks.stream().noneMatch(content::startsWith)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClosed(String content) {
        int singles = 0;
        int doubles = 0;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (OPENING.indexOf(c) >= 0) {
                return false;
            }
            singles += c == '\'' ? 1 : 0;
            doubles += c == '"' ? 1 : 0;
        }
        boolean arePaired = singles % 2 == 0 && doubles % 2 == 0;
        return arePaired && (singles == 0 || doubles == 0) && !content.contains("\"\"\"") && !content.contains("'''");
    }
}
