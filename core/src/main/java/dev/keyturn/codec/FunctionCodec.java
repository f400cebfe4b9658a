package dev.keyturn.codec;

import dev.keyturn.settings.Value;
import java.util.Optional;
import java.util.function.Function;

/** A codec made of two functions. */
record FunctionCodec(
        String name,
        Sides sides,
        String upAccepts,
        Function<Value, Optional<Value>> upward,
        String downAccepts,
        Function<Value, Optional<Value>> downward)
        implements Codec {

    @Override
    public Optional<Value> up(Value value) {
        return upward.apply(value);
    }

    @Override
    public Optional<Value> down(Value value) {
        return downward.apply(value);
    }
}
