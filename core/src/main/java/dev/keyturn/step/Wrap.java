package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;

/**
 * One key's single value as a list with that one element: {@code a} becomes {@code [a]}. A list is left as it is.
 *
 * @param key the key
 */
public record Wrap(Key key) implements Step {
    public Wrap {
        Keys.named(key);
    }

    @Override
    public String kind() {
        return "wrap";
    }

    private Transform transform() {
        return Transform.inPlace(key, WrapLens.wrap());
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

    static Wrap read(Form form) {
        return new Wrap(form.key("key"));
    }
}
