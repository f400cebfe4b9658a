package dev.keyturn.jdbc;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.spi.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which rows a selection is about, as texts of keys: some to the letter, and some by what they begin with. It may be more than
 * the selection asks for and is never less.
 *
 * @param isAll whether it is all of them
 * @param keys keys to the letter
 * @param beginnings what keys begin with
 */
record Part(boolean isAll, Set<String> keys, Set<String> beginnings) {
    private static final int LAST_OF_PLANE = 0xFFFF;

    static Part of(Selection selection) {
        Part part = new Part(false, new LinkedHashSet<>(), new LinkedHashSet<>());
        for (KeyPattern pattern : selection.patterns()) {
            if (pattern.around().isRoot() && pattern.beginning().isEmpty()) {
                return new Part(true, Set.of(), Set.of());
            }
            part.add(pattern);
        }
        return part;
    }

    private void add(KeyPattern pattern) {
        Key around = pattern.around();
        for (Optional<Key> key = Optional.of(around);
                key.isPresent();
                key = key.get().parent()) {
            key.filter(one -> !one.isRoot()).map(Key::toString).ifPresent(keys::add);
        }
        String before = around.isRoot() ? "" : around + ".";
        if (pattern.beginning().isEmpty()) {
            beginnings.add(before);
            return;
        }
        String plain = Key.ofNames(pattern.beginning()).toString();
        if (!plain.startsWith("\"")) {
            beginnings.add(before + plain);
        }
        String quoted = Key.ofNames(pattern.beginning() + " ").toString();
        beginnings.add(before + quoted.substring(0, quoted.length() - 2));
    }

    /** A range of texts that begin alike: from here on, and below the end where there is one. */
    static List<String> range(String beginning) {
        int last = beginning.codePointBefore(beginning.length());
        List<String> range = new ArrayList<>(List.of(beginning));
        boolean hasNext = last != LAST_OF_PLANE && last != Character.MAX_CODE_POINT;
        if (hasNext) {
            int next = last + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : last + 1;
            String rest = beginning.substring(0, beginning.length() - Character.charCount(last));
            range.add(rest + Character.toString(next));
        }
        return range;
    }

    /** A pattern for LIKE, in which the exclamation mark takes the meaning from what comes behind it. */
    static String like(String beginning) {
        return beginning.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
