package dev.keyturn.step;

import dev.keyturn.codec.Conversion;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.function.Supplier;

/** Runs code that is not Keyturn's: what it throws becomes a problem, without its message, which may quote a value. */
final class Attempt {
    private Attempt() {}

    static <T> T at(Conversion conversion, Supplier<T> code) {
        try {
            return code.get();
        } catch (RefusedException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            throw refused("the conversion " + conversion.name(), "conversion", failure);
        }
    }

    static RefusedException refused(String what, String kind, RuntimeException failure) {
        RefusedException refused = new RefusedException(Problem.of(
                        Origin.unknown(),
                        Key.root(),
                        what + " failed with " + failure.getClass().getSimpleName(),
                        "a " + kind + " that answers every value, if only by not accepting it")
                .hint("the exception's cause says where"));
        refused.initCause(failure);
        return refused;
    }
}
