package dev.keyturn.files.json;

import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Map;

/** A value with its place in the text. */
sealed interface JsonNode {
    /** The offset of its first character. */
    int start();

    /** The offset behind its last character. */
    int end();

    /** Text, a number, a boolean or null. */
    record Scalar(int start, int end, Value value) implements JsonNode {}

    /**
     * An object or an array.
     *
     * @param names which member has a name; nothing in an array
     */
    record Container(int start, int end, boolean isObject, List<Member> members, Map<String, Integer> names)
            implements JsonNode {

        // by identity: each is one place in the text, and they are keys of maps

        @Override
        public boolean equals(Object o) {
            return this == o;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /**
     * An entry of an object, or an element of an array, which has no name.
     *
     * @param nameStart where its name begins, with the quote; where its value begins if it has none
     * @param nameEnd where its name ends
     * @param name the name
     * @param node the value
     * @param comma the offset of the comma behind it; -1 if there is none
     */
    record Member(int nameStart, int nameEnd, String name, JsonNode node, int comma) {}
}
