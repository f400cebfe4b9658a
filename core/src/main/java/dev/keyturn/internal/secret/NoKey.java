package dev.keyturn.internal.secret;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.List;

/**
 * No key: all right until a secret has to be stored.
 *
 * @param source the source, for the message
 */
public record NoKey(String source) implements Vault.KeyHolder {
    @Override
    public List<SealingKey> existing() {
        return List.of();
    }

    @Override
    public boolean canSeal() {
        return false;
    }

    @Override
    public SealingKey orMake() {
        throw new RefusedException(problem(source));
    }

    @Override
    public void rotate() {
        throw new RefusedException(Problem.of(
                        Origin.of(source),
                        Key.root(),
                        "no key is in use, so none can be changed",
                        "a key that Keyturn made")
                .hint("give the migrator a directory, where one is made when it is needed"));
    }

    /** What a plan says beforehand. */
    public static Problem problem(String source) {
        return Problem.of(
                        Origin.of(source),
                        Key.root(),
                        "a secret has to be kept for the way back, and there is no key to encrypt it with",
                        "a key of 32 bytes")
                .hint("give the migrator one with key, or a directory, where one is made");
    }
}
