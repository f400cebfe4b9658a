package dev.keyturn.internal.secret;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Goes over settings once and finds what is secret. Each name is looked at once, however much is below it, and no key is
 * made where no pattern can fit (EngineBenchmark.migrate).
 */
final class SecretWalk {
    private final List<KeyPattern> patterns;
    private final Consumer<? super Value> action;

    SecretWalk(List<KeyPattern> patterns, Consumer<? super Value> action) {
        this.patterns = patterns;
        this.action = action;
    }

    void over(Settings settings) {
        below(settings.root(), patterns.isEmpty() ? null : Key.root(), false);
    }

    /** {@code key} is that of the table, or null where no pattern fits anything in it. */
    private void below(Table table, @Nullable Key key, boolean isSecret) {
        table.forEach((name, child) -> {
            boolean isChildSecret = isSecret || SecretWords.areIn(name);
            Key at = key == null || isChildSecret ? null : fitting(key.child(name));
            Value own = child instanceof Table inner && inner.size() > 0
                    ? inner.own().orElse(null)
                    : child;
            if (own != null && (isChildSecret || at != null || SecretKeys.tells(own))) {
                action.accept(own);
            }
            if (child instanceof Table inner) {
                below(inner, at, isChildSecret);
            }
        });
    }

    private @Nullable Key fitting(Key key) {
        KeyPattern exactly = KeyPattern.of(key);
        for (KeyPattern pattern : patterns) {
            if (pattern.overlaps(exactly)) {
                return key;
            }
        }
        return null;
    }
}
