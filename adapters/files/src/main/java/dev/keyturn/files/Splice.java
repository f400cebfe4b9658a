package dev.keyturn.files;

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
    Splice shifted(int by) {
        return new Splice(offset + by, removed, inserted);
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
