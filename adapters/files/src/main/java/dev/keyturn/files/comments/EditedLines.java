package dev.keyturn.files.comments;

import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines that splices touch, as they were and as they become. All other lines of a text are the same before and after.
 *
 * @param before the lines in the old text
 * @param after what they become
 */
record EditedLines(List<String> before, List<String> after) {

    /** The lines of a text that splices touch, which are in the order of their offsets. */
    static EditedLines of(String text, List<Splice> splices) {
        EditedLines lines = new EditedLines(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < splices.size(); ) {
            int start = text.lastIndexOf('\n', splices.get(i).offset() - 1) + 1;
            int end = start;
            List<Splice> here = new ArrayList<>();
            while (i < splices.size() && (here.isEmpty() || splices.get(i).offset() <= end)) {
                Splice splice = splices.get(i++);
                here.add(splice.shifted(-start));
                end = Math.max(
                        end, lineEnd(text, splice.offset() + splice.removed().length()));
            }
            String old = text.substring(start, end);
            old.lines().forEach(lines.before::add);
            Splice.apply(old, here).lines().forEach(lines.after::add);
        }
        return lines;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    /**
     * Whether splices can be made together.
     * A line that looks like an entry may look like a comment of the next one, too.
     */
    static boolean areApart(List<Splice> splices) {
        int end = 0;
        for (Splice splice : splices) {
            if (splice.offset() < end) {
                return false;
            }
            end = splice.offset() + splice.removed().length();
        }
        return true;
    }
}
