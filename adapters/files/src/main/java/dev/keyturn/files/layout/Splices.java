package dev.keyturn.files.layout;

import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;

/**
 * The changes of a text, as they are found. What is inserted is made when it is needed, because it may hold other parts of
 * the text, changed in their turn.
 */
public final class Splices {
    private final String text;
    private final List<Late> all = new ArrayList<>();
    private boolean isSorted;

    private record Late(int from, int to, Supplier<String> inserted) {}

    /** No changes of a text yet. */
    public Splices(String text) {
        this.text = text;
    }

    /** A stretch of the text is replaced. */
    public void replace(int from, int to, String inserted) {
        replace(from, to, () -> inserted);
    }

    /** A stretch of the text is replaced by something that is made later. */
    public void replace(int from, int to, Supplier<String> inserted) {
        all.add(new Late(from, to, inserted));
        isSorted = false;
    }

    private void sort() {
        if (!isSorted) {
            // what is inserted stands in front of what is replaced there, and what goes as a whole takes its parts
            // along
            all.sort(Comparator.comparingInt(Late::from)
                    .thenComparing(late -> late.to > late.from)
                    .thenComparing(late -> -late.to));
            isSorted = true;
        }
    }

    /** A part of the text with the changes that lie within it; what is inserted at its ends is not part of it. */
    public String changed(int from, int to) {
        StringBuilder out = new StringBuilder();
        int copied = from;
        for (Splice splice : within(from, to, false)) {
            out.append(text, copied, splice.offset()).append(splice.inserted());
            copied = splice.offset() + splice.removed().length();
        }
        return out.append(text, copied, to).toString();
    }

    /** All changes. */
    public List<Splice> list() {
        return within(0, text.length(), true);
    }

    private List<Splice> within(int from, int to, boolean withEnds) {
        sort();
        List<Splice> within = new ArrayList<>();
        int done = from;
        for (int i = firstFrom(from); i < all.size() && all.get(i).from <= to; i++) {
            Late late = all.get(i);
            boolean isAtEnd = late.from == late.to && (late.from == from || late.from == to);
            if (late.from >= done && late.to <= to && (withEnds || !isAtEnd)) {
                String inserted = late.inserted.get();
                within.add(new Splice(late.from, text.substring(late.from, late.to), inserted));
                done = late.to;
            }
        }
        return within;
    }

    private int firstFrom(int offset) {
        int low = 0;
        int high = all.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (all.get(middle).from < offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
