package dev.keyturn.files.json;

import java.util.ArrayList;
import java.util.List;

/**
 * Which blanks and comments of an object or an array belong to which member. Every character between the brackets belongs to
 * the head, to one member, or to the tail.
 */
final class JsonLayout {
    private final String text;
    private final int headEnd;
    private final List<Chunk> chunks = new ArrayList<>();

    /**
     * A member with what belongs to it.
     *
     * @param start where the member before ends
     * @param own where what goes with the member begins: the line end in front of the comment lines directly above it
     * @param blank where the blanks directly in front of it begin, with the line end if it begins its line
     * @param blankEnd where they end: at the member, or at a comment in front of it
     * @param beginsLine whether it is the first in its line
     * @param bodyStart where the member itself begins
     * @param bodyEnd where its value ends
     * @param comma the comma; -1 if there is none
     * @param end behind the comma and the comment that follows in the same line
     */
    record Chunk(
            int start,
            int own,
            int blank,
            int blankEnd,
            boolean beginsLine,
            int bodyStart,
            int bodyEnd,
            int comma,
            int end) {}

    JsonLayout(String text, JsonNode.Container container) {
        this.text = text;
        List<JsonNode.Member> members = container.members();
        int close = container.end() - 1;
        this.headEnd = endOfLineComments(
                container.start() + 1,
                members.isEmpty() ? close : members.get(0).nameStart(),
                members.isEmpty());
        int start = headEnd;
        for (int i = 0; i < members.size(); i++) {
            JsonNode.Member member = members.get(i);
            boolean isLast = i == members.size() - 1;
            int limit = isLast ? close : members.get(i + 1).nameStart();
            int from = member.comma() >= 0 ? member.comma() + 1 : member.node().end();
            int end = endOfLineComments(from, limit, isLast);
            chunks.add(chunk(start, member, end));
            start = end;
        }
    }

    /** Behind the comments that stand in the same line as what is in front of them, with nothing else behind them. */
    private int endOfLineComments(int from, int limit, boolean isClosed) {
        int end = from;
        for (int at = JsonTrivia.skipBlanks(text, from, limit);
                at < limit;
                at = JsonTrivia.skipBlanks(text, at, limit)) {
            if (JsonTrivia.isLineEnd(text.charAt(at))) {
                return end;
            }
            at = JsonTrivia.endOfComment(text, at);
            end = at;
        }
        return isClosed ? end : from;
    }

    private Chunk chunk(int start, JsonNode.Member member, int end) {
        List<Integer> lineEnds = new ArrayList<>();
        List<Boolean> isCommented = new ArrayList<>(); // the lines between two line ends
        boolean hasComment = false;
        for (int at = start; at < member.nameStart(); ) {
            char c = text.charAt(at);
            if (JsonTrivia.isLineEnd(c)) {
                lineEnds.add(at);
                isCommented.add(hasComment);
                hasComment = false;
                at = JsonTrivia.afterLineEnd(text, at);
            } else if (JsonTrivia.isBlank(c)) {
                at++;
            } else {
                hasComment = true;
                at = JsonTrivia.endOfComment(text, at);
            }
        }
        boolean beginsLine = !lineEnds.isEmpty();
        int line = lineEnds.size() - 1;
        int blank = beginsLine ? lineEnds.get(line) : start;
        while (line > 0 && isCommented.get(line)) {
            line--;
        }
        return new Chunk(
                start,
                beginsLine ? lineEnds.get(line) : start,
                blank,
                JsonTrivia.skipSpace(text, blank, member.nameStart()),
                beginsLine,
                member.nameStart(),
                member.node().end(),
                member.comma(),
                end);
    }

    /** Behind the opening bracket and the comment that follows in the same line. */
    int headEnd() {
        return headEnd;
    }

    int size() {
        return chunks.size();
    }

    Chunk get(int index) {
        return chunks.get(index);
    }

    /** The blanks in front of a member. */
    String blank(Chunk chunk) {
        return text.substring(chunk.blank, chunk.blankEnd);
    }

    /** Whether there is a blank line in front of everything that stands in front of a member. */
    boolean beginsWithBlankLine(Chunk chunk) {
        int lineEnd = JsonTrivia.skipBlanks(text, chunk.start, chunk.bodyStart);
        if (!JsonTrivia.isLineEnd(text.charAt(lineEnd))) {
            return false;
        }
        int next = JsonTrivia.skipBlanks(text, JsonTrivia.afterLineEnd(text, lineEnd), chunk.bodyStart);
        return JsonTrivia.isLineEnd(text.charAt(next));
    }

    /** Whether members behind this one begin a line of their own; -1 is the place in front of the first. */
    boolean isOnLines(int index) {
        int here = Math.max(index, 0);
        int next = index < 0 ? 1 : index + 1;
        return chunks.get(here).beginsLine && (next >= chunks.size() || chunks.get(next).beginsLine);
    }
}
