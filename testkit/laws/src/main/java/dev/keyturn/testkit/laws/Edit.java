package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.function.UnaryOperator;

/**
 * What a user does to settings between up and down.
 *
 * @param kind the kind of edit
 * @param what in words
 * @param key the key that is edited
 * @param change the edit; settings on which it cannot be made stay as they are
 */
record Edit(Kind kind, String what, Key key, UnaryOperator<Settings> change) {
    /** The kinds of edits. */
    enum Kind {
        SET,
        BOTH,
        DELETE,
        REORDER,
        ELEMENTS
    }

    static Edit set(Key key, Value value) {
        return new Edit(Kind.SET, "set " + key + " to " + value, key, settings -> {
            boolean isBlocked = settings.blockedAt(key).isPresent();
            return isBlocked ? settings : settings.with(key, value);
        });
    }

    /** Two keys at once, as somebody does with what belongs together. */
    static Edit both(Edit one, Edit other) {
        return new Edit(
                Kind.BOTH,
                one.what + " and " + other.what,
                one.key,
                settings -> other.change.apply(one.change.apply(settings)));
    }

    /** Another list in the place of one. */
    static Edit elements(String what, Key key, Value list) {
        return new Edit(Kind.ELEMENTS, what, key, settings -> settings.with(key, list));
    }

    static Edit delete(Key key) {
        return new Edit(Kind.DELETE, "delete " + key, key, settings -> settings.without(key));
    }

    static Edit deleteAll(Key key) {
        return new Edit(Kind.DELETE, "delete " + key + " with all below it", key, settings -> settings.withoutAll(key));
    }

    Settings on(Settings settings) {
        return change.apply(settings);
    }
}
