package dev.keyturn.files.comments;

import java.util.ArrayList;
import java.util.List;

/**
 * The comments that an entry owns.
 *
 * @param above the comment lines directly above it, without indentation
 * @param trail the comment on its own line, with the blanks in front of it, or nothing
 */
public record EntryComments(List<String> above, String trail) {
    /** An entry without comments. */
    public static final EntryComments NONE = new EntryComments(List.of(), "");

    public EntryComments {
        above = List.copyOf(above);
    }

    /** All of it in lines, in the order of the text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(above);
        if (!trail.isEmpty()) {
            lines.add(trail.strip());
        }
        return lines;
    }

    boolean isEmpty() {
        return above.isEmpty() && trail.isEmpty();
    }
}
