package dev.keyturn.files.hocon;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** An object or a list with what becomes of its members: some go, others come between them. */
final class Block {
    /** Behind the opening brace. */
    final int open;

    /** In front of the closing brace. */
    final int close;

    final List<? extends Part> members;
    final boolean isRoot;
    final boolean isList;
    final BitSet gone = new BitSet();

    /** What comes in front of the member with this number, or at the end. */
    final TreeMap<Integer, List<Function<Style, List<Written>>>> coming = new TreeMap<>();

    Block(Node.Braces object) {
        this.isRoot = object.isOpen();
        this.isList = false;
        this.open = isRoot ? object.start() : object.start() + 1;
        this.close = isRoot ? object.end() : object.end() - 1;
        this.members = object.members();
    }

    Block(Node.Brackets list) {
        this.isRoot = false;
        this.isList = true;
        this.open = list.start() + 1;
        this.close = list.end() - 1;
        this.members = list.items();
    }

    void insert(int number, Function<Style, List<Written>> member) {
        coming.computeIfAbsent(number, any -> new ArrayList<>()).add(member);
    }

    /**
     * A member to be written.
     *
     * @param comments the lines of the comment above it, without indentation
     * @param text the member, whose first line is not indented
     * @param trail the comment behind it, or nothing
     */
    record Written(List<String> comments, String text, String trail) {}

    /**
     * How a member is to be written.
     *
     * @param indent the indentation of its lines
     * @param lineEnd what ends a line
     * @param isInline whether it stands on a line with others
     */
    record Style(String indent, String lineEnd, boolean isInline) {}
}
