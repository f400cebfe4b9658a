package dev.keyturn.spi;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The keys that a read asks for, each with all below it, and with the values of the keys around it: a list or a scalar may stand
 * where a table is expected. A source that can fetch a part does; others give everything.
 *
 * @param patterns the keys, with all below them
 */
public record Selection(List<KeyPattern> patterns) {
    private static final Selection ALL = new Selection(List.of(KeyPattern.of(Key.root())));

    public Selection {
        patterns = List.copyOf(patterns);
    }

    /** Everything, and among it these keys: a source whose names may mean several keys knows that these are meant. */
    public Selection naming(Collection<KeyPattern> keys) {
        List<KeyPattern> all = new ArrayList<>(patterns);
        all.addAll(keys);
        return new Selection(all);
    }

    /** Everything. */
    public static Selection all() {
        return ALL;
    }

    /** Whether the value of this key is asked for. */
    public boolean asksFor(Key key) {
        return patterns.stream().anyMatch(pattern -> pattern.covers(key) || pattern.isBelow(key));
    }
}
