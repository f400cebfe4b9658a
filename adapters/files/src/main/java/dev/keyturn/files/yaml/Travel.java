package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;
import dev.keyturn.settings.Key;
import java.util.ArrayList;
import java.util.List;

/** Entries on their way to another table: with their comments, and indented as it is there. */
final class Travel {
    private final Document document;
    private final Lines lines;
    private final Regions regions;
    private final Plan plan;
    private final Conventions conventions;
    private final YamlEdit edit;

    Travel(Document document, Regions regions, Plan plan, Conventions conventions, YamlEdit edit) {
        this.document = document;
        this.lines = document.lines();
        this.regions = regions;
        this.plan = plan;
        this.conventions = conventions;
        this.edit = edit;
    }

    /** In lines, without the last line end. */
    String lines(Addition.Moved moved, int column) {
        Member member = moved.around().members.get(moved.index());
        return moved.around().isBlock() ? fromBlock(moved, member, column) : fromFlow(moved, member, column);
    }

    private String fromBlock(Addition.Moved moved, Member member, int column) {
        int here = lines.column(member.start);
        int from = regions.start(moved.around(), moved.index());
        int to = regions.end(member);
        String text = withoutLastLineEnd(changed(moved, member, false).applied(from, to));
        String whole = regions.hasOwnLine(member) ? text : " ".repeat(here) + text;
        return indented(whole, column - here);
    }

    private String fromFlow(Addition.Moved moved, Member member, int column) {
        Splices out = changed(moved, member, false);
        boolean isEmpty = member.value.end == member.value.outerStart();
        if (member.mark < 0 && plan.newValue(member).isEmpty()) {
            out.insert(member.end(), ":");
        } else if (member.mark + 1 == member.value.outerStart() && !isEmpty) {
            out.insert(member.mark + 1, " ");
        }
        int here = lines.column(lines.content(member.start));
        String text = indented(out.applied(member.start, member.end()), column - here);
        return comments(moved, member, column) + " ".repeat(column) + text.stripLeading();
    }

    /** The comment lines above an entry in brackets, and the comment behind it. */
    private String comments(Addition.Moved moved, Member member, int column) {
        StringBuilder out = new StringBuilder();
        String lineEnd = lines.lineEndNear(member.start);
        for (int at = regions.start(moved.around(), moved.index());
                at < lines.start(member.start);
                at = lines.next(at)) {
            out.append(" ".repeat(column))
                    .append(document.text(), lines.content(at), lines.end(at))
                    .append(lineEnd);
        }
        int rest = Math.max(member.end(), member.comma + 1);
        String behind =
                document.text().substring(rest, Math.max(rest, lines.end(rest))).strip();
        if (behind.startsWith("#")) {
            out.append(" ".repeat(column)).append(behind).append(lineEnd);
        }
        return out.toString();
    }

    /** The splices of the entry itself: those below it, and its new name. */
    private Splices changed(Addition.Moved moved, Member member, boolean isToFlow) {
        Splices out = new Splices(document.text());
        edit.member(moved.around(), member, out);
        Node key = member.key;
        boolean isSame = member.name.equals(moved.name());
        boolean needsQuotes = isToFlow
                && key instanceof Node.Scalar scalar
                && scalar.isPlain()
                && !ScalarText.isFree(scalar.text, true);
        if (key != null && (!isSame || needsQuotes)) {
            out.replace(
                    key.start,
                    key.end,
                    isToFlow ? name(moved, member) : conventions.key(moved.around(), member, key, moved.name()));
        }
        return out;
    }

    /** In one line, for a table in braces. */
    String inline(Addition.Moved moved) {
        Member member = moved.around().members.get(moved.index());
        if (hasComments(moved, member)) {
            throw Refusal.of(
                    document.origin(member.start),
                    moved.from(),
                    "its comments cannot go into braces",
                    "an entry without comments, or a table that is written in lines");
        }
        Splices out = changed(moved, member, true);
        boolean isBlock = (member.value instanceof Collection collection && collection.isBlock())
                || (member.value instanceof Node.Scalar scalar && scalar.isBlock());
        if (moved.around().isBlock() && (isBlock || isMultiline(member))) {
            checkUntouched(member, moved.from());
            return name(moved, member)
                    + ": "
                    + conventions
                            .writer(null, 0)
                            .inline(SettingsReader.value(document, member.value, moved.from()), moved.from(), true);
        }
        if (member.value instanceof Node.Scalar scalar
                && scalar.isPlain()
                && moved.around().isBlock()
                && plan.newValue(member).isEmpty()
                && Typing.isText(scalar.text)
                && !scalar.text.isEmpty()) {
            out.replace(scalar.start, scalar.end, ScalarText.of(scalar.text, Quotes.NONE, true));
        }
        return out.applied(member.start, member.end());
    }

    private static String name(Addition.Moved moved, Member member) {
        Quotes quotes = member.key instanceof Node.Scalar scalar && !scalar.isPlain() ? Quotes.DOUBLE : Quotes.NONE;
        return ScalarText.of(moved.name(), quotes, true);
    }

    private boolean isMultiline(Member member) {
        return lines.start(member.start) != lines.start(member.end());
    }

    private void checkUntouched(Member member, Key key) {
        Splices below = new Splices(document.text());
        edit.member(below(member), member, below);
        if (!below.isEmpty()) {
            throw Refusal.of(
                    document.origin(member.start),
                    key,
                    "a table in lines cannot go into braces and change at once",
                    "two migrations, one after the other");
        }
    }

    private static Collection below(Member member) {
        return new Collection(Node.Properties.NONE, member.start, member.end(), true, Node.Form.BLOCK, List.of(member));
    }

    private boolean hasComments(Addition.Moved moved, Member member) {
        if (!moved.around().isBlock()) {
            return !comments(moved, member, 0).isEmpty();
        }
        int from = regions.start(moved.around(), moved.index());
        int to = regions.end(member);
        for (int at = from; at < to; at = lines.next(at)) {
            if (lines.isComment(at) && !(member.value instanceof Node.Scalar)) {
                return true;
            }
        }
        boolean isAbove = from < lines.start(member.start);
        String rest = document.text().substring(member.end(), lines.end(member.end()));
        return isAbove
                || rest.contains("#")
                || (member.value instanceof Collection
                        && document.text().substring(member.start, member.end()).contains(" #"))
                || (member.value instanceof Node.Scalar scalar && scalar.isBlock() && hasHeaderComment(scalar));
    }

    private boolean hasHeaderComment(Node.Scalar scalar) {
        int header = BlockScalar.headerEnd(document.text(), scalar.start);
        return document.text().substring(header, lines.end(header)).contains("#");
    }

    private static String withoutLastLineEnd(String text) {
        int end = text.length();
        if (end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        if (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Every line so much deeper, or less deep. */
    private static String indented(String text, int by) {
        if (by == 0) {
            return text;
        }
        Lines all = new Lines(text);
        List<String> out = new ArrayList<>();
        int at = 0;
        do {
            String line = text.substring(at, all.end(at));
            String lineEnd = all.lineEnd(at);
            if (by > 0) {
                out.add(line.isEmpty() ? lineEnd : " ".repeat(by) + line + lineEnd);
            } else {
                int spaces = 0;
                while (spaces < -by && spaces < line.length() && line.charAt(spaces) == ' ') {
                    spaces++;
                }
                out.add(line.substring(spaces) + lineEnd);
            }
            at = all.next(at);
        } while (at < text.length());
        return String.join("", out);
    }
}
