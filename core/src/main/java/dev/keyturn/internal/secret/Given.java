package dev.keyturn.internal.secret;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.List;

/**
 * Keys that the program gives.
 *
 * @param keys the keys, the current one first
 */
public record Given(List<SealingKey> keys) implements Vault.KeyHolder {
    public Given {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("at least one key");
        }
    }

    @Override
    public List<SealingKey> existing() {
        return keys;
    }

    @Override
    public boolean canSeal() {
        return true;
    }

    @Override
    public SealingKey orMake() {
        return keys.get(0);
    }

    @Override
    public void rotate() {
        throw new RefusedException(
                Problem.of(Origin.of("key"), Key.root(), "the program gives the key itself", "a key that Keyturn made")
                        .hint("give the new key first, and the older ones behind it"));
    }
}
