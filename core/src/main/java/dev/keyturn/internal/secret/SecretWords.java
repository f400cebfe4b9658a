package dev.keyturn.internal.secret;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a name, or a text, says about itself. All settings are asked in every run that writes, so a text is looked through
 * once and nothing is made on the way (EngineBenchmark.migrate).
 */
final class SecretWords {
    private static final List<String> WORDS = List.of("passw", "passphrase", "pwd", "secret", "token", "credential");
    private static final List<String> KINDS_OF_KEYS = List.of("api", "private", "auth");
    private static final Pattern PASSWORD_IS = Pattern.compile("(password|passwd|pwd|secret|token|api_?key)=.");

    /** The bit that tells a small letter from a capital one. */
    private static final int CASE = 0x20;

    /** The characters up to z that a word may begin with. */
    private static final boolean[] BEGINNINGS = new boolean['z' + 1];

    static {
        Stream.concat(WORDS.stream(), KINDS_OF_KEYS.stream()).forEach(word -> {
            BEGINNINGS[word.charAt(0)] = true;
            BEGINNINGS[Character.toUpperCase(word.charAt(0))] = true;
        });
    }

    private SecretWords() {}

    /** Whether what has this name is secret, in upper or lower case. */
    static boolean areIn(String name) {
        if (name.equals("pass")) {
            return true;
        }
        for (int at = 0; at < name.length(); at++) {
            char c = name.charAt(at);
            if (c <= 'z' && BEGINNINGS[c] && begins(name, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(String name, int at) {
        for (String word : WORDS) {
            if (stands(word, name, at)) {
                return true;
            }
        }
        for (String kind : KINDS_OF_KEYS) {
            if (stands(kind, name, at) && isKey(name, at + kind.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean stands(String word, String name, int at) {
        if (at + 1 >= name.length()) {
            return false;
        }
        char second = name.charAt(at + 1); // tells most apart before anything dear is done
        boolean isOther = second <= 'z' && (second | CASE) != word.charAt(1);
        return !isOther && name.regionMatches(true, at, word, 0, word.length());
    }

    /** {@code key}, with a dash, an underscore or both in front of it, or neither. */
    private static boolean isKey(String name, int from) {
        int at = from;
        if (name.startsWith("-", at)) {
            at++;
        }
        if (name.startsWith("_", at)) {
            at++;
        }
        return name.regionMatches(true, at, "key", 0, 3);
    }

    /** A URL with a user before its host, a jdbc URL likewise, or {@code password=} anywhere: rather one too many. */
    static boolean holdPassword(String text) {
        int scheme = text.indexOf("://");
        boolean isUrl = scheme >= 0 && text.indexOf(':', scheme + 3) >= 0 && text.indexOf('@', scheme + 3) >= 0;
        boolean isJdbc = text.startsWith("jdbc:") && text.indexOf('@') >= 0;
        return isUrl
                || isJdbc
                || (text.indexOf('=') >= 0
                        && PASSWORD_IS.matcher(text.toLowerCase(Locale.ROOT)).find());
    }
}
