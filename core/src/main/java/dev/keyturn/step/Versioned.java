package dev.keyturn.step;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;

/**
 * A name with the version of its meaning, {@code rename@1}; without one, the version that this program knows.
 *
 * @param name the name
 * @param version the version; 0 where none is said
 */
record Versioned(String name, int version) {
    static Versioned of(String text, Origin origin, Key key) {
        int at = text.indexOf('@');
        if (at < 0) {
            return new Versioned(text, 0);
        }
        String digits = text.substring(at + 1);
        if (!digits.matches("[1-9][0-9]{0,5}")) {
            throw Form.refuse(origin, key, "the version after @ is none", "a number from 1, as in rename@1");
        }
        return new Versioned(text.substring(0, at), Integer.parseInt(digits));
    }

    void check(int known, String what, Origin origin, Key key) {
        if (version != 0 && version != known) {
            throw new RefusedException(Problem.of(
                            origin,
                            key,
                            "the " + what + " " + name + " has version " + version,
                            "version " + known + ", which this program has")
                    .hint(
                            version > known
                                    ? "use the newer release that wrote this"
                                    : "use the older release that wrote this"));
        }
    }
}
