package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.List;

/**
 * A key that steps say something about, and what is worth trying there, for whoever generates settings.
 *
 * @param key the key
 * @param isSource whether a step takes the value of this key; otherwise it writes there, or the key lies near
 * @param accepted values that a step takes there; none, where no step takes any
 * @param others values that it need not take: of another kind, just outside of what it takes, or in its way
 */
public record Choice(Key key, boolean isSource, List<Value> accepted, List<Value> others) {
    public Choice {
        accepted = List.copyOf(accepted);
        others = List.copyOf(others);
    }

    static Choice of(Slot slot) {
        return new Choice(slot.key(), slot.role() == Slot.Role.SOURCE, slot.good(), slot.other());
    }
}
