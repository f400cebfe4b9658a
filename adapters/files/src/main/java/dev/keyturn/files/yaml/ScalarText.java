package dev.keyturn.files.yaml;

import java.util.Locale;
import java.util.regex.Pattern;

/** Text as a YAML scalar in one line. */
final class ScalarText {
    /** What YAML 1.1 takes for something else than text: many libraries still do. */
    private static final Pattern NOT_TEXT_IN_1_1 = Pattern.compile("(?i:y|n|yes|no|on|off|true|false|null|~|=|<<)"
            + "|[-+]?0b[01_]+|[-+]?0x[0-9a-fA-F_]+|[-+]?[0-9][0-9_,]*"
            + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?"
            + "|[-+]?(?:[0-9][0-9_,]*)?\\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+"
            + "|[-+]?\\.(?i:inf|nan)"
            + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt \\t].*)?");

    private static final String INDICATORS = "-?:,[]{}#&*!|>'\"%@`";

    private ScalarText() {}

    /** As wished, or in the least quotes that the text needs. */
    static String of(String text, Quotes wished, boolean isFlow) {
        if (wished == Quotes.NONE && isPlain(text, isFlow) && !isAmbiguous(text)) {
            return text;
        }
        return quoted(text, wished);
    }

    /** As {@link #of}, in the place of an unquoted text that YAML 1.1 takes for no text: so is the new one, then. */
    static String unquoted(String text, boolean isFlow) {
        return isPlain(text, isFlow) ? text : quoted(text, Quotes.NONE);
    }

    static boolean isAmbiguous(String text) {
        return NOT_TEXT_IN_1_1.matcher(text).matches();
    }

    /** Whether the text needs no quotes. */
    static boolean isFree(String text, boolean isFlow) {
        return isPlain(text, isFlow) && !isAmbiguous(text);
    }

    /** Whether the text stays the same text without quotes, for YAML 1.2. */
    private static boolean isPlain(String text, boolean isFlow) {
        if (text.isEmpty() || !isPrintable(text) || text.indexOf('\t') >= 0 || !text.equals(text.strip())) {
            return false;
        }
        boolean beginsAsText = INDICATORS.indexOf(text.charAt(0)) < 0
                || (text.length() > 1
                        && "-:".indexOf(text.charAt(0)) >= 0
                        && Character.isLetterOrDigit(text.charAt(1)));
        if (!beginsAsText
                || text.startsWith("...")
                || text.contains(": ")
                || text.contains(" #")
                || text.endsWith(":")
                || text.charAt(0) == '\ufeff') {
            return false;
        }
        if (isFlow && (text.chars().anyMatch(c -> ",[]{}".indexOf(c) >= 0) || text.contains(":"))) {
            return false;
        }
        return Typing.isText(text);
    }

    private static String quoted(String text, Quotes wished) {
        boolean single = wished == Quotes.SINGLE || (wished == Quotes.NONE && text.indexOf('"') >= 0);
        return single && isPrintable(text) && text.indexOf('\t') < 0
                ? "'" + text.replace("'", "''") + "'"
                : doubleQuoted(text);
    }

    private static String doubleQuoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case 0 -> out.append("\\0");
                default -> {
                    if (isPrintable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(String.format(Locale.ROOT, c > 0xffff ? "\\U%08x" : "\\u%04x", c));
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    private static boolean isPrintable(String text) {
        return text.codePoints().allMatch(c -> c == '\t' || isPrintable(c));
    }

    /** What may stand in a line as it is; line ends of any kind, byte order marks and half surrogates may not. */
    static boolean isPrintable(int c) {
        return (c >= 0x20 && c <= 0x7e)
                || (c >= 0xa0 && c <= 0xd7ff && c != 0x2028 && c != 0x2029)
                || (c >= 0xe000 && c <= 0xfffd && c != 0xfeff)
                || (c >= 0x10000 && c <= 0x10ffff);
    }
}
