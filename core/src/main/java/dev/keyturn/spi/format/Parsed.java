package dev.keyturn.spi.format;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import java.util.List;

/** A text that a {@link SettingsFormat} has read: what it says, and the edits that it takes. It never changes. */
public interface Parsed {
    /** The settings in the text, each value with its place. */
    Settings settings();

    /** What users should know before the text is changed, such as that it includes another file; each with its place. */
    default List<Problem> notices() {
        return List.of();
    }

    /** What a comment begins with, where the format has any: one to the end of its line, or between {@code /*} and its end. */
    default List<String> commentMarks() {
        return List.of();
    }

    /** The line, from 1, in which the entry with this key begins, which is in the text; 0 where it has none. */
    default int line(Key key) {
        return settings().has(key) ? settings().origin(key).line() : 0;
    }

    /**
     * The splices that carry out an edit, in the order of their offsets, none overlapping another.
     *
     * @param edit the changes, which begin with what is in the text
     * @throws dev.keyturn.settings.RefusedException if the edit cannot be written exactly
     */
    List<Splice> edit(Edit edit);
}
