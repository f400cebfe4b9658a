package dev.keyturn.files.edit;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Edit;
import java.util.List;

/** An edit as operations. */
public final class Operations {
    private Operations() {}

    /**
     * The operations that carry out an edit: first what comes to each table or list, is moved there or gets another name in it, in the
     * order of the settings after the edit; then values that are set; then removals.
     *
     * <p>A value that is gone from one key and stands at another was moved, if it has the {@linkplain
     * dev.keyturn.settings.Origin origin} that it was read with. A table was moved if at least half of its values were, and they
     * are at least half of what it holds now; what differs in it are operations below it. A table that loses all its entries goes
     * as one.
     *
     * @param before the settings in the text
     * @param edit what is to change
     * @throws dev.keyturn.settings.RefusedException if the edit does not begin with these settings
     */
    public static List<Operation> of(Settings before, Edit edit) {
        Settings after = edit.changes().applyTo(before, edit.places());
        return new Difference(before, after, edit.comments()).operations();
    }
}
