package dev.keyturn.env;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.List;
import java.util.Optional;

/** The variable is the key. */
record Exact() implements Naming {
    @Override
    public List<String> variables(Key key) {
        boolean isOne = key.segments().size() == 1 && key.segments().get(0) instanceof Segment.Name;
        return isOne ? Words.of(key).stream().filter(Exact::fits).toList() : List.of();
    }

    /** Whether a process can have a variable of this name at all. */
    static boolean fits(String name) {
        return !name.isEmpty() && name.indexOf('=') < 0 && name.indexOf('\0') < 0;
    }

    @Override
    public Optional<Key> key(String variable) {
        return Optional.of(Key.ofNames(variable));
    }

    @Override
    public String separator() {
        return "";
    }
}
