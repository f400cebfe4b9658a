package dev.keyturn.files.edit;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The way to an entry that comes into a text.
 *
 * @param table the innermost table on it that is there
 * @param names the tables that are missing below that one, and the entry itself
 */
public record Way(Key table, List<String> names) {
    public Way {
        names = List.copyOf(names);
    }

    /** The way to a key. The root is there in every text. */
    public static Way to(Key key, Predicate<Key> isThere) {
        Key table = key.parent().orElseThrow();
        while (!isThere.test(table)) {
            table = table.parent().orElseThrow();
        }
        List<String> names = key
                .segments()
                .subList(table.segments().size(), key.segments().size())
                .stream()
                .map(segment -> segment instanceof Segment.Name name ? name.name() : segment.toString())
                .toList();
        return new Way(table, names);
    }

    /** The way to an entry of what this one leads to. */
    public Way child(String name) {
        List<String> longer = new ArrayList<>(names);
        longer.add(name);
        return new Way(table, longer);
    }
}
