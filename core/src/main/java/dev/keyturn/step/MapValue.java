package dev.keyturn.step;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import java.util.List;
import java.util.Optional;

/**
 * One key's value exchanged by a table of words: {@code DEBUG} becomes {@code verbose}. A value that is not in the table is
 * refused.
 *
 * @param key the key
 * @param words the table, as {@link dev.keyturn.codec.Codecs#enumMap} makes it
 * @param acceptedLoss why it is all right that two words become one, if they do
 */
public record MapValue(Key key, Codec words, Optional<String> acceptedLoss) implements Step {
    public MapValue {
        Keys.named(key);
        Keys.reason(key, acceptedLoss);
        if (!words.name().equals("enum-map") || !Codecs.isBuiltIn(words)) {
            throw new IllegalArgumentException(
                    key + ": the words are no table as Codecs.enumMap makes it; expected one, or use convert");
        }
        if (words.sides() == Codec.Sides.ALIKE) {
            throw new IllegalArgumentException(
                    key + ": a word stands on both sides of the table, so a value does not tell"
                            + " whether it is mapped already; convert to a new key with enum-map");
        }
    }

    @Override
    public String kind() {
        return "mapValue";
    }

    private Transform transform() {
        return Transform.inPlace(key, new CodecLens(words));
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
        return words.upLoses().map(List::of).orElse(List.of());
    }

    @Override
    public List<Conversion> conversions() {
        return List.of(words);
    }

    @Override
    public Table form() {
        return Form.table()
                .key("key", key)
                .value("map", words.options())
                .text("acceptLoss", acceptedLoss)
                .build();
    }

    static MapValue read(Form form) {
        return new MapValue(form.key("key"), form.words("map"), form.optionalText("acceptLoss"));
    }
}
