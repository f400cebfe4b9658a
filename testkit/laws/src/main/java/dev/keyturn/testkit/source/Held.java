package dev.keyturn.testkit.source;

import dev.keyturn.testkit.laws.Law;
import java.util.Objects;

/** Demands equality in the name of a law. */
final class Held {
    private Held() {}

    static void same(Law law, Object expected, Object actual, String what) {
        if (!Objects.equals(expected, actual)) {
            throw new AssertionError(law + "\n  " + what + ":\n  expected " + expected + "\n  but was  " + actual);
        }
    }
}
