package dev.keyturn.internal.engine;

import dev.keyturn.internal.document.DocumentWriter;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.step.Description;
import java.util.stream.Collectors;

/** In which fields two descriptions of a migration differ. */
final class Difference {
    private static final int MOST = 5;

    private Difference() {}

    static String of(Table applied, Description now) {
        Changes changes = Changes.between(Settings.of(applied), Settings.of(DocumentWriter.write(now)));
        String fields = changes.list().stream()
                .limit(MOST)
                .map(change -> change.key().toString())
                .collect(Collectors.joining(", "));
        int more = changes.list().size() - MOST;
        return "it differs in " + fields + (more > 0 ? " and " + more + " more" : "");
    }
}
