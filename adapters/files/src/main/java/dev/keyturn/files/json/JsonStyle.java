package dev.keyturn.files.json;

import java.util.ArrayDeque;
import java.util.Deque;

/** How a file is written, to write new entries alike: taken from the first place that shows it. */
final class JsonStyle {
    private final String text;
    private final Places places;
    private String unit = "";
    private String colon = "";
    private String separator = "";
    private boolean hasColon;
    private boolean hasSeparator;
    private boolean hasList;
    private boolean hasListsOnLines;
    private final String lineEnd;
    private final boolean escapesNonAscii;

    JsonStyle(String text, JsonNode.Container root, Places places) {
        this.text = text;
        this.places = places;
        Deque<JsonNode.Container> open = new ArrayDeque<>();
        open.add(root);
        while (!open.isEmpty()) {
            JsonNode.Container container = open.remove();
            look(container);
            for (JsonNode.Member member : container.members()) {
                if (member.node() instanceof JsonNode.Container inner) {
                    open.add(inner);
                }
            }
        }
        this.lineEnd = firstLineEnd();
        // the first character is a bracket, a blank or a byte order mark
        this.escapesNonAscii = text.contains("\\u") && text.chars().skip(1).allMatch(c -> c < 128);
    }

    private void look(JsonNode.Container container) {
        if (container.members().isEmpty()) {
            return;
        }
        JsonNode.Member first = container.members().get(0);
        boolean beginsLine = beginsLine(first.nameStart());
        if (container.isObject() && !hasColon) {
            String between = text.substring(first.nameEnd(), first.node().start());
            hasColon = between.strip().equals(":");
            colon = hasColon ? between : "";
        }
        if (!hasList && !container.isObject() && first.node() instanceof JsonNode.Scalar) {
            hasList = true;
            hasListsOnLines = beginsLine;
        }
        if (unit.isEmpty() && beginsLine) {
            String outer = indent(container.start());
            String inner = indent(first.nameStart());
            unit = inner.startsWith(outer) ? inner.substring(outer.length()) : "";
        }
        if (!hasSeparator && container.members().size() > 1 && first.comma() >= 0) {
            int next = container.members().get(1).nameStart();
            hasSeparator = JsonTrivia.skipBlanks(text, first.comma() + 1, next) == next;
            separator = hasSeparator ? text.substring(first.comma() + 1, next) : "";
        }
    }

    int lineStart(int offset) {
        return places.lineStart(offset);
    }

    /** The blanks that the line of an offset begins with. */
    String indent(int offset) {
        int start = places.lineStart(offset);
        return text.substring(start, JsonTrivia.skipBlanks(text, start, Math.max(start, offset)));
    }

    /** Whether only blanks stand in front of an offset in its line. */
    boolean beginsLine(int offset) {
        int at = offset;
        while (at > 0 && JsonTrivia.isBlank(text.charAt(at - 1))) {
            at--;
        }
        return at > 0 && JsonTrivia.isLineEnd(text.charAt(at - 1));
    }

    private String firstLineEnd() {
        for (int at = 0; at < text.length(); at++) {
            if (JsonTrivia.isLineEnd(text.charAt(at))) {
                return text.substring(at, JsonTrivia.afterLineEnd(text, at));
            }
        }
        return "\n";
    }

    /** What one level is indented by. */
    String unit() {
        return unit.isEmpty() ? "  " : unit;
    }

    /** What stands between a key and its value. */
    String colon() {
        return hasColon ? colon : ": ";
    }

    /** What stands behind a comma in a line. */
    String separator() {
        return hasSeparator ? separator : hasColon && colon.equals(":") ? "" : " ";
    }

    /** Whether the elements of a list of scalars stand in lines of their own. */
    boolean hasListsOnLines() {
        return !hasList || hasListsOnLines;
    }

    String lineEnd() {
        return lineEnd;
    }

    /** Whether the file has escapes, and no character that is not ASCII. */
    boolean escapesNonAscii() {
        return escapesNonAscii;
    }
}
