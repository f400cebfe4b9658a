package dev.keyturn.review.draft;

import dev.keyturn.settings.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The words that a name is made of, in small letters, however they are put together: {@code maxPoolSize}, {@code max-pool-size} and
 * {@code MAX_POOL_SIZE} have the same.
 *
 * @param list the words, in order
 */
record NameWords(List<String> list) {
    /** Of shorter words, one that begins another one says nothing. */
    private static final int SHORTEST_BEGINNING = 3;

    private static final Set<String> UNITS = Set.of(
            "ms",
            "msec",
            "milli",
            "millisecond",
            "s",
            "sec",
            "second",
            "min",
            "minute",
            "hour",
            "day",
            "byte",
            "kb",
            "kib",
            "mb",
            "mib",
            "gb",
            "gib");

    private static final double BEGINNING = 0.8;

    NameWords {
        list = List.copyOf(list);
    }

    /** Those of a name, or of several with anything between. */
    static NameWords of(String name) {
        List<String> words = new ArrayList<>();
        for (String part :
                name.split("[^\\p{L}\\p{N}]+|(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})", -1)) {
            if (!part.isEmpty()) {
                words.add(singular(part.toLowerCase(Locale.ROOT)));
            }
        }
        return new NameWords(words);
    }

    /** Those of the last name of a key. */
    static NameWords last(Key key) {
        return of(key.last().map(Object::toString).orElse(""));
    }

    /** Those of everything above the last name of a key. */
    static NameWords above(Key key) {
        return of(key.parent()
                .filter(parent -> !parent.isRoot())
                .map(Key::toString)
                .orElse(""));
    }

    private static String singular(String word) {
        return word.length() > SHORTEST_BEGINNING && word.endsWith("s") && !word.endsWith("ss")
                ? word.substring(0, word.length() - 1)
                : word;
    }

    /** The same without words that say what a number counts: those go with a conversion, {@code timeoutMs} and {@code timeout}. */
    NameWords withoutUnits() {
        return new NameWords(list.stream().filter(word -> !UNITS.contains(word)).toList());
    }

    /** How much of both is the same: 1 for the same words, 0 where no word of the one is in the other. */
    double likeness(NameWords other) {
        if (list.isEmpty() || other.list.isEmpty()) {
            return list.equals(other.list) ? 1 : 0;
        }
        List<String> left = new ArrayList<>(other.list);
        double same = 0;
        for (String word : list) {
            int best = -1;
            double most = 0;
            for (int i = 0; i < left.size(); i++) {
                double likeness = likeness(word, left.get(i));
                if (likeness > most) {
                    most = likeness;
                    best = i;
                }
            }
            if (best >= 0) {
                same += most;
                left.remove(best);
            }
        }
        return 2 * same / (list.size() + other.list.size());
    }

    private static double likeness(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int shorter = Math.min(one.length(), other.length());
        boolean begins = shorter >= SHORTEST_BEGINNING && (one.startsWith(other) || other.startsWith(one));
        return begins ? BEGINNING : 0;
    }
}
