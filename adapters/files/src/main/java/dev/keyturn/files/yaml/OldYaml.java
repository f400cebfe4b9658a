package dev.keyturn.files.yaml;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values that YAML 1.1 takes for something else than YAML 1.2 does. Many programs read 1.1: whoever moves such a value, or
 * converts it, should know that Keyturn and the program do not mean the same by it.
 */
final class OldYaml {
    static final String EXPECTED = "quotes around it, or a form that all readers take for the same";

    private static final Set<String> BOOLEANS = Set.of("y", "yes", "n", "no", "on", "off");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0b[01_]+"
            + "|0x[0-9a-fA-F_]+"
            + "|[0-9][0-9_]*(\\.[0-9_]*)?([eE][-+]?[0-9]+)?"
            + "|\\.[0-9][0-9_]*([eE][-+]?[0-9]+)?"
            + "|[1-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?)");
    private static final Pattern LEADING_ZERO = Pattern.compile("[-+]?0[0-9]+");
    private static final int LONGEST = 64;

    private OldYaml() {}

    /** What is different about an unquoted value, if something is. */
    static Optional<String> otherwise(String plain, Value value) {
        if (plain.isEmpty() || plain.length() > LONGEST) {
            return Optional.empty();
        }
        if (value instanceof Num) {
            return number(plain);
        }
        if (!(value instanceof Text)) {
            return Optional.empty();
        }
        if (isBoolean(plain)) {
            return Optional.of("YAML 1.2 takes it for text, and older readers take it for a boolean");
        }
        return mayBeNumber(plain.charAt(0)) && NUMBER.matcher(plain).matches()
                ? Optional.of("YAML 1.2 takes it for text, and older readers take it for a number")
                : Optional.empty();
    }

    /** In small letters, in capitals, or with one capital in front. */
    private static boolean isBoolean(String plain) {
        String small = plain.toLowerCase(Locale.ROOT);
        String tail = plain.substring(1);
        return BOOLEANS.contains(small)
                && (tail.equals(small.substring(1)) || plain.equals(plain.toUpperCase(Locale.ROOT)));
    }

    private static boolean mayBeNumber(char first) {
        return (first >= '0' && first <= '9') || first == '+' || first == '-' || first == '.';
    }

    private static Optional<String> number(String plain) {
        if (plain.startsWith("0o")) {
            return Optional.of("YAML 1.2 takes it for a number, and older readers take it for text");
        }
        return LEADING_ZERO.matcher(plain).matches()
                ? Optional.of(
                        "YAML 1.2 takes it for a decimal number, and older readers take it for an octal one, or for text")
                : Optional.empty();
    }
}
