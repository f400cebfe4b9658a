package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import java.util.List;

/**
 * One key's value in parts, each under a key of its own.
 *
 * @param from the key of the whole
 * @param into the keys of the parts, in the order of the splitter's
 * @param splitter the conversion
 * @param ifOccupied what to do where one of the parts' keys has a value
 */
public record Split(Key from, List<Key> into, Splitter splitter, IfOccupied ifOccupied) implements Step {
    public Split {
        into = List.copyOf(into);
        Keys.named(from);
        SplitLens.check(from, into, splitter);
        Keys.apart(into);
    }

    @Override
    public String kind() {
        return "split";
    }

    private Transform transform() {
        return new Transform(List.of(from), into, new SplitLens(splitter), ifOccupied);
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
    public List<String> losses() {
        return splitter.upLoses().map(List::of).orElse(List.of());
    }

    @Override
    public List<Conversion> conversions() {
        return List.of(splitter);
    }

    @Override
    public Table form() {
        return Form.table()
                .key("key", from)
                .keys("into", into)
                .conversion("with", splitter)
                .option("ifOccupied", ifOccupied, IfOccupied.REFUSE)
                .build();
    }

    static Split read(Form form) {
        return new Split(
                form.key("key"),
                form.keys("into"),
                form.splitter("with"),
                form.option("ifOccupied", IfOccupied.REFUSE));
    }
}
