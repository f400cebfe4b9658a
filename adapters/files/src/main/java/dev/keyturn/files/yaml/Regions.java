package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;

/**
 * Which lines belong to an entry: its own, the comment lines directly above it, and the comment lines directly below it that
 * are indented deeper than it is. A comment above that is indented deeper belongs to the entry in front of it.
 */
final class Regions {
    private final Document document;
    private final Lines lines;

    Regions(Document document) {
        this.document = document;
        this.lines = document.lines();
    }

    /** Whether nothing but blanks stands in front of a member in its line: no dash, no bracket, no {@code ---}. */
    boolean hasOwnLine(Member member) {
        return lines.isFirst(member.start);
    }

    /** Where the lines of a member begin, with its comments; the member itself if it shares its line. */
    int start(Collection around, int index) {
        Member member = around.members.get(index);
        if (!hasOwnLine(member)) {
            return member.start;
        }
        int floor = index > 0 ? around.members.get(index - 1).end() : document.start();
        int column = lines.column(member.start);
        int start = lines.start(member.start);
        while (start > 0) {
            int above = lines.start(start - 1);
            boolean isOwned = above < start
                    && above >= floor
                    && lines.isComment(above)
                    && lines.column(lines.content(above)) <= column;
            if (!isOwned) {
                break;
            }
            start = above;
        }
        return start;
    }

    /** Where the line behind the lines of a member begins. */
    int end(Member member) {
        int column = lines.column(member.start);
        int end = lines.next(member.end());
        while (end < lines.text().length() && lines.isComment(end) && lines.column(lines.content(end)) > column) {
            end = lines.next(end);
        }
        return end;
    }

    /** Whether a block scalar above this line would swallow what stands here: a comment or blanks deeper than a column. */
    boolean isSwallowed(int line, int column) {
        int at = line;
        while (at < lines.text().length() && lines.isEmpty(at)) {
            if (lines.column(lines.end(at)) > column) {
                return true;
            }
            at = lines.next(at);
        }
        return at < lines.text().length() && lines.isComment(at) && lines.column(lines.content(at)) > column;
    }

    /** The first line from here on that is not blank. */
    int behindBlankLines(int line) {
        int at = line;
        while (at < lines.text().length() && lines.isEmpty(at)) {
            at = lines.next(at);
        }
        return at;
    }

    /** Whether a part of the text ends with a block scalar. */
    boolean endsWithBlockScalar(Node node) {
        return last(node) instanceof Node.Scalar scalar && scalar.isBlock();
    }

    private static Node last(Node node) {
        Node last = node;
        while (last instanceof Collection collection && !collection.members.isEmpty()) {
            last = collection.members.get(collection.members.size() - 1).value;
        }
        return last;
    }

    /** Whether the blank lines behind a part of the text belong to it: it ends with a block scalar that keeps them. */
    boolean keepsBlankLines(Node node) {
        return last(node) instanceof Node.Scalar scalar
                && scalar.isBlock()
                && lines.text()
                        .substring(scalar.start, BlockScalar.headerEnd(lines.text(), scalar.start))
                        .contains("+");
    }

    /** Whether a text ends within a line, here. */
    boolean isOpenEnd(int offset) {
        String text = lines.text();
        return offset == text.length()
                && offset > lines.start(0)
                && text.charAt(offset - 1) != '\n'
                && text.charAt(offset - 1) != '\r';
    }
}
