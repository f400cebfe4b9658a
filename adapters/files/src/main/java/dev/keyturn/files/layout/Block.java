package dev.keyturn.files.layout;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** A table or a list in the text, with what becomes of its members: some go, others come between them. */
public final class Block {
    final int open;
    final int close;
    final List<? extends Part> members;
    final Separators separators;
    final boolean isWhole;
    final BitSet gone = new BitSet();
    boolean isSpread;
    final TreeMap<Integer, List<Function<Style, List<Written>>>> coming = new TreeMap<>();

    /** What stands between two members. */
    public enum Separators {
        /** The end of a line. */
        LINES,
        /** The end of a line, a comma, or both. */
        LINES_OR_COMMAS,
        /** A comma. It may also stand behind the last member. */
        COMMAS,
        /** A comma, and all of it on one line. */
        ONE_LINE
    }

    /**
     * A table or a list.
     *
     * @param open behind its opening brace
     * @param close in front of its closing brace
     * @param members what stands between, in order
     * @param separators what parts the members
     * @param isWhole whether it has no braces and its first member may begin at {@code open}
     */
    public Block(int open, int close, List<? extends Part> members, Separators separators, boolean isWhole) {
        this.open = open;
        this.close = close;
        this.members = members;
        this.separators = separators;
        this.isWhole = isWhole;
    }

    /** What comes gets an empty line between it and the others, whether those have any or not. */
    public Block spread() {
        isSpread = true;
        return this;
    }

    /** The member with this number goes. */
    public void remove(int number) {
        gone.set(number);
    }

    /** Something comes in front of the member with this number, or at the end. */
    public void insert(int number, Function<Style, List<Written>> member) {
        coming.computeIfAbsent(number, any -> new ArrayList<>()).add(member);
    }

    /**
     * A member to be written.
     *
     * @param comments the lines of the comment above it, without indentation
     * @param text the member, whose first line is not indented
     * @param trail the comment behind it, or nothing
     */
    public record Written(List<String> comments, String text, String trail) {}

    /**
     * How a member is to be written.
     *
     * @param indent the indentation of its lines
     * @param lineEnd what ends a line
     * @param isInline whether it stands on a line with others
     * @param mayBreak whether there may be line ends, and so comments, in it
     */
    public record Style(String indent, String lineEnd, boolean isInline, boolean mayBreak) {
        /** The style of members on lines of their own. */
        public static Style ofLines(String indent, String lineEnd) {
            return new Style(indent, lineEnd, false, true);
        }

        /** The style of what stands one level deeper. */
        public Style deeper(String step) {
            return new Style(indent + step, lineEnd, isInline, mayBreak);
        }
    }
}
