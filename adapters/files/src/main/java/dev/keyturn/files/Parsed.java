package dev.keyturn.files;

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

    /**
     * The splices that carry out an edit, in the order of their offsets, none overlapping another.
     *
     * @param edit the changes, which begin with what is in the text
     * @throws dev.keyturn.settings.RefusedException if the edit cannot be written exactly
     */
    List<Splice> edit(Edit edit);
}
