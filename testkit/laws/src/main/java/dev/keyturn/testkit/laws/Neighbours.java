package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keys that careless code takes for another one. */
final class Neighbours {
    private Neighbours() {}

    static List<Key> of(Key key) {
        Key parent = key.parent().orElseThrow();
        if (!(key.last().orElseThrow() instanceof Segment.Name last)) {
            return List.of();
        }
        String name = last.name();
        List<Key> near = new ArrayList<>();
        near.add(parent.child(name + "s"));
        near.add(parent.child("other"));
        near.add(parent.child(name.toUpperCase(Locale.ROOT)));
        if (!parent.isRoot() && parent.last().orElseThrow() instanceof Segment.Name around) {
            Key grandparent = parent.parent().orElseThrow();
            near.add(grandparent.child(around.name() + "_" + name));
            near.add(grandparent.child(around.name() + "." + name));
        } else if (name.contains("_")) {
            near.add(parent.append(Key.ofNames(name.split("_", -1))));
        }
        near.add(Key.ofNames("elsewhere"));
        near.remove(key);
        return near;
    }
}
