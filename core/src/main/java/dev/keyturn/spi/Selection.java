package dev.keyturn.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import java.util.List;

/**
 * The keys that a read asks for, each with all below it. A source that can fetch a part does; others give everything.
 *
 * @param patterns the keys, with all below them
 */
public record Selection(List<KeyPattern> patterns) {
    private static final Selection ALL = new Selection(List.of(KeyPattern.of(Key.root())));

    public Selection {
        patterns = List.copyOf(patterns);
    }

    /** Everything. */
    public static Selection all() {
        return ALL;
    }
}
