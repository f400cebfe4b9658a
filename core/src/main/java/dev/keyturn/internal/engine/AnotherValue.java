package dev.keyturn.internal.engine;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;

/** What somebody could make of a value. */
final class AnotherValue {
    private AnotherValue() {}

    /** Another value of the same kind, as an operator might write it; nothing for kinds that have none. */
    static Optional<Value> of(Value value) {
        if (value instanceof Bool bool) {
            return Optional.of(Value.of(!bool.bool()));
        }
        if (value instanceof Num number) {
            return number.asLong().map(one -> Value.of(one + 1));
        }
        if (value instanceof Text text) {
            return Optional.of(Value.of(edited(text.text())));
        }
        return Optional.empty();
    }

    /** Counts the first number in a text up, so that 3s becomes 4s; a word gets a letter more. */
    private static String edited(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '0' && c <= '8') {
                return text.substring(0, i) + (char) (c + 1) + text.substring(i + 1);
            }
        }
        return text.equalsIgnoreCase("true") ? "false" : text.equalsIgnoreCase("false") ? "true" : text + "x";
    }
}
