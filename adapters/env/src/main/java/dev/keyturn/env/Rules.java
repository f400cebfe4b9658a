package dev.keyturn.env;

import dev.keyturn.settings.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that says which variable is which setting.
 *
 * @param naming the rule
 * @param prefix what is in front of all variables
 * @param known the settings that may be meant
 * @param meanings variables of which somebody said what they mean
 */
record Rules(Naming naming, String prefix, List<Key> known, Map<String, Key> meanings) {
    Rules {
        known = List.copyOf(known);
        meanings = Map.copyOf(meanings);
    }

    Rules knowing(Collection<Key> keys) {
        return new Rules(naming, prefix, List.copyOf(keys), meanings);
    }

    /** The variables that a key is read from, with the prefix. */
    List<String> variables(Key key) {
        return naming.variables(key).stream().map(prefix::concat).toList();
    }

    /** The variable that a key gets which has none yet. */
    Optional<String> variable(Key key) {
        return meanings.entrySet().stream()
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> naming.variable(key).map(prefix::concat));
    }
}
