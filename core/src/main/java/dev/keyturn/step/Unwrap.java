package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;

/**
 * One key's list of one element as that element: {@code [a]} becomes {@code a}. A single value is left as it is; an empty or longer
 * list is refused.
 *
 * @param key the key
 */
public record Unwrap(Key key) implements Step {
    public Unwrap {
        Keys.named(key);
    }

    @Override
    public String kind() {
        return "unwrap";
    }

    private Transform transform() {
        return Transform.inPlace(key, WrapLens.unwrap());
    }

    @Override
    public Footprint footprint() {
        return transform().footprint();
    }

    @Override
    public Up up(Settings settings) {
        return transform().up(Work.up(settings));
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        return transform().down(Work.down(settings, residue, policy), residue);
    }

    @Override
    public Table form() {
        return Form.table().key("key", key).build();
    }

    static Unwrap read(Form form) {
        return new Unwrap(form.key("key"));
    }
}
