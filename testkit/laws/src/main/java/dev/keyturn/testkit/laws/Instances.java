package dev.keyturn.testkit.laws;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Segment;
import java.util.ArrayList;
import java.util.List;

/** Keys that a pattern matches: itself where nothing in it is open, else two of the many. */
final class Instances {
    private Instances() {}

    static List<Key> of(KeyPattern pattern) {
        return pattern.key().map(List::of).orElseGet(() -> List.of(key(pattern, "one"), key(pattern, "two")));
    }

    private static Key key(KeyPattern pattern, String name) {
        Key key = Key.root();
        for (String part : parts(pattern.toString())) {
            if (part.equals("*")) {
                key = key.child(name);
            } else if (part.endsWith("*")) {
                Key prefix = Key.of(part.substring(0, part.length() - 1));
                key = key.child(((Segment.Name) prefix.last().orElseThrow()).name() + name);
            } else {
                key = key.append(Key.of(part));
            }
        }
        return key;
    }

    private static List<String> parts(String pattern) {
        List<String> parts = new ArrayList<>();
        boolean isQuoted = false;
        int start = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == '.' && !isQuoted) {
                parts.add(pattern.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(pattern.substring(start));
        return parts;
    }
}
