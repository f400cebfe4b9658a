package dev.keyturn.files.toml;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values without quotes: numbers, booleans and dates. */
final class Literals {
    private static final String DIGITS = "[0-9](?:_?[0-9])*";
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\\." + DIGITS + ")?(?:[eE][+-]?" + DIGITS
                    + ")?|0x[0-9a-fA-F](?:_?[0-9a-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*|[+-]?(?:inf|nan)");
    private static final Pattern DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})");
    private static final Pattern TIME = Pattern.compile("(\\d{2}):(\\d{2}):(\\d{2})(?:\\.\\d+)?");
    private static final Pattern OFFSET = Pattern.compile("[Zz]|[+-](\\d{2}):(\\d{2})");

    private Literals() {}

    /** Where the literal at an offset ends. A date and a time may have a space between them. */
    static int end(String text, int start) {
        int end = word(text, start);
        boolean isDate =
                end - start == 10 && DATE.matcher(text.substring(start, end)).matches();
        if (isDate && end + 1 < text.length() && text.charAt(end) == ' ' && Character.isDigit(text.charAt(end + 1))) {
            return word(text, end + 1);
        }
        return end;
    }

    private static int word(String text, int start) {
        int end = start;
        while (end < text.length() && " \t\r\n,]}#=[{\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    static Optional<Value> value(String literal) {
        if (literal.equals("true") || literal.equals("false")) {
            return Optional.of(Value.of(literal.equals("true")));
        }
        if (isNumber(literal)) {
            return Num.parse(literal).map(number -> number);
        }
        return isDate(literal) ? Optional.of(Value.of(literal)) : Optional.empty();
    }

    static boolean isNumber(String literal) {
        return literal.length() <= Num.MAX_LENGTH && NUMBER.matcher(literal).matches();
    }

    /** Whether it is a date, a time, or both, with or without an offset. */
    static boolean isDate(String literal) {
        if (literal.length() < 8 || literal.length() > 100) {
            return false;
        }
        if (literal.charAt(2) == ':') {
            return isTime(literal);
        }
        if (literal.length() < 10 || !isDay(literal.substring(0, 10))) {
            return false;
        }
        if (literal.length() == 10) {
            return true;
        }
        String rest = literal.substring(11);
        int offset = rest.length();
        for (int i = 0; i < rest.length() && offset == rest.length(); i++) {
            offset = "Zz+-".indexOf(rest.charAt(i)) >= 0 ? i : offset;
        }
        return "Tt ".indexOf(literal.charAt(10)) >= 0
                && isTime(rest.substring(0, offset))
                && (offset == rest.length() || isOffset(rest.substring(offset)));
    }

    private static boolean isDay(String day) {
        Matcher matcher = DATE.matcher(day);
        if (!matcher.matches()) {
            return false;
        }
        try {
            return LocalDate.of(
                            Integer.parseInt(matcher.group(1)),
                            Integer.parseInt(matcher.group(2)),
                            Integer.parseInt(matcher.group(3)))
                    != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String time) {
        Matcher matcher = TIME.matcher(time);
        return matcher.matches()
                && isBelow(matcher.group(1), 24)
                && isBelow(matcher.group(2), 60)
                && isBelow(matcher.group(3), 61);
    }

    private static boolean isOffset(String offset) {
        Matcher matcher = OFFSET.matcher(offset);
        return matcher.matches()
                && (matcher.group(1) == null || (isBelow(matcher.group(1), 24) && isBelow(matcher.group(2), 60)));
    }

    private static boolean isBelow(String digits, int limit) {
        return Integer.parseInt(digits) < limit;
    }
}
