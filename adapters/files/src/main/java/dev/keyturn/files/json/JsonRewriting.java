package dev.keyturn.files.json;

import dev.keyturn.files.edit.Rewriting;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes objects and arrays anew, with all that changes in them, and copies everything else. */
final class JsonRewriting {
    /** As far as a line is looked at for what stands in front of an empty object. */
    private static final int LONGEST_NAME = 500;

    private final String text;
    private final Map<JsonNode.Container, JsonEdit.Rewrite> rewrites;
    private final JsonStyle style;
    private final JsonWriter writer;
    private final Set<JsonEdit.Arrival.Moved> moved = new HashSet<>();
    private final Map<JsonNode.Container, JsonLayout> layouts = new HashMap<>();

    JsonRewriting(String text, Map<JsonNode.Container, JsonEdit.Rewrite> rewrites, JsonStyle style, JsonWriter writer) {
        this.text = text;
        this.rewrites = rewrites;
        this.style = style;
        this.writer = writer;
    }

    /** Writes the outermost object, and tells how many members have found their new place in it. */
    int write(JsonNode.Container root, Rewriting out) {
        node(root, out);
        return moved.size();
    }

    JsonLayout layout(JsonNode.Container container) {
        return layouts.computeIfAbsent(container, any -> new JsonLayout(text, container));
    }

    private void node(JsonNode node, Rewriting out) {
        JsonEdit.Rewrite rewrite = node instanceof JsonNode.Container found ? rewrites.get(found) : null;
        if (rewrite == null || !(node instanceof JsonNode.Container container)) {
            out.copy(node.start(), node.end());
        } else if (container.members().isEmpty()) {
            fill(container, rewrite.arrivals().getOrDefault(-1, List.of()), out);
        } else {
            new JsonMembers(text, style, this, container, rewrite, out).write();
        }
    }

    /** Writes a member that stays, without what is in front of it and behind it. */
    void member(JsonNode.Container container, JsonEdit.Rewrite rewrite, int index, Rewriting out) {
        JsonNode.Member member = container.members().get(index);
        String name = rewrite.renamed().get(index);
        if (name == null) {
            out.copy(member.nameStart(), member.nameEnd());
        } else {
            out.write(writer.quoted(name));
        }
        out.copy(member.nameEnd(), member.node().start());
        value(rewrite, index, member, out);
    }

    private void value(JsonEdit.Rewrite rewrite, int index, JsonNode.Member member, Rewriting out) {
        Value value = rewrite.set().get(index);
        if (value == null) {
            node(member.node(), out);
            return;
        }
        boolean hadMembers = member.node() instanceof JsonNode.Container old
                && !old.members().isEmpty();
        boolean wasOnLines = hadMembers
                ? style.beginsLine(
                        ((JsonNode.Container) member.node()).members().get(0).nameStart())
                : style.beginsLine(member.nameStart());
        String indent = style.indent(member.nameStart());
        JsonWriter.Site site = new JsonWriter.Site(style.lineEnd(), indent, wasOnLines);
        out.write(writer.value(Key.root(), value, site, List.of()));
    }

    /** An object or array that was empty. Comments in it stay in front of what comes. */
    private void fill(JsonNode.Container container, List<JsonEdit.Arrival> arrivals, Rewriting out) {
        if (arrivals.isEmpty()) {
            out.copy(container.start(), container.end());
            return;
        }
        int close = container.end() - 1;
        int last = container.start() + 1;
        boolean hasLines = false;
        for (int at = last; at < close; ) {
            boolean isComment = text.charAt(at) == '/';
            hasLines |= JsonTrivia.isLineEnd(text.charAt(at));
            at = isComment ? JsonTrivia.endOfComment(text, at) : at + 1;
            last = isComment ? at : last;
        }
        boolean isOnLines = hasLines
                || container.start() == firstOffset()
                || (beginsLine(container) && (container.isObject() || style.hasListsOnLines()));
        String indent = style.indent(container.start());
        JsonWriter.Site site = new JsonWriter.Site(style.lineEnd(), indent, isOnLines);
        String blanks = text.substring(last, close);
        out.copy(container.start(), last);
        out.write(entries(arrivals, site.inner(style.unit()), blanks));
        if (hasLines || !isOnLines) {
            out.copy(last, container.end());
        } else {
            out.write(site.newLine());
            out.copy(close, container.end());
        }
    }

    private int firstOffset() {
        return JsonTrivia.skipSpace(text, text.startsWith("\ufeff") ? 1 : 0, text.length());
    }

    /** Whether nothing but a name stands in front of it in its line. */
    private boolean beginsLine(JsonNode.Container container) {
        int lineStart = style.lineStart(container.start());
        String before = text.substring(Math.max(lineStart, container.start() - LONGEST_NAME), container.start());
        return lineStart > 0 && before.length() < LONGEST_NAME && before.matches("[^{\\[,]*");
    }

    private String entries(List<JsonEdit.Arrival> arrivals, JsonWriter.Site site, String firstBlanks) {
        StringBuilder all = new StringBuilder();
        boolean isInComment = false;
        for (int i = 0; i < arrivals.size(); i++) {
            boolean isLast = i == arrivals.size() - 1;
            all.append(
                    site.isOnLines() || isInComment || needsLine(arrivals.get(i))
                            ? site.newLine()
                            : i == 0 ? firstBlanks : style.separator());
            Arrived arrived = arrived(arrivals.get(i), site, !isLast);
            all.append(arrived.text);
            isInComment = arrived.isInComment;
        }
        return all.append(isInComment && !site.isOnLines() ? site.newLine() : "")
                .toString();
    }

    /** Whether it has comments in lines of their own above it, and so needs a line of its own. */
    boolean needsLine(JsonEdit.Arrival arrival) {
        if (!(arrival instanceof JsonEdit.Arrival.Moved moving)) {
            return false;
        }
        JsonLayout.Chunk chunk = layout(moving.from()).get(moving.index());
        return chunk.own() < chunk.blank();
    }

    /** The text of something that comes. */
    record Arrived(String text, boolean isInComment) {}

    /** Writes something that comes. */
    Arrived arrived(JsonEdit.Arrival arrival, JsonWriter.Site site, boolean needsComma) {
        String comma = needsComma ? "," : "";
        if (arrival instanceof JsonEdit.Arrival.New entry) {
            boolean isNamed = entry.key().last().orElseThrow() instanceof Segment.Name;
            String name = isNamed
                    ? writer.comments(entry.key(), site, entry.comments()) + writer.quoted(entry.name()) + style.colon()
                    : "";
            return new Arrived(name + writer.value(entry.key(), entry.value(), site, entry.comments()) + comma, false);
        }
        if (arrival instanceof JsonEdit.Arrival.Made made) {
            String entries = entries(made.entries(), site.inner(style.unit()), "");
            String end = site.isOnLines() ? site.newLine() : "";
            return new Arrived(writer.quoted(made.name()) + style.colon() + "{" + entries + end + "}" + comma, false);
        }
        return travelled((JsonEdit.Arrival.Moved) arrival, site, comma);
    }

    /** A member from elsewhere with its comments, indented as it has to be here. */
    private Arrived travelled(JsonEdit.Arrival.Moved arrival, JsonWriter.Site site, String comma) {
        if (!moved.add(arrival)) {
            return new Arrived("", false); // it is inside itself, which is found out by counting
        }
        JsonNode.Member member = arrival.from().members().get(arrival.index());
        JsonLayout.Chunk chunk = layout(arrival.from()).get(arrival.index());
        int ownStart = JsonTrivia.skipSpace(text, chunk.own(), chunk.bodyStart());
        Rewriting body = new Rewriting(text, member.nameEnd());
        body.copy(member.nameEnd(), member.node().start());
        JsonEdit.Rewrite rewrite = rewrites.get(arrival.from());
        if (rewrite != null) {
            value(rewrite, arrival.index(), member, body);
        }
        String trail = chunk.comma() < 0
                ? text.substring(chunk.bodyEnd(), chunk.end())
                : text.substring(chunk.bodyEnd(), chunk.comma()) + text.substring(chunk.comma() + 1, chunk.end());
        String all = text.substring(ownStart, chunk.bodyStart())
                + writer.quoted(arrival.name())
                + body.text(chunk.bodyEnd())
                + comma
                + trail.stripTrailing();
        String from = style.indent(chunk.bodyStart());
        return new Arrived(
                reindented(all, from, site.indent()),
                JsonTrivia.endsInComment(
                        trail.stripTrailing(), 0, trail.stripTrailing().length()));
    }

    /** No text in quotes goes over a line end, so that every line can be indented anew. */
    private static String reindented(String all, String from, String to) {
        if (from.equals(to)) {
            return all;
        }
        StringBuilder out = new StringBuilder(all.length());
        for (int at = 0; at < all.length(); ) {
            char c = all.charAt(at++);
            out.append(c);
            boolean isLineEnd = c == '\n' || (c == '\r' && !all.startsWith("\n", at));
            if (isLineEnd && all.startsWith(from, at)) {
                out.append(to);
                at += from.length();
            }
        }
        return out.toString();
    }
}
