package dev.keyturn.review.draft;

import dev.keyturn.internal.secret.SecretKeys;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Secret values, which a document would have to say: it is for everybody to read, so they are left out of it, and told. */
final class Withheld {
    private final SecretKeys secrets;
    private final Set<Key> keys = new LinkedHashSet<>();

    Withheld(SecretKeys secrets) {
        this.secrets = secrets;
    }

    /** Whether this is a secret; if so, it is remembered. */
    boolean holds(Key key, Value value) {
        boolean isSecret = (secrets.isSecret(key) && !saysNothing(value)) || secrets.holdsSecret(value);
        if (isSecret) {
            keys.add(key);
        }
        return isSecret;
    }

    /** Where a secret would go, and none is: nothing, a switch, or a reference to another place. */
    private static boolean saysNothing(Value value) {
        if (value instanceof Text text) {
            return text.text().isBlank() || text.text().matches("\\$\\{[^{}]*\\}");
        }
        return value instanceof Null
                || value instanceof Bool
                || (value instanceof Items list && list.size() == 0)
                || (value instanceof Table table && table.isEmpty());
    }

    List<Key> keys() {
        return List.copyOf(keys);
    }
}
