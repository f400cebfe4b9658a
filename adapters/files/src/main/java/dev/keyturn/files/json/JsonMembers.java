package dev.keyturn.files.json;

import dev.keyturn.files.edit.Rewriting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One pass over the members of an object or array, those that come included. */
final class JsonMembers {
    private final String text;
    private final JsonStyle style;
    private final JsonRewriting rewriting;
    private final JsonNode.Container container;
    private final JsonEdit.Rewrite rewrite;
    private final Rewriting out;
    private final JsonLayout layout;
    private int remaining;
    private boolean isFirst = true;
    /** The blanks that stood in front of a member that is gone: whatever follows in its place gets them. */
    private @Nullable String vacant;
    /** Whether what was written last is a comment that goes on to the end of the line. */
    private boolean isInComment;

    JsonMembers(
            String text,
            JsonStyle style,
            JsonRewriting rewriting,
            JsonNode.Container container,
            JsonEdit.Rewrite rewrite,
            Rewriting out) {
        this.text = text;
        this.style = style;
        this.rewriting = rewriting;
        this.container = container;
        this.rewrite = rewrite;
        this.out = out;
        this.layout = rewriting.layout(container);
        this.remaining = layout.size()
                - rewrite.gone().size()
                + rewrite.arrivals().values().stream().mapToInt(List::size).sum();
    }

    void write() {
        copy(container.start(), layout.headEnd());
        JsonLayout.Chunk first = layout.get(0);
        int from = first.start();
        if (rewrite.arrivals().containsKey(-1)) {
            // a blank line below the bracket is left of something that was there: what comes takes its place
            from = layout.beginsWithBlankLine(first) ? from : first.own();
            copy(first.start(), from);
            arrive(-1);
        }
        for (int i = 0; i < layout.size(); i++) {
            JsonLayout.Chunk chunk = layout.get(i);
            if (rewrite.gone().contains(i)) {
                leaveOut(chunk, from);
            } else {
                keep(i, chunk, from);
            }
            from = chunk.end();
            arrive(i);
        }
        if (isInComment && !JsonTrivia.isLineEnd(text.charAt(JsonTrivia.skipBlanks(text, from, container.end())))) {
            out.write(style.lineEnd() + style.indent(container.start()));
            from = JsonTrivia.skipBlanks(text, from, container.end());
        }
        out.copy(from, container.end());
    }

    private void copy(int from, int to) {
        out.copy(from, to);
        boolean isBlank = JsonTrivia.skipBlanks(text, from, to) == to;
        isInComment = isBlank ? isInComment : JsonTrivia.endsInComment(text, from, to);
    }

    private void leaveOut(JsonLayout.Chunk chunk, int from) {
        copy(from, chunk.own());
        if (vacant == null && (chunk.beginsLine() || isFirst)) {
            vacant = layout.blank(chunk);
        }
    }

    private void keep(int index, JsonLayout.Chunk chunk, int from) {
        if (chunk.beginsLine()) {
            out.copy(from, chunk.bodyStart());
        } else if (vacant != null || isInComment || (index == 0 && !isFirst)) {
            lead(vacant != null ? vacant : style.separator(), style.indent(chunk.bodyStart()));
            out.copy(chunk.blankEnd(), chunk.bodyStart());
        } else {
            out.copy(from, chunk.bodyStart());
        }
        vacant = null;
        isFirst = false;
        isInComment = false;
        rewriting.member(container, rewrite, index, out);
        boolean needsComma = needsComma();
        if (chunk.comma() < 0) {
            out.write(needsComma ? "," : "");
            copy(chunk.bodyEnd(), chunk.end());
        } else {
            copy(chunk.bodyEnd(), chunk.comma());
            out.copy(chunk.comma(), needsComma ? chunk.comma() + 1 : chunk.comma());
            copy(chunk.comma() + 1, chunk.end());
        }
    }

    /** A comma stands behind all but the last, and behind the last if it stood there before. */
    private boolean needsComma() {
        remaining--;
        return remaining > 0 || layout.get(layout.size() - 1).comma() >= 0;
    }

    private void lead(String blanks, String indent) {
        boolean beginsLine = !blanks.isEmpty() && JsonTrivia.isLineEnd(blanks.charAt(0));
        out.write(isInComment && !beginsLine ? style.lineEnd() + indent : blanks);
    }

    private void arrive(int behind) {
        JsonLayout.Chunk neighbour = layout.get(Math.max(behind, 0));
        String blank = layout.blank(neighbour);
        String indent = style.indent(neighbour.bodyStart());
        boolean isOnLines = layout.isOnLines(behind);
        String lineEnd =
                neighbour.beginsLine() ? blank.substring(0, JsonTrivia.afterLineEnd(blank, 0)) : style.lineEnd();
        for (JsonEdit.Arrival arrival : rewrite.arrivals().getOrDefault(behind, List.of())) {
            String lead = vacant != null ? vacant : isOnLines ? lineEnd + indent : isFirst ? blank : style.separator();
            boolean beginsLine = !lead.isEmpty() && JsonTrivia.isLineEnd(lead.charAt(0));
            JsonWriter.Site site = new JsonWriter.Site(lineEnd, indent, beginsLine);
            if (!beginsLine && rewriting.needsLine(arrival)) {
                site = site.inner(style.unit());
                lead = site.newLine();
            }
            lead(lead, indent);
            JsonRewriting.Arrived arrived = rewriting.arrived(arrival, site, needsComma());
            out.write(arrived.text());
            isInComment = arrived.isInComment();
            vacant = null;
            isFirst = false;
        }
    }
}
