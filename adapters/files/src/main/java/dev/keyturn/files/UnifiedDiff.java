package dev.keyturn.files;

import dev.keyturn.files.LineDiff.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The difference of two contents of a file in the form that {@code git apply} takes, with three lines around each change. */
final class UnifiedDiff {
    private static final int AROUND = 3;
    private static final String NO_END = "\n\\ No newline at end of file\n";

    private final List<String> before;
    private final List<String> after;
    private final StringBuilder out = new StringBuilder();

    private UnifiedDiff(byte[] before, byte[] after) {
        this.before = lines(before);
        this.after = lines(after);
    }

    /**
     * The diff; empty where nothing differs.
     *
     * @param name the name of the file in the work tree
     */
    static byte[] of(String name, byte[] before, byte[] after) {
        UnifiedDiff diff = new UnifiedDiff(before, after);
        List<Change> changes = LineDiff.between(diff.before, diff.after);
        if (!changes.isEmpty()) {
            diff.head(name);
            diff.hunks(changes);
        }
        return diff.out.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The bytes as they are, one character each; a line ends with a line feed and nothing else, as git sees it. */
    private static List<String> lines(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end + 1;
            lines.add(text.substring(from, to));
            from = to;
        }
        return lines;
    }

    private void head(String name) {
        String old = quoted("a/" + name);
        String now = quoted("b/" + name);
        String end = name.contains(" ") ? "\t\n" : "\n"; // so that a name ends where it does
        out.append("diff --git ").append(old).append(' ').append(now).append('\n');
        out.append("--- ").append(old).append(end);
        out.append("+++ ").append(now).append(end);
    }

    /** A name as git writes it: what is not plain ASCII as octal bytes between quotation marks. */
    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder();
        boolean isPlain = true;
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            int c = one & 0xff;
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
                isPlain = false;
            } else if (c < ' ' || c >= 0x7f) {
                quoted.append('\\').append((char) ('0' + (c >> 6)));
                quoted.append((char) ('0' + (c >> 3 & 7))).append((char) ('0' + (c & 7)));
                isPlain = false;
            } else {
                quoted.append((char) c);
            }
        }
        return isPlain ? name : "\"" + quoted + "\"";
    }

    private void hunks(List<Change> changes) {
        int first = 0;
        for (int i = 1; i <= changes.size(); i++) {
            boolean isNear = i < changes.size()
                    && changes.get(i).from() - changes.get(i - 1).to() <= 2 * AROUND;
            if (!isNear) {
                hunk(changes.subList(first, i));
                first = i;
            }
        }
    }

    private void hunk(List<Change> changes) {
        Change first = changes.get(0);
        Change last = changes.get(changes.size() - 1);
        int lead = Math.min(AROUND, first.from());
        int trail = Math.min(AROUND, before.size() - last.to());
        range("@@ -", first.from() - lead, last.to() + trail);
        range(" +", first.newFrom() - lead, last.newTo() + trail);
        out.append(" @@\n");
        int at = first.from() - lead;
        for (Change change : changes) {
            lines(' ', before, at, change.from());
            lines('-', before, change.from(), change.to());
            lines('+', after, change.newFrom(), change.newTo());
            at = change.to();
        }
        lines(' ', before, at, last.to() + trail);
    }

    /** A range of no lines is named by the line before it. */
    private void range(String mark, int from, int to) {
        out.append(mark).append(to == from ? from : from + 1).append(',').append(to - from);
    }

    private void lines(char mark, List<String> lines, int from, int to) {
        for (String line : lines.subList(from, to)) {
            out.append(mark).append(line);
            if (!line.endsWith("\n")) {
                out.append(NO_END);
            }
        }
    }
}
