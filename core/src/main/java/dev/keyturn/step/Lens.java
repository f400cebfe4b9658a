package dev.keyturn.step;

import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;

/**
 * How the values of some keys become the values of others, and back: what differs between the steps that share {@link
 * Transform}. A value may be missing; at least one is there.
 */
interface Lens {
    /** The new values, or nothing if these are not accepted. */
    Optional<List<Optional<Value>>> up(List<Optional<Value>> old);

    /** The old values, or nothing if these are not accepted. */
    Optional<List<Optional<Value>>> down(List<Optional<Value>> young);

    /** Whether values that stand in one place, old or new, have the new form already. */
    default boolean isYoung(List<Optional<Value>> values) {
        return down(values).isPresent();
    }

    /** What {@link #up} accepts, after "expected". */
    String upAccepts();

    /** What {@link #down} accepts, after "expected". */
    String downAccepts();

    /** What to do where {@link #up} does not accept; may be empty. */
    default String hint() {
        return "";
    }

    /** Whether the original is kept even where converting there and back gives it again. */
    default boolean keepsOriginal() {
        return false;
    }
}
