package dev.keyturn.settings;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of any size, kept exactly as it was written: {@code 0x1F}, {@code 1e3}, {@code 3.10}, {@code 1_000}, thirty
 * digits. Nothing is ever rounded through a {@code double}.
 *
 * <p>Two numbers are equal when they are written the same, so that what comes back after a round trip is what was there;
 * {@link #sameNumberAs} compares what they stand for.
 */
public final class Num implements Value {
    /** As long as a number may be written; arithmetic on longer ones would be a way to stop a program. */
    public static final int MAX_LENGTH = 1_000;

    private static final Pattern BASED = Pattern.compile(
            "([+-]?)0(?:([xX])([0-9a-fA-F]+(?:_[0-9a-fA-F]+)*)|([oO])([0-7]+(?:_[0-7]+)*)|([bB])([01]+(?:_[01]+)*))");
    private static final Pattern DECIMAL = Pattern.compile(
            "[+-]?(?:[0-9]+(?:_[0-9]+)*(?:\\.(?:[0-9]+(?:_[0-9]+)*)?)?|\\.[0-9]+(?:_[0-9]+)*)(?:[eE][+-]?[0-9]+(?:_[0-9]+)*)?");
    private static final Pattern NOT_FINITE = Pattern.compile("([+-]?)\\.?(inf|Inf|INF|nan|NaN|NAN|Infinity)");

    private final String lexeme;
    private final Origin origin;

    private Num(String lexeme, Origin origin) {
        this.lexeme = lexeme;
        this.origin = origin;
    }

    /**
     * A number as it is written in JSON, YAML, HOCON or TOML.
     *
     * @throws IllegalArgumentException if this is no number, or is longer than {@link #MAX_LENGTH}
     */
    public static Num of(String lexeme) {
        return parse(lexeme)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a number: expected digits with at most " + MAX_LENGTH + " characters"));
    }

    /** A number as it is written in JSON, YAML, HOCON or TOML, or nothing if the text is none. */
    public static Optional<Num> parse(String lexeme) {
        return isNumber(lexeme) ? Optional.of(new Num(lexeme, Origin.unknown())) : Optional.empty();
    }

    private static boolean isNumber(String lexeme) {
        if (isPlainInteger(lexeme)) {
            return true;
        }
        if (lexeme.length() > MAX_LENGTH) {
            return false;
        }
        if (NOT_FINITE.matcher(lexeme).matches()) {
            return true;
        }
        return (BASED.matcher(lexeme).matches() || (DECIMAL.matcher(lexeme).matches() && exponentFits(lexeme)))
                && normalFormFits(lexeme);
    }

    /** Whether the one spelling of all that are the same is a number too: it may be longer than this one. */
    private static boolean normalFormFits(String lexeme) {
        if (lexeme.length() <= 10) {
            return true; // there is no room for an exponent of nine digits
        }
        String normal = new Num(lexeme, Origin.unknown()).normalised();
        return normal.length() <= MAX_LENGTH && exponentFits(normal);
    }

    /** The common case, without a regular expression. */
    private static boolean isPlainInteger(String lexeme) {
        int length = lexeme.length();
        if (length == 0 || length > 18) {
            return false;
        }
        int start = length > 1 && lexeme.charAt(0) == '-' ? 1 : 0;
        for (int i = start; i < length; i++) {
            if (lexeme.charAt(i) < '0' || lexeme.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean exponentFits(String lexeme) {
        int e = Math.max(lexeme.indexOf('e'), lexeme.indexOf('E'));
        return e < 0
                || lexeme.substring(e + 1)
                                .replaceAll("[_+-]", "")
                                .replaceFirst("^0+", "")
                                .length()
                        <= 9;
    }

    /** The number as it was written. */
    public String lexeme() {
        return lexeme;
    }

    /** Whether it is written as a whole number: {@code 1000} and {@code 0x1F} are, {@code 1e3} and {@code 1.0} are not. */
    public boolean isInteger() {
        return isPlainInteger(lexeme) || BASED.matcher(lexeme).matches() || isDecimalInteger();
    }

    private boolean isDecimalInteger() {
        for (int i = 0; i < lexeme.length(); i++) {
            char c = lexeme.charAt(i);
            if ((c < '0' || c > '9') && c != '_' && (i > 0 || (c != '-' && c != '+'))) {
                return false;
            }
        }
        return true;
    }

    /** The exact number; nothing for infinities and for what is not a number. */
    public Optional<BigDecimal> exact() {
        if (isPlainInteger(lexeme)) {
            return Optional.of(BigDecimal.valueOf(Long.parseLong(lexeme)));
        }
        if (NOT_FINITE.matcher(lexeme).matches()) {
            return Optional.empty();
        }
        Matcher based = BASED.matcher(lexeme);
        return Optional.of(based.matches() ? based(based) : new BigDecimal(lexeme.replace("_", "")));
    }

    private static BigDecimal based(Matcher m) {
        BigInteger magnitude = m.group(3) != null
                ? digits(m.group(3), 16)
                : m.group(5) != null ? digits(m.group(5), 8) : digits(m.group(7), 2);
        return new BigDecimal(m.group(1).equals("-") ? magnitude.negate() : magnitude);
    }

    private static BigInteger digits(String digits, int base) {
        return new BigInteger(digits.replace("_", ""), base);
    }

    /** The number as a {@code long}, if it is a whole one that fits, however it is written. */
    public Optional<Long> asLong() {
        if (isPlainInteger(lexeme)) {
            return Optional.of(Long.valueOf(lexeme));
        }
        return exact().filter(n -> n.signum() == 0 || n.precision() - (long) n.scale() <= 19)
                .filter(n -> n.signum() == 0 || n.stripTrailingZeros().scale() <= 0)
                .map(BigDecimal::toBigInteger)
                .filter(n -> n.bitLength() < 64)
                .map(BigInteger::longValue);
    }

    /** Whether both stand for the same number: {@code 0x10}, {@code 16} and {@code 16.0} do. */
    public boolean sameNumberAs(Num other) {
        Optional<BigDecimal> mine = exact();
        Optional<BigDecimal> theirs = other.exact();
        if (mine.isPresent() && theirs.isPresent()) {
            return mine.get().compareTo(theirs.get()) == 0;
        }
        return mine.isEmpty() && theirs.isEmpty() && notFinite().equals(other.notFinite());
    }

    /**
     * One spelling for all spellings of a number of the same kind: {@code 0x10} and {@code 16} give {@code 16}, {@code
     * 3.10} and {@code 3.1} give {@code 3.1}, and {@code 1} and {@code 1.0} stay apart.
     */
    public String normalised() {
        Optional<BigDecimal> exact = exact();
        if (exact.isEmpty()) {
            return notFinite();
        }
        if (isInteger()) {
            return exact.get().toBigInteger().toString();
        }
        String digits = exact.get().stripTrailingZeros().toString();
        return digits.contains(".") || digits.contains("E") ? digits : digits + ".0";
    }

    private String notFinite() {
        String word = lexeme.toLowerCase(Locale.ROOT);
        if (word.contains("nan")) {
            return ".nan";
        }
        return word.startsWith("-") ? "-.inf" : ".inf";
    }

    @Override
    public Origin origin() {
        return origin;
    }

    @Override
    public Num withOrigin(Origin elsewhere) {
        return new Num(lexeme, elsewhere);
    }

    @Override
    public String kind() {
        return "number";
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Num other && lexeme.equals(other.lexeme);
    }

    @Override
    public int hashCode() {
        return lexeme.hashCode();
    }

    @Override
    public String toString() {
        return lexeme;
    }
}
