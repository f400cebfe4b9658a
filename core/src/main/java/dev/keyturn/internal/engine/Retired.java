package dev.keyturn.internal.engine;

import dev.keyturn.settings.Change;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Old names that an applied migration took out of the settings, and that are there again: somebody expects an effect of them. */
final class Retired {
    private Retired() {}

    static List<String> notices(History history, Settings now, List<String> returned) {
        Map<Key, String> retired = new LinkedHashMap<>();
        for (Applied applied : history.applied()) {
            if (!returned.contains(applied.id())) {
                applied.changes().forEach(change -> reach(retired, change, applied.id()));
            }
        }
        List<String> notices = new ArrayList<>();
        retired.forEach((key, id) -> {
            if (now.value(key).isPresent()) {
                notices.add(key + " was retired by " + id + " and is there again; nothing reads it");
            }
        });
        return notices;
    }

    private static void reach(Map<Key, String> retired, Change change, String id) {
        if (change.after().isPresent()) {
            retired.remove(change.key());
        } else {
            retired.put(change.key(), id);
        }
    }
}
