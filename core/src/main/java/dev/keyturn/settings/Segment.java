package dev.keyturn.settings;

/** One part of a {@link Key}: the name of a table's entry, or the place of a list's element. */
public sealed interface Segment {

    /** The name of an entry: any text, the empty one included. */
    record Name(String name) implements Segment {
        @Override
        public String toString() {
            return KeyText.name(name);
        }
    }

    /** The place of an element in a list, from 0. */
    record Index(int index) implements Segment {
        public Index {
            if (index < 0) {
                throw new IllegalArgumentException("a list has no element " + index);
            }
        }

        @Override
        public String toString() {
            return "[" + index + "]";
        }
    }
}
