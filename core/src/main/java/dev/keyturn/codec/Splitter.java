package dev.keyturn.codec;

import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * A conversion between one value and its parts, each a setting of its own: {@code host:port} and host and port.
 *
 * <p>"Up" is splitting. For every value that {@link #up} accepts, {@link #down} accepts the parts, and splitting the
 * result again gives the same parts; likewise the other way round.
 */
public non-sealed interface Splitter extends Conversion {
    /** The names of the parts, in order: {@code host}, {@code port}. */
    List<String> parts();

    /**
     * The parts, as many as {@link #parts()}, each present or missing, at least one of them present; or nothing if the
     * value is not accepted.
     */
    Optional<List<Optional<Value>>> up(Value whole);

    /** The whole made of its parts, as many as {@link #parts()}, or nothing if they are not accepted together. */
    Optional<Value> down(List<Optional<Value>> parts);
}
