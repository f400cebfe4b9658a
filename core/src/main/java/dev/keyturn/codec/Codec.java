package dev.keyturn.codec;

import dev.keyturn.settings.Value;
import java.util.Optional;
import java.util.function.Function;

/**
 * A conversion of one value, with both directions. "Up" is the direction of its name: from milliseconds to a duration.
 *
 * <p>For every value that {@link #up} accepts, {@link #down} accepts the result, and converting that up again gives the
 * same result; likewise the other way round. Where converting there and back gives another value than the first (3001
 * as whole seconds), {@link #upLoses} says so. Text-only sources hold everything as text, so a codec accepts {@code
 * "3000"} where it accepts {@code 3000}.
 */
public non-sealed interface Codec extends Conversion {
    /** How well a value tells by itself which of the two sides it is on. */
    enum Sides {
        /**
         * A value that both directions accept converts to itself both ways; so converting again what is converted
         * changes nothing. Only such a codec may convert a key in place.
         */
        DISTINCT,
        /** As DISTINCT, but only while text is told apart from numbers and booleans: not in a text-only source. */
        DISTINCT_WHEN_TYPED,
        /** Some values could be on either side; conversion is to a new key only. */
        ALIKE
    }

    /**
     * A codec made of two functions that keep what is promised here. It is Java: where the way back is taken without
     * it, only what was not edited comes back.
     */
    static Codec of(
            String name,
            Sides sides,
            String upAccepts,
            Function<Value, Optional<Value>> up,
            String downAccepts,
            Function<Value, Optional<Value>> down) {
        return new FunctionCodec(name, sides, upAccepts, up, downAccepts, down);
    }

    /** The converted value, or nothing if this one is not accepted. */
    Optional<Value> up(Value value);

    /** The value converted back, or nothing if this one is not accepted. */
    Optional<Value> down(Value value);

    /** Whether the two sides can be told apart. */
    Sides sides();

    /** The same codec in the other direction; {@code a-to-b} is named {@code b-to-a} then. */
    default Codec reversed() {
        return new Reversed(this);
    }
}
