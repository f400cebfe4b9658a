package dev.keyturn.review.drift;

import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Two settings, key by key. Lists of tables are compared element by element, other lists as a whole. */
final class Comparison {
    private final boolean isTextOnly;
    private final boolean isOtherTextOnly;
    private Map<Key, Value> one;
    private Map<Key, Value> other;

    Comparison(Settings one, Settings other) {
        this.isTextOnly = one.isTextOnly();
        this.isOtherTextOnly = other.isTextOnly();
        this.one = leaves(one);
        this.other = leaves(other);
    }

    private static Map<Key, Value> leaves(Settings settings) {
        Map<Key, Value> leaves = new LinkedHashMap<>();
        settings.forEach((key, value) -> add(key, value, leaves));
        return leaves;
    }

    private static void add(Key key, Value value, Map<Key, Value> leaves) {
        if (value instanceof Items list && list.items().stream().anyMatch(Table.class::isInstance)) {
            for (int i = 0; i < list.size(); i++) {
                add(key.item(i), list.items().get(i), leaves);
            }
        } else if (value instanceof Table table && table.size() > 0) {
            table.own().ifPresent(own -> leaves.put(key, own));
            table.forEach((name, child) -> add(key.child(name), child, leaves));
        } else {
            leaves.put(key, value);
        }
    }

    /** Variables have names by a rule that forgets what stands between words: they take the names of the other place. */
    void byWords(boolean isFirst) {
        if (isFirst) {
            one = named(one, other.keySet());
        } else {
            other = named(other, one.keySet());
        }
    }

    private static Map<Key, Value> named(Map<Key, Value> variables, Set<Key> names) {
        Map<String, Key> byWords = new HashMap<>();
        names.forEach(key -> byWords.putIfAbsent(Nearest.bare(key.toString()), key));
        Map<Key, Value> named = new LinkedHashMap<>();
        variables.forEach((key, value) -> {
            Key known = byWords.getOrDefault(Nearest.bare(key.toString()), key);
            named.put(names.contains(key) || named.containsKey(known) ? key : known, value);
        });
        return named;
    }

    /** What has to be known where one of the two holds nothing but text. */
    Optional<String> textOnly(String name, String otherName) {
        if (isTextOnly == isOtherTextOnly) {
            return Optional.empty();
        }
        String text = isTextOnly ? name : otherName;
        String typed = isTextOnly ? otherName : name;
        return Optional.of(
                text + " holds nothing but text, so numbers and booleans of " + typed + " are compared as their text");
    }

    /** All keys of both, in the order of the first. */
    Set<Key> keys() {
        Set<Key> keys = new LinkedHashSet<>(one.keySet());
        keys.addAll(other.keySet());
        return keys;
    }

    Optional<Value> one(Key key) {
        return Optional.ofNullable(one.get(key));
    }

    Optional<Value> other(Key key) {
        return Optional.ofNullable(other.get(key));
    }

    /** Whether both have the key with the same value. */
    boolean isSame(Key key) {
        Value mine = one.get(key);
        Value theirs = other.get(key);
        if (mine == null || theirs == null) {
            return false;
        }
        return mine.equals(theirs) || (isTextOnly != isOtherTextOnly && isSameText(mine, theirs));
    }

    /** Whether both say the same in values of two kinds. */
    boolean isTypeOnly(Key key) {
        Value mine = one.get(key);
        Value theirs = other.get(key);
        return mine != null && theirs != null && !mine.kind().equals(theirs.kind()) && isSameText(mine, theirs);
    }

    private static boolean isSameText(Value one, Value other) {
        if (one instanceof Items || other instanceof Items || one instanceof Table || other instanceof Table) {
            return false;
        }
        String mine = text(one);
        String theirs = text(other);
        boolean isOneText = one instanceof Text || other instanceof Text;
        return isOneText && (mine.equals(theirs) || isSameNumber(one, other, mine, theirs));
    }

    /** Of two texts, none is a number. */
    private static boolean isSameNumber(Value one, Value other, String mine, String theirs) {
        if (!(one instanceof Num || other instanceof Num)) {
            return false;
        }
        Optional<Num> number = Num.parse(theirs);
        return Num.parse(mine)
                .filter(num -> number.filter(num::sameNumberAs).isPresent())
                .isPresent();
    }

    private static String text(Value value) {
        return value instanceof Text text ? text.text() : value.toString();
    }
}
