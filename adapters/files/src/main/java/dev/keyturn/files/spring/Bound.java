package dev.keyturn.files.spring;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A value that Spring binds to a name: dashes, underscores and case do not count, nor whether dots are levels or a part of a
 * key, nor which element of a list it is.
 *
 * @param key where it is
 * @param value the value
 */
record Bound(Key key, Value value) {
    /** All that is bound to a name, which has only small letters and dots in it. */
    static Stream<Bound> at(Table root, String name) {
        return at(root, Key.root(), name);
    }

    private static Stream<Bound> at(Table table, Key around, String name) {
        return table.names().stream().flatMap(own -> {
            String bound = bound(own);
            Key key = around.child(own);
            Value value = table.get(own).orElseThrow();
            if (bound.equals(name)) {
                return Stream.of(new Bound(key, value));
            }
            return value instanceof Table inner && name.startsWith(bound + ".")
                    ? at(inner, key, name.substring(bound.length() + 1))
                    : Stream.empty();
        });
    }

    private static String bound(String name) {
        String plain = name.endsWith("]") && name.contains("[") ? name.substring(0, name.indexOf('[')) : name;
        return plain.replace("-", "").replace("_", "").toLowerCase(Locale.ROOT);
    }
}
