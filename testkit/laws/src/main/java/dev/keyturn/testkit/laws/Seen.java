package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was seen in the new shape: the values that an edit may as well put there. */
final class Seen {
    private static final int PER_KEY = 12;

    private final Map<Key, Set<Value>> values = new HashMap<>();
    private final Set<Settings> young = new HashSet<>();
    private int size;
    private int crashes;
    private final Secrets secrets;

    Seen(Secrets secrets) {
        this.secrets = secrets;
    }

    Secrets secrets() {
        return secrets;
    }

    void add(Trial trial) {
        size++;
        Settings settings = trial.young();
        if (!trial.subject().isIdle(trial.residue())) {
            young.add(settings);
        }
        Leaves.of(settings).forEach((key, value) -> {
            Set<Value> known = values.computeIfAbsent(Leaves.general(key), k -> new LinkedHashSet<>());
            if (known.size() < PER_KEY && !secrets.hides(key, value)) {
                known.add(value);
            }
        });
    }

    /** So many states after a crash were looked at. */
    void crashed(int states) {
        crashes += states;
    }

    /** How many settings were accepted. */
    int size() {
        return size;
    }

    int crashes() {
        return crashes;
    }

    /** Whether the steps made these of others, and did not find them as they are. */
    boolean isMade(Settings settings) {
        return young.contains(settings);
    }

    /** Other values that were seen at a key. */
    List<Value> at(Key key) {
        return List.copyOf(values.getOrDefault(Leaves.general(key), Set.of()));
    }
}
