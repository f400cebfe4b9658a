package dev.keyturn.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** Guesses which of the allowed names was meant, for hints. */
public final class Nearest {
    private Nearest() {}

    /** A name without upper case and what stands between words: names that are equal so are one in two spellings. */
    public static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._\\-\"]", "");
    }

    /** The name that the fewest single-character changes lead to; there is at least one name. */
    public static String to(String typed, Collection<String> names) {
        // Nobody mistypes more than this; longer text would only cost time.
        String start = typed.substring(0, Math.min(typed.length(), 100));
        return names.stream()
                .min(Comparator.comparingInt(name -> distance(start, name)))
                .orElseThrow();
    }

    private static int distance(String a, String b) {
        int[] above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = above[0];
            above[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = above[j];
                above[j] = Math.min(replaced, Math.min(above[j], above[j - 1]) + 1);
            }
        }
        return above[b.length()];
    }
}
