package dev.keyturn.review.lint;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a name is likely to be another one, mistyped or spelled otherwise. It would rather miss one than cry wolf: a single word
 * of a single segment may differ, it begins with the same letter, and numbers, plurals and short words are left alone.
 */
final class NearNames {
    private static final int SHORTEST = 4;
    private static final int SHORTEST_FOR_TWO = 8;

    private NearNames() {}

    /** Whether the one is likely to be the other, mistyped. */
    static boolean isTypo(Key one, Key other) {
        List<Segment> some = one.segments();
        List<Segment> others = other.segments();
        if (some.size() != others.size()) {
            return false;
        }
        int differing = -1;
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).equals(others.get(i))) {
                if (differing >= 0) {
                    return false;
                }
                differing = i;
            }
        }
        return differing >= 0
                && some.get(differing) instanceof Segment.Name a
                && others.get(differing) instanceof Segment.Name b
                && isTypo(words(a.name()), words(b.name()));
    }

    private static boolean isTypo(List<String> some, List<String> others) {
        if (some.size() != others.size()) {
            return false;
        }
        Optional<String[]> differing = Optional.empty();
        for (int i = 0; i < some.size(); i++) {
            if (!some.get(i).equals(others.get(i))) {
                if (differing.isPresent()) {
                    return false;
                }
                differing = Optional.of(new String[] {some.get(i), others.get(i)});
            }
        }
        return differing.filter(two -> isTypo(two[0], two[1])).isPresent();
    }

    private static boolean isTypo(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        boolean isPlural = (one + "s").equals(other) || (other + "s").equals(one);
        boolean hasNumber = !one.matches("\\D*") || !other.matches("\\D*");
        if (shorter < SHORTEST || isPlural || hasNumber || one.charAt(0) != other.charAt(0)) {
            return false;
        }
        return distance(one, other) <= (shorter < SHORTEST_FOR_TWO ? 1 : 2);
    }

    /** The words of a name, in small letters: {@code maxPoolSize}, {@code max-pool-size}. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        for (String word : name.split("[^\\p{L}\\p{N}]+|(?<=\\p{Ll})(?=\\p{Lu})", -1)) {
            if (!word.isEmpty()) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        return words;
    }

    /** How many letters were left out, added, exchanged for another, or swapped with their neighbour. */
    static int distance(String a, String b) {
        int[][] steps = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            steps[i][0] = i;
        }
        for (int j = 0; j <= b.length(); j++) {
            steps[0][j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            for (int j = 1; j <= b.length(); j++) {
                int replaced = steps[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                int best = Math.min(replaced, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
                boolean isSwapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                steps[i][j] = isSwapped ? Math.min(best, steps[i - 2][j - 2] + 1) : best;
            }
        }
        return steps[a.length()][b.length()];
    }
}
