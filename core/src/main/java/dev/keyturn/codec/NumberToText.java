package dev.keyturn.codec;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;

/**
 * A number, and text with exactly what is written.
 *
 * <p>Unlike other codecs it does not take text for a number on the way up: that is what tells the two sides apart.
 */
record NumberToText() implements Codec {
    @Override
    public String name() {
        return "number-to-text";
    }

    @Override
    public String upAccepts() {
        return "a number";
    }

    @Override
    public String downAccepts() {
        return "text that is a number, without anything around it";
    }

    @Override
    public Optional<Value> up(Value value) {
        return value instanceof Num number ? Optional.of(Value.of(number.lexeme())) : Optional.empty();
    }

    @Override
    public Optional<Value> down(Value value) {
        return value instanceof Text text ? Num.parse(text.text()).map(number -> number) : Optional.empty();
    }

    @Override
    public Sides sides() {
        return Sides.DISTINCT_WHEN_TYPED;
    }
}
