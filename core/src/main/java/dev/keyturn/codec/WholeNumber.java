package dev.keyturn.codec;

import dev.keyturn.settings.Num;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Optional;

/** Whole numbers from 0 up that fit a {@code long}, where they are written so that everybody reads the same number. */
final class WholeNumber {
    private WholeNumber() {}

    /** The number of a number however it is written, or of text that holds its plain digits. */
    static Optional<Long> of(Value value) {
        if (value instanceof Num number) {
            return ofNumber(number);
        }
        return value instanceof Text text ? ofDigits(text.text()) : Optional.empty();
    }

    private static Optional<Long> ofNumber(Num number) {
        String lexeme = number.lexeme();
        String digits = lexeme.startsWith("+") ? lexeme.substring(1) : lexeme;
        // 010 is eight to some readers and ten to others.
        return lexeme.startsWith("-") || hasLeadingZero(digits) ? Optional.empty() : number.asLong();
    }

    private static boolean hasLeadingZero(String digits) {
        return digits.length() > 1 && digits.charAt(0) == '0' && (isDigit(digits.charAt(1)) || digits.charAt(1) == '_');
    }

    /** The number of plain digits without leading zeros. */
    static Optional<Long> ofDigits(String digits) {
        int length = digits.length();
        if (length == 0 || length > 19 || hasLeadingZero(digits)) {
            return Optional.empty();
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            if (!isDigit(digits.charAt(i))) {
                return Optional.empty();
            }
            // 19 digits overflow at most once, and then into the negative.
            number = number * 10 + (digits.charAt(i) - '0');
        }
        return number < 0 ? Optional.empty() : Optional.of(number);
    }

    /** Whether it is one of the ten ASCII digits. */
    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
