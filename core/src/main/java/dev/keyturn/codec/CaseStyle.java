package dev.keyturn.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way to write several words as one.
 *
 * <p>Words are made of ASCII letters and digits and begin with a letter. So {@code max2Size} is <i>max2 size</i>, every
 * style writes it in exactly one way, and each reads back what another wrote. {@code max-2} and {@code ÄPFEL} belong to
 * no style.
 */
public enum CaseStyle {
    /** {@code max-pool-size}. */
    KEBAB("-", false, false),
    /** {@code max_pool_size}. */
    SNAKE("_", false, false),
    /** {@code maxPoolSize}. */
    CAMEL("", false, true),
    /** {@code MaxPoolSize}. */
    PASCAL("", true, true),
    /** {@code MAX_POOL_SIZE}. */
    UPPER_SNAKE("_", true, false);

    private final String separator;
    private final boolean startsUpper;
    private final boolean capitals;

    CaseStyle(String separator, boolean startsUpper, boolean capitals) {
        this.separator = separator;
        this.startsUpper = startsUpper;
        this.capitals = capitals;
    }

    /** As it stands in the name of a codec. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Such a text, for messages. */
    String example() {
        return write(List.of("max", "pool", "size"));
    }

    /** The words in lower case, or nothing if the text is not in this style. */
    Optional<List<String>> read(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean starts = capitals && i > 0 && isUpper(c);
            if (starts || separator.indexOf(c) >= 0) {
                words.add(word.toString());
                word.setLength(0);
            }
            if (separator.indexOf(c) < 0) {
                word.append(lower(c));
            }
        }
        words.add(word.toString());
        return words.stream().allMatch(CaseStyle::isWord) && write(words).equals(text)
                ? Optional.of(words)
                : Optional.empty();
    }

    private static boolean isWord(String word) {
        return !word.isEmpty()
                && isLower(word.charAt(0))
                && word.chars().allMatch(c -> isLower((char) c) || WholeNumber.isDigit((char) c));
    }

    /** The words, which are in lower case, in this style. */
    String write(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.isEmpty() ? "" : separator);
            boolean upper = text.isEmpty() ? startsUpper : capitals || startsUpper;
            for (int i = 0; i < word.length(); i++) {
                text.append(upper && (i == 0 || !capitals) ? upper(word.charAt(i)) : word.charAt(i));
            }
        }
        return text.toString();
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static char lower(char c) {
        return isUpper(c) ? (char) (c + 32) : c;
    }

    private static char upper(char c) {
        return isLower(c) ? (char) (c - 32) : c;
    }
}
