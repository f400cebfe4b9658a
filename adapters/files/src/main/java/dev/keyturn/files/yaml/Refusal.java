package dev.keyturn.files.yaml;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;

/** Refusals in the words of this format. */
final class Refusal {
    private Refusal() {}

    static RefusedException of(Origin origin, String what, String expected) {
        return of(origin, Key.root(), what, expected);
    }

    static RefusedException of(Origin origin, Key key, String what, String expected) {
        return new RefusedException(Problem.of(origin, key, what, expected));
    }

    static RefusedException of(Origin origin, Key key, String what, String expected, String hint) {
        return new RefusedException(Problem.of(origin, key, what, expected).hint(hint));
    }
}
