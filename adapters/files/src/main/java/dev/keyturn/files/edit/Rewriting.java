package dev.keyturn.files.edit;

import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that is made out of another one, from the left to the right: stretches of it that are copied and others that are
 * written. What is neither copied nor written anew is left out.
 */
public final class Rewriting {
    private final String text;
    private final int start;
    private final List<Splice> splices = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private int copied;

    /** Begins at an offset of the text. */
    public Rewriting(String text, int start) {
        this.text = text;
        this.start = start;
        this.copied = start;
    }

    /** A stretch that stays as it is. Stretches come in order. */
    public void copy(int from, int to) {
        if (from >= to) {
            return;
        }
        if (from < copied) {
            throw new IllegalArgumentException("text is copied in order, got " + from + " after " + copied);
        }
        cut(from);
        copied = to;
    }

    /** Text that was not there. */
    public void write(String inserted) {
        written.append(inserted);
    }

    private void cut(int to) {
        if (to > copied || written.length() > 0) {
            String removed = text.substring(copied, to);
            String inserted = written.toString();
            int prefix = commonPrefix(removed, inserted);
            int suffix = commonSuffix(removed, inserted, Math.min(removed.length(), inserted.length()) - prefix);
            splices.add(new Splice(
                    copied + prefix,
                    removed.substring(prefix, removed.length() - suffix),
                    inserted.substring(prefix, inserted.length() - suffix)));
            written.setLength(0);
        }
    }

    private static int commonPrefix(String one, String other) {
        int most = Math.min(one.length(), other.length());
        int length = 0;
        while (length < most && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
    }

    private static int commonSuffix(String one, String other, int most) {
        int length = 0;
        while (length < most && one.charAt(one.length() - 1 - length) == other.charAt(other.length() - 1 - length)) {
            length++;
        }
        return length;
    }

    /** What leads from the text, up to an offset, to this one. */
    public List<Splice> splices(int end) {
        cut(end);
        copied = end;
        return splices.stream()
                .filter(splice -> !splice.removed().equals(splice.inserted()))
                .toList();
    }

    /** The text that came out, for what stands up to an offset. */
    public String text(int end) {
        StringBuilder out = new StringBuilder();
        int at = start;
        for (Splice splice : splices(end)) {
            out.append(text, at, splice.offset()).append(splice.inserted());
            at = splice.offset() + splice.removed().length();
        }
        return out.append(text, at, end).toString();
    }
}
