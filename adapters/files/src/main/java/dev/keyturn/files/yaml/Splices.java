package dev.keyturn.files.yaml;

import dev.keyturn.spi.format.Splice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Splices of a text, as they are found. */
final class Splices {
    private final String text;
    private final List<Splice> found = new ArrayList<>();

    Splices(String text) {
        this.text = text;
    }

    void insert(int at, String inserted) {
        replace(at, at, inserted);
    }

    void remove(int from, int to) {
        replace(from, to, "");
    }

    void replace(int from, int to, String inserted) {
        if (to > from || !inserted.isEmpty()) {
            found.add(new Splice(from, text.substring(from, to), inserted));
        }
    }

    /** Whether something is inserted at an offset, or in the place of what ends there. */
    boolean insertsAt(int offset) {
        return found.stream()
                .anyMatch(splice -> !splice.inserted().isEmpty()
                        && splice.offset() + splice.removed().length() == offset);
    }

    /** Where the stretch begins that is removed up to an offset, without anything in its place or within it. */
    int removedFrom(int offset) {
        int from = offset;
        List<Splice> all = inOrder();
        for (int i = all.size() - 1; i >= 0; i--) {
            Splice splice = all.get(i);
            if (splice.offset() + splice.removed().length() == from) {
                if (!splice.inserted().isEmpty()) {
                    return from;
                }
                from = splice.offset();
            }
        }
        return from;
    }

    /** Whether something is replaced between two offsets, or inserted behind the first, up to the second. */
    boolean touches(int from, int to) {
        return found.stream()
                .anyMatch(splice -> (splice.offset() < to
                                && splice.offset() + splice.removed().length() > from)
                        || (!splice.inserted().isEmpty() && splice.offset() >= from && splice.offset() <= to));
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** In order; what is inserted where something is removed stands in front of that. */
    List<Splice> inOrder() {
        return found.stream()
                .sorted(Comparator.comparingInt(Splice::offset)
                        .thenComparing(splice -> !splice.removed().isEmpty()))
                .toList();
    }

    /** A part of the text with these splices, which all lie in it. */
    String applied(int from, int to) {
        List<Splice> moved = inOrder().stream()
                .map(splice -> new Splice(splice.offset() - from, splice.removed(), splice.inserted()))
                .toList();
        return Splice.apply(text.substring(from, to), moved);
    }
}
