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
     * @param names which member has a name, where there are so many that a search would take long
     */
    record Container(int start, int end, boolean isObject, List<Member> members, Map<String, Integer> names)
            implements JsonNode {

        /** Which member has this name; -1 if none has it. */
        int find(String name) {
            return find(members, names, name);
        }

        static int find(List<Member> members, Map<String, Integer> names, String name) {
            if (!names.isEmpty()) {
                return names.getOrDefault(name, -1);
            }
            for (int i = 0; i < members.size(); i++) {
                if (members.get(i).name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }

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
