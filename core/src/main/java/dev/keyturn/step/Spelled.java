package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keys as references spell them. <code>${db.url}</code> is {@code url} in a table {@code db}; but where a single name has a dot in
 * it, as {@code db.url: x} in YAML, programs that take dots for levels mean that one, too.
 */
final class Spelled {
    /** A name of more parts than this is, where it is renamed, taken for a key as it stands. */
    private static final int MOST_PARTS = 8;

    /** No name with a dot in it is this long. */
    private static final int LONGEST = 1_000;

    private Spelled() {}

    /** The keys in these settings that a name may mean. */
    static Set<Key> in(Settings settings, String name) {
        Set<Key> keys = new LinkedHashSet<>();
        key(name).filter(settings::has).ifPresent(keys::add);
        if (name.length() <= LONGEST) {
            find(settings.root(), Key.root(), name, keys);
        }
        return keys;
    }

    private static void find(Table table, Key around, String name, Set<Key> keys) {
        if (table.get(name).isPresent()) {
            keys.add(around.child(name));
        }
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            Optional<Value> value = table.get(name.substring(0, dot));
            if (value.isPresent() && value.get() instanceof Table inner) {
                find(inner, around.child(name.substring(0, dot)), name.substring(dot + 1), keys);
            }
        }
    }

    private static Optional<Key> key(String name) {
        try {
            return Optional.of(Key.of(name));
        } catch (IllegalArgumentException notAKey) {
            return Optional.empty(); // such a name belongs to the environment or to another language, not to settings
        }
    }

    /** How a name is spelled when the key that it means is renamed; nothing if it is not. */
    static Optional<String> renamed(String name, Function<Key, Optional<Key>> renaming) {
        return key(name)
                .flatMap(renaming)
                .map(Key::toString)
                .or(() -> spellings(name).stream()
                        .flatMap(key -> renaming.apply(key).stream())
                        .findFirst()
                        .map(Spelled::joined));
    }

    /** All keys whose names are spelled like this with dots between them, as far as they have a dot or a bracket in a name. */
    private static List<Key> spellings(String name) {
        String[] parts = name.split("\\.", -1);
        List<Key> keys = new ArrayList<>();
        for (int joints = 0; parts.length <= MOST_PARTS && joints < 1 << (parts.length - 1); joints++) {
            List<String> names = new ArrayList<>(List.of(parts[0]));
            for (int i = 1; i < parts.length; i++) {
                if ((joints >> (i - 1) & 1) == 0) {
                    names.add(parts[i]);
                } else {
                    names.add(names.remove(names.size() - 1) + "." + parts[i]);
                }
            }
            keys.add(Key.ofNames(names.toArray(String[]::new)));
        }
        return keys;
    }

    /** A key as programs spell it that take all dots for levels. */
    private static String joined(Key key) {
        return key.segments().stream()
                .map(segment -> segment instanceof Segment.Name name
                        ? name.name()
                        : "[" + ((Segment.Index) segment).index() + "]")
                .collect(Collectors.joining("."))
                .replace(".[", "[");
    }
}
