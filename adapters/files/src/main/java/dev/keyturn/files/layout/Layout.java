package dev.keyturn.files.layout;

import dev.keyturn.files.layout.Block.Separators;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.files.layout.Block.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where the members of tables and lists stand on their lines, and how members go and come.
 *
 * <p>A member that has its lines for itself owns them, with the comment behind it and the block of comment lines directly
 * above it. Members that share a line are parted by commas. Between any two that stay or come there is what has to part them,
 * and never a second comma. Where members are parted by empty lines, what goes takes one of them along, and what comes brings
 * one.
 */
public final class Layout {
    private final String text;
    private final Splices splices;
    private final List<String> commentStarts;
    private final String lineEnd;
    private final String step;

    /** The layout of a text whose comments begin with one of these. */
    public Layout(String text, Splices splices, List<String> commentStarts) {
        this.text = text;
        this.splices = splices;
        this.commentStarts = commentStarts;
        int newline = text.indexOf('\n');
        this.lineEnd = newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
        this.step = firstIndent();
    }

    /** The indentation of the first indented line that holds more than a comment. */
    private String firstIndent() {
        for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
            int end = skipBlanks(at + 1);
            boolean isContent = end < text.length() && "\r\n/}])".indexOf(text.charAt(end)) < 0 && !isComment(end);
            if (end > at + 1 && isContent && end - at - 1 <= 8) {
                return text.substring(at + 1, end);
            }
        }
        return "  ";
    }

    /** One level of indentation. */
    public String step() {
        return step;
    }

    /** What ends the lines of the text, going by the first. */
    public String lineEnd() {
        return lineEnd;
    }

    private boolean isComment(int offset) {
        return commentStarts.stream().anyMatch(start -> text.startsWith(start, offset));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\uFEFF' || c == '\u00A0' || Character.isWhitespace(c);
    }

    private int skipBlanks(int offset) {
        int at = offset;
        while (at < text.length() && text.charAt(at) != '\n' && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int lineStart(int offset) {
        int start = text.lastIndexOf('\n', offset - 1) + 1;
        return start == 0 && text.startsWith("\uFEFF") ? 1 : start;
    }

    /** The blanks in front of the first thing on the line of an offset. */
    public String indent(int offset) {
        int start = lineStart(offset);
        return text.substring(start, Math.max(start, Math.min(offset, skipBlanks(start))));
    }

    private int gapStart(Block block, int number) {
        return number == 0 ? block.open : block.members.get(number - 1).end();
    }

    private int gapEnd(Block block, int number) {
        return number == block.members.size()
                ? block.close
                : block.members.get(number).start();
    }

    /** Where the comma behind a member stands; -1 where there is none. */
    private int comma(Block block, int number) {
        int at = gapStart(block, number + 1);
        int end = gapEnd(block, number + 1);
        while (at < end) {
            if (text.charAt(at) == ',') {
                return at;
            }
            if (isComment(at)) {
                int newline = text.indexOf('\n', at);
                at = newline < 0 ? end : newline;
            }
            at++;
        }
        return -1;
    }

    private boolean beginsLine(Block block, int number) {
        int gap = gapStart(block, number);
        return text.lastIndexOf('\n', block.members.get(number).start() - 1) >= gap
                || (number == 0 && block.isWhole && lineStart(gap) == gap);
    }

    /** Behind the comma and the comment that follow a member on its line. */
    private int trailEnd(Block block, int number) {
        int end = gapEnd(block, number + 1);
        int newline = text.indexOf('\n', gapStart(block, number + 1));
        return newline >= 0 && newline < end ? newline : end;
    }

    private boolean endsLine(Block block, int number) {
        int end = trailEnd(block, number);
        return end == text.length() || (text.charAt(end) == '\n' && end < gapEnd(block, number + 1));
    }

    private boolean ownsLines(Block block, int number) {
        return beginsLine(block, number) && endsLine(block, number);
    }

    /** Where the comment lines directly above a member begin; where its own line begins if there are none. */
    public int chunkStart(Block block, int number) {
        int start = lineStart(block.members.get(number).start());
        int least = number == 0 && block.isWhole ? Math.max(lineStart(0), block.open) : gapStart(block, number);
        while (start > least) {
            int above = lineStart(start - 1);
            if (above < least || !isComment(skipBlanks(above))) {
                break;
            }
            start = above;
        }
        return start;
    }

    private int chunkEnd(Block block, int number) {
        int end = trailEnd(block, number);
        return end < text.length() ? end + 1 : end;
    }

    /** The beginning of the empty line above an offset; the offset itself where there is none. */
    private int emptyLineAbove(int start, int least) {
        if (start <= least) {
            return start;
        }
        int above = lineStart(start - 1);
        return above >= least && above < start && skipBlanks(above) == start - 1 ? above : start;
    }

    /** The beginning of all empty lines above an offset. */
    public int emptyLinesAbove(int start, int least) {
        int at = start;
        for (int above = emptyLineAbove(at, least); above < at; above = emptyLineAbove(at, least)) {
            at = above;
        }
        return at;
    }

    /** The end of the empty line that begins at an offset; the offset itself where there is none. */
    private int emptyLineBelow(int end, int most) {
        int newline = skipBlanks(end);
        return newline < most && newline < text.length() && text.charAt(newline) == '\n' ? newline + 1 : end;
    }

    private boolean isEmptyAbove(Block block, int number) {
        int start = chunkStart(block, number);
        return beginsLine(block, number) && emptyLineAbove(start, gapStart(block, number)) < start;
    }

    /** The lines of the comment above a member, without indentation. */
    public List<String> comments(Block block, int number) {
        if (!beginsLine(block, number)) {
            return List.of();
        }
        int start = chunkStart(block, number);
        int end = Math.max(start, lineStart(block.members.get(number).start()));
        return text.substring(start, end).lines().map(String::strip).toList();
    }

    /** The comment behind a member that owns its lines, with the blanks in front of it. */
    public String trail(Block block, int number) {
        if (!ownsLines(block, number)) {
            return "";
        }
        int end = trailEnd(block, number);
        int comma = comma(block, number);
        int start = comma >= 0 && comma < end ? comma + 1 : gapStart(block, number + 1);
        return text.substring(start, end).stripTrailing();
    }

    // ---- what goes

    /** Writes down what becomes of a block. */
    public void write(Block block) {
        int size = block.members.size();
        for (int from = block.gone.nextSetBit(0); from >= 0; from = block.gone.nextSetBit(from + 1)) {
            int to = block.gone.nextClearBit(from); // a run of members that go
            removeRun(block, from, to);
            from = to;
        }
        int last = block.gone.previousClearBit(size - 1);
        int comma = last < 0 || last == size - 1 ? -1 : comma(block, last);
        if (comma >= 0 && comma(block, size - 1) < 0 && !block.coming.containsKey(size)) {
            splices.replace(comma, comma + 1, "");
        }
        SortedMap<Integer, List<Function<Style, List<Written>>>> behind = new TreeMap<>();
        block.coming.forEach((number, arrivals) -> behind.computeIfAbsent(
                        block.gone.previousClearBit(number - 1) + 1, any -> new ArrayList<>())
                .addAll(arrivals)); // where all between them goes, they come to one place and have to be parted
        behind.forEach((number, arrivals) -> insert(block, number, arrivals));
    }

    private void removeRun(Block block, int from, int to) {
        int number = from;
        while (number < to) {
            if (ownsLines(block, number)) {
                removeLines(block, number);
                number++;
            } else {
                int next = number + 1;
                while (next < to && !ownsLines(block, next)) {
                    next++;
                }
                removeShared(block, number, next);
                number = next;
            }
        }
    }

    private void removeLines(Block block, int number) {
        int start = chunkStart(block, number);
        int end = chunkEnd(block, number);
        int comma = comma(block, number);
        if (comma >= end) {
            splices.replace(comma, comma + 1, "");
        }
        int above = emptyLineAbove(start, gapStart(block, number));
        int below = emptyLineBelow(end, gapEnd(block, number + 1));
        boolean isLast = block.gone.nextClearBit(number) >= block.members.size();
        boolean isFirst = block.gone.previousClearBit(number) < 0;
        if (above < start && (below > end || isLast)) {
            start = above;
        } else if (isFirst && !isLast && !block.gone.get(number + 1) && comma < end) {
            end = below;
        }
        splices.replace(start, end, "");
    }

    /** Removes members that share lines with others. */
    private void removeShared(Block block, int from, int to) {
        int start = block.members.get(from).start();
        int end = block.members.get(to - 1).end();
        int comma = comma(block, to - 1);
        boolean isFollowed = to < block.members.size() && !beginsLine(block, to);
        if (isFollowed) {
            splices.replace(start, block.members.get(to).start(), "");
            return;
        }
        int before = from == 0 ? -1 : comma(block, from - 1);
        if (before >= 0 && !beginsLine(block, from) && !block.gone.get(from - 1)) {
            splices.replace(before, end, ""); // the comma behind them is now the one behind their neighbour
            return;
        }
        splices.replace(start, end, "");
        if (comma >= 0) {
            splices.replace(comma, comma + 1, "");
        }
    }

    // ---- what comes

    private void insert(Block block, int number, List<Function<Style, List<Written>>> arrivals) {
        int before = number - 1;
        int after = block.gone.nextClearBit(number);
        if (before >= 0) {
            insertBehind(block, before, after == block.members.size(), arrivals);
        } else if (after < block.members.size()) {
            insertInFront(block, after, arrivals);
        } else {
            insertAlone(block, arrivals);
        }
    }

    private static List<Written> written(List<Function<Style, List<Written>>> arrivals, Style style) {
        List<Written> written = new ArrayList<>();
        arrivals.forEach(arrival -> written.addAll(arrival.apply(style)));
        return written;
    }

    private boolean usesCommas(Block block) {
        if (block.separators != Separators.LINES_OR_COMMAS) {
            return block.separators != Separators.LINES;
        }
        int commas = 0;
        for (int i = 0; i + 1 < block.members.size(); i++) {
            commas += comma(block, i) >= 0 ? 1 : 0;
        }
        return block.members.size() > 1 && commas * 2 > block.members.size() - 1;
    }

    private static boolean mayBreak(Block block) {
        return block.separators != Separators.ONE_LINE;
    }

    private void insertBehind(Block block, int before, boolean isLast, List<Function<Style, List<Written>>> arrivals) {
        Part neighbour = block.members.get(before);
        int comma = comma(block, before);
        int at = chunkEnd(block, before);
        boolean isCommaElsewhere = block.separators == Separators.COMMAS && comma >= at;
        if (!ownsLines(block, before) || isCommaElsewhere) {
            Style style = new Style(indent(neighbour.start()), lineEnd, true, mayBreak(block));
            splices.replace(neighbour.end(), neighbour.end(), () -> {
                StringBuilder out = new StringBuilder();
                written(arrivals, style).forEach(member -> out.append(separated(member, style, ", ", block)));
                return out.toString();
            });
            return;
        }
        Style style = Style.ofLines(indent(neighbour.start()), lineEndAt(trailEnd(block, before)));
        boolean needsLineEnd = at == text.length() && !text.endsWith("\n");
        boolean hasComma = comma >= 0 && comma < at;
        boolean addsComma = isLast && comma < 0 && usesCommas(block);
        if (addsComma) {
            splices.replace(neighbour.end(), neighbour.end(), ",");
        }
        boolean isLastComma = isLast && comma(block, block.members.size() - 1) < 0;
        boolean isSpread = before + 1 < block.members.size()
                ? isEmptyAbove(block, before + 1)
                : before > 0 && isEmptyAbove(block, before);
        boolean isEmptyAbove = isSpread || block.isSpread;
        splices.replace(at, at, () -> {
            List<Written> members = written(arrivals, style);
            String lines = lines(members, style, hasComma || addsComma, hasComma && !isLastComma, isEmptyAbove, false);
            return needsLineEnd && !lines.isEmpty()
                    ? style.lineEnd()
                            + lines.substring(
                                    0, lines.length() - style.lineEnd().length())
                    : lines;
        });
    }

    private String separated(Written member, Style style, String separator, Block block) {
        if (member.comments().isEmpty()) {
            return separator + member.text();
        }
        StringBuilder out = new StringBuilder(block.separators == Separators.COMMAS ? separator.strip() : "");
        out.append(style.lineEnd());
        member.comments()
                .forEach(line -> out.append(style.indent()).append(line).append(style.lineEnd()));
        return out.append(style.indent()).append(member.text()).toString();
    }

    private String lineEndAt(int newline) {
        return newline >= text.length() ? lineEnd : newline > 0 && text.charAt(newline - 1) == '\r' ? "\r\n" : "\n";
    }

    private static String lines(
            List<Written> members,
            Style style,
            boolean hasCommas,
            boolean endsWithComma,
            boolean isEmptyAbove,
            boolean isEmptyBelow) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < members.size(); i++) {
            Written member = members.get(i);
            out.append(isEmptyAbove ? style.lineEnd() : "");
            member.comments()
                    .forEach(line -> out.append(style.indent()).append(line).append(style.lineEnd()));
            out.append(style.indent()).append(member.text());
            out.append(hasCommas && (i < members.size() - 1 || endsWithComma) ? "," : "");
            out.append(member.trail()).append(style.lineEnd());
            out.append(isEmptyBelow ? style.lineEnd() : "");
        }
        return out.toString();
    }

    private void insertInFront(Block block, int after, List<Function<Style, List<Written>>> arrivals) {
        Part neighbour = block.members.get(after);
        if (ownsLines(block, after)) {
            Style style = Style.ofLines(indent(neighbour.start()), lineEndAt(trailEnd(block, after)));
            int at = chunkStart(block, after);
            boolean hasCommas = usesCommas(block);
            boolean isSpread = block.isSpread || (after + 1 < block.members.size() && isEmptyAbove(block, after + 1));
            splices.replace(
                    at, at, () -> lines(written(arrivals, style), style, hasCommas, hasCommas, false, isSpread));
            return;
        }
        Style style = new Style(indent(neighbour.start()), lineEnd, true, mayBreak(block));
        splices.replace(neighbour.start(), neighbour.start(), () -> {
            StringBuilder out = new StringBuilder();
            for (Written member : written(arrivals, style)) {
                String lines = separated(member, style, "", block);
                out.append(lines).append(", ");
            }
            return out.toString();
        });
    }

    /** Whether a comment would become that of what is inserted below it. */
    private boolean isCommentAbove(int offset) {
        return offset > lineStart(0) && isComment(skipBlanks(lineStart(offset - 1)));
    }

    private void insertAlone(Block block, List<Function<Style, List<Written>>> arrivals) {
        if (block.isWhole) {
            int at = block.members.isEmpty() ? block.close : chunkEnd(block, block.members.size() - 1);
            boolean needsLineEnd = at > lineStart(0) && text.charAt(at - 1) != '\n';
            boolean isEmptyAbove = (block.isSpread && at > lineStart(0)) || isCommentAbove(at);
            Style style = Style.ofLines("", lineEnd);
            splices.replace(
                    at,
                    at,
                    () -> (needsLineEnd ? lineEnd : "")
                            + lines(written(arrivals, style), style, false, false, isEmptyAbove, false));
            return;
        }
        int newline = text.lastIndexOf('\n', block.close - 1);
        int end = gapStart(block, block.members.size());
        boolean hasCommas = block.separators == Separators.COMMAS;
        if (newline >= end) {
            Style style = Style.ofLines(indent(block.close) + step, lineEndAt(newline));
            boolean isEmptyAbove = isCommentAbove(newline + 1);
            splices.replace(
                    newline + 1,
                    newline + 1,
                    () -> lines(written(arrivals, style), style, hasCommas, false, isEmptyAbove, false));
            return;
        }
        boolean isInline = block.separators != Separators.LINES_OR_COMMAS || !block.members.isEmpty();
        Style style = new Style(indent(block.open) + (isInline ? "" : step), lineEnd, isInline, mayBreak(block));
        String back = indent(block.open);
        int at = block.members.isEmpty() ? block.close : block.members.get(0).start();
        splices.replace(at, at, () -> {
            List<Written> written = written(arrivals, style);
            if (!isInline) {
                return lineEnd + lines(written, style, false, false, false, false) + back;
            }
            StringBuilder out = new StringBuilder();
            written.forEach(member -> out.append(separated(member, style, out.length() == 0 ? "" : ", ", block)));
            return out.toString();
        });
    }
}
