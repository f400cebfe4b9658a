package dev.keyturn.env;

import dev.keyturn.spi.Instruction;
import dev.keyturn.spi.Instruction.Put;
import java.util.regex.Pattern;

/** Sentences for people in the middle of what programs read. */
final class Comments {
    /** What a shell, systemd and Kubernetes all take for the name of a variable. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private Comments() {}

    static boolean isPlain(String name) {
        return PLAIN.matcher(name).matches();
    }

    /** Whether both names are plain. */
    static boolean isPlain(Instruction one) {
        return isPlain(one.name()) && one.source().map(Comments::isPlain).orElse(true);
    }

    /** What it says, as a comment of one line. */
    static String of(Instruction one) {
        return "# " + line(one.toString());
    }

    /** What it says, and why that is all. */
    static String of(Instruction one, String why) {
        return of(one) + ": " + why;
    }

    /** What to say where the value is secret. */
    static String secret(Instruction one) {
        return one instanceof Put
                ? "its value is secret and is not written here"
                : "the value is secret and is not written here; take it from where the old one is set";
    }

    /** Nothing of a name begins another line. */
    private static String line(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
