package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;
import dev.keyturn.settings.Key;
import java.util.ArrayList;
import java.util.List;

/** Members that come into a block collection and go from it: whole lines, but for what begins in the line of a dash. */
final class BlockEdit {
    private final Document document;
    private final Lines lines;
    private final Regions regions;
    private final Plan plan;
    private final YamlEdit edit;

    BlockEdit(Document document, Regions regions, Plan plan, YamlEdit edit) {
        this.document = document;
        this.lines = document.lines();
        this.regions = regions;
        this.plan = plan;
        this.edit = edit;
    }

    void edit(Collection around, Splices out) {
        List<Member> members = around.members;
        int column = lines.column(around.start);
        int head = 0;
        List<String> first = new ArrayList<>();
        if (!regions.hasOwnLine(members.get(0))) {
            while (head < members.size() && plan.isGone(members.get(head))) {
                head++;
            }
            first = texts(around, -1, head, column);
            head(around, head, first, column, out);
        }
        for (int i = head; i < members.size(); i++) {
            if (plan.isGone(members.get(i))) {
                remove(around, i, out);
            }
        }
        boolean isFirstWritten = !first.isEmpty() || head > 0 || !regions.hasOwnLine(members.get(0));
        if (!isFirstWritten) {
            insert(around, -1, texts(around, -1, 0, column), out);
        }
        for (int i = head; i < members.size(); i++) {
            insert(around, i, texts(around, i, i + 1, column), out);
        }
    }

    /** What comes behind the members from one index on, up to another one. */
    private List<String> texts(Collection around, int from, int to, int column) {
        List<String> texts = new ArrayList<>();
        for (Addition.Placed placed : plan.additions(around)) {
            if (placed.after() >= from && placed.after() < Math.max(to, from + 1)) {
                checkBelow(placed.addition(), below(around, from, keepsBlankLines(around, from)), around);
                texts.add(edit.lines(
                        placed.addition(), around, placed.after(), column, isSwallowed(around, from, column)));
            }
        }
        return texts;
    }

    /** The first members, of which one shares its line with what is around it. */
    private void head(Collection around, int kept, List<String> first, int column, Splices out) {
        Member member = around.members.get(0);
        String lineEnd = lines.lineEndNear(member.start);
        String indent = " ".repeat(column);
        StringBuilder text = new StringBuilder();
        for (String added : first) {
            text.append(text.length() == 0 ? added.substring(column) : added).append(lineEnd);
        }
        if (kept == 0) {
            if (text.length() > 0) {
                out.insert(member.start, text + indent);
            }
            return;
        }
        if (kept == around.members.size()) {
            int end = lines.end(around.members.get(kept - 1).end());
            out.replace(member.start, end, text.substring(0, Math.max(0, text.length() - lineEnd.length())));
            return;
        }
        int to = lines.content(regions.start(around, kept));
        StringBuilder stay = new StringBuilder();
        for (int i = 0; i < kept; i++) {
            int end = i + 1 < around.members.size() ? regions.start(around, i + 1) : to;
            for (int at = regions.end(around.members.get(i)); at < end; at = lines.next(at)) {
                if (lines.isComment(at)) {
                    String indented = stay.length() + text.length() == 0 ? "" : indent;
                    stay.append(indented)
                            .append(document.text(), lines.content(at), lines.end(at))
                            .append(lineEnd);
                }
            }
        }
        String all = stay.toString() + text;
        out.replace(member.start, to, all.isEmpty() ? "" : all + indent);
    }

    private void remove(Collection around, int index, Splices out) {
        int from = regions.start(around, index);
        int to = regions.end(around.members.get(index));
        out.remove(from, to);
        int before = index - 1;
        while (before >= 0 && plan.isGone(around.members.get(before))) {
            before--;
        }
        if (before >= 0) {
            checkBelow(around.members.get(before).value, below(around, index, false), around);
        }
    }

    /** Whether a block scalar behind a member would swallow what stands below when those that go are gone. */
    private boolean isSwallowed(Collection around, int index, int column) {
        int line = index < 0 ? regions.start(around, 0) : regions.end(around.members.get(index));
        for (int i = index + 1; i < around.members.size() && plan.isGone(around.members.get(i)); i++) {
            int next = regions.start(around, i);
            boolean areBlanks = regions.behindBlankLines(line) >= next;
            if (regions.isSwallowed(line, column)) {
                return true;
            }
            if (!areBlanks) {
                return false;
            }
            line = regions.end(around.members.get(i));
        }
        return regions.isSwallowed(line, column);
    }

    /** The line that stands below a member when those behind it that go are gone. */
    private int below(Collection around, int index, boolean isBehindBlankLines) {
        int line = index < 0 ? regions.start(around, 0) : regions.end(around.members.get(index));
        for (int i = index + 1; i < around.members.size(); i++) {
            line = isBehindBlankLines ? regions.behindBlankLines(line) : line;
            if (!plan.isGone(around.members.get(i)) || regions.start(around, i) != line) {
                return line;
            }
            line = regions.end(around.members.get(i));
        }
        return isBehindBlankLines ? regions.behindBlankLines(line) : line;
    }

    private void checkBelow(Addition addition, int line, Collection around) {
        if (addition instanceof Addition.Moved moved) {
            checkBelow(moved.around().members.get(moved.index()).value, line, around);
        } else if (addition instanceof Addition.Made made) {
            made.entries().forEach(entry -> checkBelow(entry, line, around));
        }
    }

    /** A block scalar takes what is indented below it for its own, be it a comment or blanks. */
    private void checkBelow(Node above, int line, Collection around) {
        boolean isSwallowed =
                (regions.endsWithBlockScalar(above) && regions.isSwallowed(line, lines.column(around.start)))
                        || (regions.keepsBlankLines(above) && regions.behindBlankLines(line) > line);
        if (isSwallowed) {
            throw Refusal.of(
                    document.origin(above.start),
                    Key.root(),
                    "a text of several lines would stand right above an indented comment or blank lines, and take them for its own",
                    "no such lines there");
        }
    }

    /** Whether what comes behind a member would take the blank lines below for its own. */
    private boolean keepsBlankLines(Collection around, int index) {
        return plan.additions(around).stream()
                .filter(placed -> placed.after() == index)
                .map(Addition.Placed::addition)
                .anyMatch(this::keepsBlankLines);
    }

    private boolean keepsBlankLines(Addition addition) {
        if (addition instanceof Addition.Made made) {
            return made.entries().stream().anyMatch(this::keepsBlankLines);
        }
        return addition instanceof Addition.Moved moved
                && regions.keepsBlankLines(moved.around().members.get(moved.index()).value);
    }

    /** The line that what comes behind a member stands in front of. */
    private int place(Collection around, int index) {
        if (keepsBlankLines(around, index)) {
            return below(around, index, true);
        }
        return index < 0 ? regions.start(around, 0) : regions.end(around.members.get(index));
    }

    /** Whole lines, behind a member. A text that keeps its last line ends needs the last one of the file, too. */
    private void insert(Collection around, int index, List<String> texts, Splices out) {
        if (texts.isEmpty()) {
            return;
        }
        int at = place(around, index);
        String lineEnd = lines.lineEndNear(Math.max(lines.start(0), at - 1));
        String all = String.join(lineEnd, texts) + lineEnd;
        boolean isCut = regions.isOpenEnd(at) && !keepsBlankLines(around, index);
        out.insert(
                at,
                (regions.isOpenEnd(at) ? lineEnd : "")
                        + (isCut ? all.substring(0, all.length() - lineEnd.length()) : all));
    }
}
