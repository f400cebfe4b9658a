package dev.keyturn.internal.secret;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The secrets of some settings, which are looked for once, when somebody asks: there may be very many settings. */
public final class SecretsIn {
    private final SecretKeys keys;
    private final Settings settings;
    private @Nullable List<Value> found;

    /** The values of these settings that are at secret keys, or tell that they are secret themselves. */
    public SecretsIn(SecretKeys keys, Settings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    /** Which keys are secret. */
    public SecretKeys keys() {
        return keys;
    }

    /** Whether there are any. */
    public boolean areThere() {
        return !found().isEmpty();
    }

    void forEach(Consumer<? super Value> action) {
        found().forEach(action);
    }

    private List<Value> found() {
        List<Value> now = found;
        if (now == null) {
            List<Value> values = new ArrayList<>();
            keys.forEachIn(settings, values::add);
            now = values;
            found = now;
        }
        return now;
    }
}
