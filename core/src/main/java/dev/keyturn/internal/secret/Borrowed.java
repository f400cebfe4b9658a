package dev.keyturn.internal.secret;

import java.util.ArrayList;
import java.util.List;

/** The keys of somebody else for a rehearsal; what is sealed in it is gone with it, and so is its key. */
final class Borrowed implements Vault.KeyHolder {
    private final SealingKey own = SealingKey.random();
    private final List<SealingKey> all = new ArrayList<>(List.of(own));

    Borrowed(List<SealingKey> borrowed) {
        all.addAll(borrowed);
    }

    @Override
    public List<SealingKey> existing() {
        return all;
    }

    @Override
    public boolean canSeal() {
        return true;
    }

    @Override
    public SealingKey orMake() {
        return own;
    }

    @Override
    public void rotate() {
        throw new IllegalStateException("a rehearsal keeps no key");
    }
}
