package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An entry that comes into a mapping, or an element that comes into a sequence. */
sealed interface Addition {
    /** Its name; empty in a sequence. */
    String name();

    /**
     * Something new.
     *
     * @param comments for the entry itself and what is below it, by key
     */
    record Fresh(String name, Key key, Value value, Map<Key, String> comments) implements Addition {}

    /** Something that stood elsewhere in the text. */
    record Moved(String name, Key from, Collection around, int index) implements Addition {}

    /** A new table, for what is moved there. */
    record Made(String name, List<Addition> entries) implements Addition {
        Made(String name) {
            this(name, new ArrayList<>());
        }
    }

    /**
     * An addition with its place.
     *
     * @param after the index of the member that it stands behind, or -1 if it is the first
     */
    record Placed(int after, Addition addition) {}
}
