package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Node.Braces;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import java.util.List;

/**
 * Where a new field stands.
 *
 * @param holder the object
 * @param number in front of which of its members
 * @param like a field for the same table, whose path and style the new one takes over, or none
 */
record Anchor(Braces holder, int number, List<Use> like) {

    static Anchor of(Entry table, Key key, Place place, Refusals refusals) {
        if (!place.isFirst()) {
            Entry neighbour = table.children.get(place.after());
            if (neighbour != null) {
                Use use = neighbour.uses.get(neighbour.uses.size() - 1);
                return new Anchor(use.holder(), use.number() + 1, List.of(use));
            }
        }
        if (!table.objects.isEmpty()) {
            return atTop(table.objects.get(0), table);
        }
        for (Entry child : table.children.values()) {
            Use use = child.uses.get(0);
            return new Anchor(use.holder(), use.number(), List.of(use));
        }
        if (table.uses.isEmpty()) {
            throw refusals.of(table, key, "nothing can be put into an element that is a substitution", "an object");
        }
        Use own = table.uses.get(table.uses.size() - 1);
        Use below = new Use(own.holder(), own.number(), own.field(), own.index() + 1);
        return new Anchor(own.holder(), own.number() + 1, List.of(below));
    }

    /** Behind what the object includes. */
    private static Anchor atTop(Braces object, Entry table) {
        int first = 0;
        while (first < object.members().size() && object.members().get(first) instanceof Node.Include) {
            first++;
        }
        List<Use> like = table.children.values().stream()
                .flatMap(child -> child.uses.stream())
                .filter(use -> use.holder().start() == object.start())
                .limit(1)
                .toList();
        return new Anchor(object, first, like);
    }
}
