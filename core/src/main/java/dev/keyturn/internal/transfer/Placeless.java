package dev.keyturn.internal.transfer;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;

/** Values without the places that they were read at: in another source the same line is the place of something else. */
final class Placeless {
    private Placeless() {}

    static Value of(Value value) {
        if (value instanceof Items list) {
            return Value.of(list.items().stream().map(Placeless::of).toList());
        }
        if (value instanceof Table table) {
            Table.Builder same = Table.builder();
            table.own().ifPresent(own -> same.own(of(own)));
            table.forEach((name, child) -> same.put(name, of(child)));
            return same.build();
        }
        return value.withOrigin(Origin.unknown());
    }
}
