package dev.keyturn.selftest.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * One set of secret values.
 *
 * @param password under a key whose name says that it is secret; it stands in another value as well
 * @param declared under a key that a migration declares
 * @param inUrl the password in a URL
 * @param constant what a step sets
 * @param listed in a list
 */
record Secrets(String password, String declared, String inUrl, String constant, String listed) {
    /** Each as long as its counterpart in the other set. */
    static final Secrets ONE =
            new Secrets("hunter2-hunter2", "quiet-lake-71", "blue.whale-44", "old-oak-tree-9", "seven-stones-5");

    static final Secrets OTHER =
            new Secrets("correct-horse-8", "noisy-wind-82", "pink.shark-53", "new-elm-leaf-3", "eight-clouds-6");

    /** Words and names that reports say, whatever the secrets are. */
    static final Secrets WORDS = new Secrets("migrated", "rename", "changed", "1-first", "rollback");

    /** As long, and nobody says them. */
    static final Secrets NO_WORDS = new Secrets("zqxjvkwy", "kqzxwj", "wvqzxjk", "zxqvwkj", "xqwzvkjq");

    List<String> all() {
        return List.of(password, declared, inUrl, constant, listed);
    }

    /** All texts in which one can be read, in plain or in base64 at any offset. */
    List<String> forms() {
        List<String> forms = new ArrayList<>();
        for (String secret : all()) {
            forms.add(secret);
            for (int offset = 0; offset < 3; offset++) {
                byte[] shifted = ("x".repeat(offset) + secret).getBytes(StandardCharsets.UTF_8);
                String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
                // the characters at either end also depend on what stands beside the secret
                forms.add(text.substring(
                        offset == 0 ? 0 : offset + 1, text.length() - (shifted.length % 3 == 0 ? 0 : 1)));
            }
        }
        return forms;
    }
}
