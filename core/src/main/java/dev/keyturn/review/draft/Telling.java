package dev.keyturn.review.draft;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Which values tell by themselves that two keys are the same setting: those that are no everyday ones, and stand nowhere else. */
final class Telling {
    private static final int SHORTEST = 4;

    private final Map<Value, Integer> before = new HashMap<>();
    private final Map<Value, Integer> after = new HashMap<>();

    Telling(Collection<Value> gone, Collection<Value> added) {
        gone.forEach(value -> before.merge(value, 1, Integer::sum));
        added.forEach(value -> after.merge(value, 1, Integer::sum));
    }

    boolean of(Value old, Value young) {
        return isRare(old) && isRare(young) && before.getOrDefault(old, 0) <= 1 && after.getOrDefault(young, 0) <= 1;
    }

    private static boolean isRare(Value value) {
        if (value instanceof Items list) {
            return list.size() > 0;
        }
        if (value instanceof Bool || value instanceof Null || value instanceof Table) {
            return false;
        }
        String text = value instanceof Text one ? one.text() : value.toString();
        boolean isRound = text.matches("-?[0-9]?0*") || text.matches("(?i)true|false|null|none|auto|default|info");
        return text.length() >= (value instanceof Num ? SHORTEST - 1 : SHORTEST) && !isRound;
    }
}
