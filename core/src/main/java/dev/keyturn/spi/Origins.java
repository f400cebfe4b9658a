package dev.keyturn.spi;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The origins of values after an earlier write of the same run. Several migrations are planned at once, on the settings before the
 * first; a source recognises by its origin what goes from one key to another, and after each write that is another one.
 */
final class Origins {
    private final Map<Origin, Origin> now = new HashMap<>();

    private Origins(Settings planned, Settings there) {
        planned.forEach((key, value) -> follow(value, there.value(key)));
    }

    /** An edit that was planned on settings which by now have been written and read again. */
    @SuppressWarnings("ReferenceEquality") // nothing was written in between
    static Edit asOf(Edit edit, Settings planned, Settings there) {
        if (planned == there) {
            return edit;
        }
        Origins origins = new Origins(planned, there);
        Changes changes = edit.changes().with(origins::of);
        return new Edit(changes, edit.places(), edit.comments(), edit.heirs(), edit.layout());
    }

    private void follow(Value planned, Optional<Value> there) {
        if (there.isEmpty()) {
            return;
        }
        // what was copied has two places now, and is from neither
        now.merge(planned.origin(), there.get().origin(), (one, other) -> one.equals(other) ? one : Origin.unknown());
        if (planned instanceof Items list && there.get() instanceof Items items && list.size() == items.size()) {
            for (int i = 0; i < list.size(); i++) {
                follow(list.items().get(i), Optional.of(items.items().get(i)));
            }
        } else if (planned instanceof Table table && there.get() instanceof Table other) {
            table.forEach((name, child) -> follow(child, other.get(name)));
        }
    }

    private Value of(Value value) {
        Origin origin = now.getOrDefault(value.origin(), Origin.unknown());
        if (value instanceof Items list) {
            return Value.of(list.items().stream().map(this::of).toList()).withOrigin(origin);
        }
        if (value instanceof Table table) {
            Table.Builder moved = Table.builder().origin(origin);
            table.forEach((name, child) -> moved.put(name, of(child)));
            table.own().ifPresent(own -> moved.own(of(own)));
            return moved.build();
        }
        return value.withOrigin(value.origin().equals(Origin.unknown()) ? Origin.unknown() : origin);
    }
}
