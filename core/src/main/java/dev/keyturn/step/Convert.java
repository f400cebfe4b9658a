package dev.keyturn.step;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import java.util.List;
import java.util.Optional;

/**
 * One key's value in another form, in place or under a new name.
 *
 * @param from the key
 * @param to the new key; the same as {@code from} where it is converted in place
 * @param codec the conversion
 * @param ifOccupied what to do where the new key has a value
 * @param acceptedLoss why it is all right that the conversion does not keep everything, if it does not
 */
public record Convert(Key from, Key to, Codec codec, IfOccupied ifOccupied, Optional<String> acceptedLoss)
        implements Step {
    public Convert {
        Keys.named(from);
        Keys.named(to);
        Keys.reason(from, acceptedLoss);
        if (from.equals(to) && codec.sides() == Codec.Sides.ALIKE) {
            throw new IllegalArgumentException(from + ": " + codec.name()
                    + " cannot convert in place, because a value does not tell whether it is converted already;"
                    + " convert to a new key");
        }
    }

    @Override
    public String kind() {
        return "convert";
    }

    private boolean isInPlace() {
        return from.equals(to);
    }

    private Transform transform() {
        Lens lens = new CodecLens(codec);
        return isInPlace() ? Transform.inPlace(from, lens) : Transform.of(from, to, lens, ifOccupied);
    }

    @Override
    public Footprint footprint() {
        return transform().footprint();
    }

    @Override
    public Up up(Settings settings) {
        Work work = Work.up(settings);
        if (settings.isTextOnly() && isInPlace() && codec.sides() == Codec.Sides.DISTINCT_WHEN_TYPED) {
            work.problem(
                    from,
                    "where everything is text, a value does not tell whether " + codec.name()
                            + " has converted it already",
                    "a conversion to a new key",
                    "");
            return work.up();
        }
        return transform().up(work);
    }

    @Override
    public Down down(Settings settings, Residue residue, OnConflict policy) {
        return transform().down(Work.down(settings, residue, policy), residue);
    }

    @Override
    public List<String> losses() {
        return codec.upLoses().map(List::of).orElse(List.of());
    }

    @Override
    public List<Conversion> conversions() {
        return List.of(codec);
    }

    @Override
    public Table form() {
        Fields fields = isInPlace()
                ? Form.table().key("key", from)
                : Form.table().key("from", from).key("to", to);
        return fields.conversion("with", codec)
                .option("ifOccupied", ifOccupied, IfOccupied.REFUSE)
                .text("acceptLoss", acceptedLoss)
                .build();
    }

    static Convert read(Form form) {
        boolean isInPlace = form.has("key") || !(form.has("from") || form.has("to"));
        Key from = form.key(isInPlace ? "key" : "from");
        Key to = isInPlace ? from : form.key("to");
        return new Convert(
                from,
                to,
                form.codec("with"),
                form.option("ifOccupied", IfOccupied.REFUSE),
                form.optionalText("acceptLoss"));
    }
}
