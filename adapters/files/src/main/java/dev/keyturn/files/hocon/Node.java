package dev.keyturn.files.hocon;

import dev.keyturn.files.layout.Part;
import dev.keyturn.settings.Value;
import java.util.List;

/** A value as it stands in the text, with its place. */
sealed interface Node extends Part {

    /** One word, string or number, or several side by side that make one text. */
    record Scalar(int start, int end, Value value) implements Node {}

    /** An object; that of the whole text may lack its braces. */
    record Braces(int start, int end, boolean isOpen, List<Member> members) implements Node {
        boolean hasInclude() {
            return members.stream().anyMatch(Include.class::isInstance);
        }
    }

    /** What stands in an object. */
    sealed interface Member extends Part {}

    /** A list. */
    record Brackets(int start, int end, List<Node> items) implements Node {}

    /**
     * Something with a substitution in it, whose value only the program can tell, which knows its environment and its other
     * files.
     *
     * @param start where it begins
     * @param end where it ends
     * @param isPure whether there are no words in it, so that it may be an object
     */
    record Expression(int start, int end, boolean isPure) implements Node {}

    /** Objects, or lists, side by side: they are merged, or joined. An expression may stand among objects. */
    record Joined(int start, int end, List<Node> parts) implements Node {}

    /** {@code include "other.conf"}. */
    record Include(int start, int end) implements Member {}

    /**
     * One assignment.
     *
     * @param path its names
     * @param separator the kind of its separator; an opening brace where there is none
     * @param separatorStart where the separator begins; the end of the path where there is none
     * @param separatorEnd where the separator ends
     * @param value its value
     */
    record Field(List<Name> path, Token.Kind separator, int separatorStart, int separatorEnd, Node value)
            implements Member {
        @Override
        public int start() {
            return path.get(0).start();
        }

        @Override
        public int end() {
            return value.end();
        }

        boolean isAppend() {
            return separator == Token.Kind.PLUS_EQUALS;
        }
    }
}
