package dev.keyturn.env;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the naming rules share. */
final class Words {
    private Words() {}

    /** The names that a key is made of; the places of list elements as their numbers. */
    static List<String> of(Key key) {
        return key.segments().stream()
                .map(segment -> segment instanceof Segment.Name name
                        ? name.name()
                        : Integer.toString(((Segment.Index) segment).index()))
                .toList();
    }

    /** Capitals, in the same way on every machine: a Turkish one has other ones for i. */
    static String capitals(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Small letters, in the same way on every machine. */
    static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** The key with these names between separators, in small letters; the whole as one name where one of them would be empty. */
    static Optional<Key> key(String variable, String separator) {
        String[] names = small(variable).split(Pattern.quote(separator), -1);
        boolean isWhole = names.length > Key.MAX_DEPTH || Arrays.asList(names).contains("");
        return Optional.of(isWhole ? Key.ofNames(variable) : Key.ofNames(names));
    }
}
