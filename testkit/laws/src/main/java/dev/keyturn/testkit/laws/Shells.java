package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/** The tables around keys: they come and go with what is in them, so that an empty one more or less is no difference. */
final class Shells {
    private Shells() {}

    /** Whether the settings are equal but for tables around keys that the steps write. */
    static boolean isEqual(Subject subject, Settings one, Settings other) {
        List<KeyPattern> writes = Edits.writes(subject);
        return Changes.between(one, other).list().stream().allMatch(change -> isAround(writes, change));
    }

    static boolean isAround(List<KeyPattern> writes, Change change) {
        return Edits.touches(writes, change.key())
                && !Edits.isWithin(writes, change.key())
                && isShell(change.before())
                && isShell(change.after());
    }

    /** Nothing, or what a table becomes that is put there. */
    static boolean isShell(Optional<Value> value) {
        return value.isEmpty()
                || value.get() instanceof Null
                || (value.get() instanceof Table table && table.isEmpty());
    }
}
