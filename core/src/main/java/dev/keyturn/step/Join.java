package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import java.util.List;

/**
 * Several keys' values as one value under one key: {@link Split} the other way round.
 *
 * @param keys the keys of the parts, in the order of the splitter's
 * @param into the key of the whole
 * @param splitter the conversion
 * @param ifOccupied what to do where the key of the whole has a value
 */
public record Join(List<Key> keys, Key into, Splitter splitter, IfOccupied ifOccupied) implements Step {
    public Join {
        keys = List.copyOf(keys);
        Keys.named(into);
        SplitLens.check(into, keys, splitter);
        Keys.apart(keys);
    }

    @Override
    public String kind() {
        return "join";
    }

    private Transform transform() {
        return new Transform(keys, List.of(into), new SplitLens(splitter).reversed(), ifOccupied);
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
        return splitter.downLoses().map(List::of).orElse(List.of());
    }

    @Override
    public List<Conversion> conversions() {
        return List.of(splitter);
    }

    @Override
    public Table form() {
        return Form.table()
                .keys("keys", keys)
                .key("into", into)
                .conversion("with", splitter)
                .option("ifOccupied", ifOccupied, IfOccupied.REFUSE)
                .build();
    }

    static Join read(Form form) {
        return new Join(
                form.keys("keys"),
                form.key("into"),
                form.splitter("with"),
                form.option("ifOccupied", IfOccupied.REFUSE));
    }
}
