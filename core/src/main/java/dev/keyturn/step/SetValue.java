package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * A value at a key, whatever is there. On the way back the value that was there returns, unless this one was edited.
 *
 * @param key the key
 * @param value the value
 */
public record SetValue(Key key, Value value) implements Step {
    private static final String WAS = "was";

    public SetValue {
        Keys.named(key);
    }

    @Override
    public String kind() {
        return "set";
    }

    @Override
    public Footprint footprint() {
        return Footprint.of(List.of(), List.of(key));
    }

    @Override
    public Up up(Settings settings) {
        Work work = Work.up(settings);
        Optional<Value> there = value instanceof Table ? work.at(key) : work.value(key);
        if (there.equals(Optional.of(settings.held(value)))) {
            return work.up(Residue.idle());
        }
        work.did();
        there.ifPresent(was -> work.keep(WAS, was));
        work.put(key, value);
        return work.up();
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        Work work = Work.down(settings, residue, policy);
        Optional<Value> live = value instanceof Table ? work.at(key) : work.value(key);
        if (!residue.isDone()) {
            return work.down();
        }
        if (live.isEmpty()) {
            work.remark(Remark.What.STAYS_DELETED, key);
            return work.down();
        }
        if (!live.get().equals(settings.held(value))) {
            work.remark(Remark.What.KEPT, key);
            return work.down();
        }
        Optional<Value> was = residue.get(WAS);
        if (was.isEmpty()) {
            work.take(key, value);
        } else if (!(value instanceof Table)
                && was.filter(work.cannotStandAt(key)).isPresent()) {
            work.take(key); // the table that was empty is there, with what came meanwhile
        } else if (value instanceof Table) {
            work.replaceAll(key, was.get());
        } else {
            work.exchange(key, was.get());
        }
        return work.down();
    }

    @Override
    public Table form() {
        return Form.table().key("key", key).value("value", value).build();
    }

    static SetValue read(Form form) {
        return new SetValue(form.key("key"), form.value("value"));
    }
}
