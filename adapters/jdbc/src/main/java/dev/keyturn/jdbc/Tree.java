package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows on their way to become settings. */
final class Tree {
    private final SortedMap<String, Tree> below = new TreeMap<>();
    private @Nullable Value own;

    void put(Key key, Value value) {
        Tree at = this;
        for (Segment segment : key.segments()) {
            at = at.below.computeIfAbsent(((Segment.Name) segment).name(), name -> new Tree());
        }
        at.own = value;
    }

    /** As a table. An empty one with something below it is that table. */
    Table table() {
        Table.Builder table = Table.builder();
        below.forEach((name, child) -> table.put(name, child.value()));
        Value mine = own;
        if (mine != null && !below.isEmpty() && !(mine instanceof Table)) {
            table.own(mine);
        }
        return table.build();
    }

    private Value value() {
        Value mine = own;
        return mine != null && below.isEmpty() ? mine : table();
    }
}
