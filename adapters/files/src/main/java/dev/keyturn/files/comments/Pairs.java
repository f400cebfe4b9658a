package dev.keyturn.files.comments;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which lines were others before: those that are equal or much alike, in order; between them those that take the place of
 * others, one by one.
 */
record Pairs(List<Integer> partners) {
    private static final int NONE = -1;
    private static final int EQUAL = 200;
    private static final int ALIKE = 50;

    static Pairs of(List<String> before, List<String> after) {
        int[][] best = best(before, after);
        List<Integer> partners = new ArrayList<>();
        int i = 0;
        int gap = 0; // where the lines begin that have no partner yet, behind the last one that has
        for (int j = 0; j < after.size(); ) {
            int likeness = i < before.size() ? likeness(before.get(i), after.get(j)) : 0;
            if (likeness > 0 && best[i][j] == best[i + 1][j + 1] + likeness) {
                partners.add(i++);
                gap = i;
                j++;
            } else if (i < before.size() && best[i][j] == best[i + 1][j]) {
                i++;
            } else {
                partners.add(gap < i ? gap++ : NONE);
                j++;
            }
        }
        return new Pairs(partners);
    }

    /** How much of what lies behind each two lines can be paired at best. */
    private static int[][] best(List<String> before, List<String> after) {
        int[][] best = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                int likeness = likeness(before.get(i), after.get(j));
                int paired = likeness > 0 ? best[i + 1][j + 1] + likeness : 0;
                best[i][j] = Math.max(paired, Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
        return best;
    }

    /** By what they have in common at both ends; nothing where that is less than half. */
    private static int likeness(String one, String other) {
        if (one.equals(other)) {
            return EQUAL;
        }
        String some = words(one);
        String others = words(other);
        int most = Math.min(some.length(), others.length());
        int start = 0;
        while (start < most && some.charAt(start) == others.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && some.charAt(some.length() - 1 - end) == others.charAt(others.length() - 1 - end)) {
            end++;
        }
        int length = Math.max(some.length(), others.length());
        int likeness = length == 0 ? 0 : (start + end) * 100 / length;
        return likeness < ALIKE ? 0 : likeness;
    }

    private static String words(String line) {
        int at = 0;
        while (at < line.length() && !Character.isLetterOrDigit(line.charAt(at))) {
            at++;
        }
        return line.substring(at).toLowerCase(Locale.ROOT);
    }

    /** The number of the line before. */
    Optional<Integer> partner(int line) {
        return Optional.of(partners.get(line)).filter(number -> number != NONE);
    }
}
