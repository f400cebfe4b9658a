package dev.keyturn.files.yaml;

import dev.keyturn.files.Splice;
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
