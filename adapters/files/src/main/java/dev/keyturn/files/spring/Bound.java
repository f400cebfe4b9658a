package dev.keyturn.files.spring;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that Spring binds to a name: dashes, underscores and case do not count, nor whether dots are levels or a part of a
 * key, nor which element of a list it is.
 *
 * @param key where it is
 * @param value the value
 */
record Bound(Key key, Value value) {
    /** All that is bound to a name, which has only small letters and dots in it. */
    static List<Bound> at(Table root, String name) {
        List<Bound> found = new ArrayList<>();
        collect(root, Key.root(), name, found);
        return found;
    }

    private static void collect(Table table, Key around, String name, List<Bound> found) {
        table.forEach((own, value) -> {
            int length = bound(own, name);
            if (length == name.length()) {
                found.add(new Bound(around.child(own), value));
            } else if (length > 0 && name.charAt(length) == '.' && value instanceof Table inner) {
                collect(inner, around.child(own), name.substring(length + 1), found);
            }
        });
    }

    /** How much of the wanted name this one is bound to, from its beginning; 0 where it is bound to something else. */
    private static int bound(String own, String wanted) {
        int end = own.endsWith("]") && own.contains("[") ? own.indexOf('[') : own.length();
        int length = 0;
        for (int i = 0; i < end; i++) {
            char c = own.charAt(i);
            if (c != '-' && c != '_') {
                if (length == wanted.length() || Character.toLowerCase(c) != wanted.charAt(length)) {
                    return 0;
                }
                length++;
            }
        }
        return length;
    }
}
