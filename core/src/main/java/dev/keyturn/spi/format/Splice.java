package dev.keyturn.spi.format;

import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of text replaced by another.
 *
 * @param offset where it begins
 * @param removed what stands there
 * @param inserted what is to stand there
 */
public record Splice(int offset, String removed, String inserted) {

    /** The same splice of a text in which all stands so much further behind. */
    public Splice shifted(int by) {
        return new Splice(offset + by, removed, inserted);
    }

    /**
     * Splices of a text, and others of what comes out, as splices of the text.
     *
     * @param between what comes out of the first ones
     */
    public static List<Splice> then(String text, List<Splice> first, String between, List<Splice> second) {
        List<Splice> all = new ArrayList<>();
        int shift = 0; // of what stands behind the splices so far, from the text to what comes out
        int i = 0;
        int j = 0;
        while (i < first.size() || j < second.size()) {
            boolean isFirst =
                    j == second.size() || (i < first.size() && first.get(i).offset + shift <= second.get(j).offset);
            int from = isFirst ? first.get(i).offset + shift : second.get(j).offset;
            int was = from - shift;
            int end = from;
            List<Splice> within = new ArrayList<>();
            for (boolean grows = true; grows; ) { // as long as another one touches what they change together
                grows = false;
                if (i < first.size() && first.get(i).offset + shift <= end) {
                    Splice one = first.get(i++);
                    end = Math.max(end, one.offset + shift + one.inserted.length());
                    shift += one.inserted.length() - one.removed.length();
                    grows = true;
                }
                if (j < second.size() && second.get(j).offset <= end) {
                    Splice other = second.get(j++);
                    end = Math.max(end, other.offset + other.removed.length());
                    within.add(other.shifted(-from));
                    grows = true;
                }
            }
            all.add(new Splice(was, text.substring(was, end - shift), apply(between.substring(from, end), within)));
        }
        return all;
    }

    /** The text after these splices, which are in order and do not overlap. */
    public static String apply(String text, List<Splice> splices) {
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        for (Splice splice : splices) {
            if (splice.offset < copied || !text.startsWith(splice.removed, splice.offset)) {
                throw new IllegalArgumentException("a splice does not fit the text at offset " + splice.offset);
            }
            out.append(text, copied, splice.offset).append(splice.inserted);
            copied = splice.offset + splice.removed.length();
        }
        return out.append(text, copied, text.length()).toString();
    }
}
