package dev.keyturn.files.toml;

import dev.keyturn.files.layout.Part;
import dev.keyturn.settings.Value;
import java.util.List;

/** A value as it stands in the text, with its place. */
sealed interface Node extends Part {

    /** A string, a number, a boolean, or a date, which is read as text. */
    record Scalar(int start, int end, Value value, boolean isDate) implements Node {}

    /** An inline table. */
    record Braces(int start, int end, List<Field> fields) implements Node {}

    /** An array. */
    record Brackets(int start, int end, List<Node> items) implements Node {}

    /**
     * One assignment.
     *
     * @param path its names
     * @param value its value
     */
    record Field(List<Name> path, Node value) implements Part {
        @Override
        public int start() {
            return path.get(0).start();
        }

        @Override
        public int end() {
            return value.end();
        }
    }

    /**
     * The lines below a header, or those in front of the first one.
     *
     * @param start where the header begins
     * @param headerEnd where it ends
     * @param path its names; none for the lines in front of the first header
     * @param isElement whether it is a header of an array of tables
     * @param fields the assignments
     * @param number which of the headers it is, from 0; -1 for the lines in front of the first one
     */
    record Section(int start, int headerEnd, List<Name> path, boolean isElement, List<Field> fields, int number)
            implements Part {
        @Override
        public int end() {
            return fields.isEmpty() ? headerEnd : fields.get(fields.size() - 1).end();
        }

        boolean isFirst() {
            return path.isEmpty();
        }
    }
}
