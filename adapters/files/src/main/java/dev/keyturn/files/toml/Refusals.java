package dev.keyturn.files.toml;

import dev.keyturn.files.layout.Lines;
import dev.keyturn.files.toml.Node.Scalar;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import java.util.HashSet;
import java.util.Set;

/** Refuses what cannot be edited, or would not come back as it was. */
final class Refusals {
    private final Lines lines;
    private final Set<Entry> moved = new HashSet<>();

    Refusals(Lines lines) {
        this.lines = lines;
    }

    /** An entry moves elsewhere, so that nothing happens to it with the table around it. */
    void moves(Entry entry) {
        moved.add(entry);
    }

    RefusedException missing(Key key) {
        return lines.refuse(0, key, "it is not in the file", "a key of the file");
    }

    RefusedException of(Entry entry, Key key, String what, String expected) {
        int at = entry.node != null
                ? entry.node.start()
                : entry.uses.isEmpty() ? 0 : entry.uses.get(0).name().start();
        return lines.refuse(at, key, what, expected, "change this place by hand first");
    }

    /** A date would come back as a string. */
    void checkDates(Entry entry, Key key) {
        if (entry.node instanceof Scalar scalar && scalar.isDate()) {
            throw of(
                    entry,
                    key,
                    "it is a date, which could not be told from a text when it comes back",
                    "a key without dates");
        }
        entry.children.values().stream()
                .filter(child -> !moved.contains(child))
                .forEach(child -> checkDates(child, key));
        entry.items.forEach(item -> checkDates(item, key));
    }
}
