package dev.keyturn;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import java.util.Locale;
import java.util.Optional;

/**
 * What a migrator is allowed to do. Whoever operates a program says it with the variable {@code KEYTURN_MODE}, which has the
 * last word.
 */
public enum Mode {
    /** Nothing: {@code migrate} leaves everything as it is, and says so. Everything else that writes is refused. */
    OFF,
    /** As {@link #OFF}, but {@code migrate} works out, and reports, what it would do. */
    PLAN,
    /** Everything. */
    MIGRATE;

    /** The variable that has the last word. */
    public static final String VARIABLE = "KEYTURN_MODE";

    static Mode of(Optional<String> variable, Mode inCode) {
        if (variable.filter(text -> !text.isBlank()).isEmpty()) {
            return inCode;
        }
        for (Mode mode : values()) {
            if (mode.name().equals(variable.get().strip().toUpperCase(Locale.ROOT))) {
                return mode;
            }
        }
        throw new RefusedException(Problem.of(
                Origin.of("environment"), Key.ofNames(VARIABLE), "it names no mode", "OFF, PLAN or MIGRATE"));
    }
}
