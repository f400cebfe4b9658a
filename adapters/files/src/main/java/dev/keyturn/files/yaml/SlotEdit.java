package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.Node.Collection;
import dev.keyturn.files.yaml.Node.Member;
import dev.keyturn.files.yaml.ValueWriter.Slot;

/** Puts another value in the place of a value. */
final class SlotEdit {
    private final Document document;
    private final Lines lines;

    SlotEdit(Document document) {
        this.document = document;
        this.lines = document.lines();
    }

    /**
     * Where the value of a member stands in block style: the part that begins in the line of its colon or dash, and the lines
     * below it. What is between the two is a comment.
     */
    private record Extent(int from, int to, int bodyFrom, int bodyTo) {}

    private Extent extent(Member member) {
        Node value = member.value;
        int from = member.mark + 1;
        if (value instanceof Collection collection && collection.isBlock()) {
            if (lines.start(value.start) == lines.start(member.mark)) {
                int end = lines.end(value.end);
                return new Extent(from, end, end, end);
            }
            int to = value.hasProperties() ? value.propertiesEnd() : from;
            return new Extent(from, to, lines.end(to), lines.end(value.end));
        }
        if (value instanceof Node.Scalar scalar && scalar.isBlock()) {
            int to = BlockScalar.headerEnd(document.text(), scalar.start);
            return new Extent(from, to, lines.end(to), Math.max(lines.end(to), scalar.end));
        }
        int to = Math.max(from, value.end);
        return new Extent(from, to, lines.end(to), lines.end(to));
    }

    /** Whether nothing stands behind the value of a member in its line. */
    boolean isLastInLine(Member member) {
        int to = extent(member).to;
        return document.text().substring(to, lines.end(to)).isBlank();
    }

    /** In a block collection. */
    void replace(Member member, Slot slot, Splices out) {
        Extent extent = extent(member);
        Node value = member.value;
        boolean isInline = slot.body().isEmpty()
                && slot.head().startsWith(" ")
                && slot.head().indexOf('\n') < 0
                && slot.head().indexOf('\r') < 0;
        boolean wasInline = extent.bodyFrom == extent.bodyTo
                && value.end > value.outerStart()
                && !(value instanceof Collection collection && collection.isBlock())
                && !(value instanceof Node.Scalar scalar && scalar.isBlock());
        if (isInline && wasInline) {
            out.replace(
                    contentStart(value), value.end, blank(value) + slot.head().strip() + gap(value.end));
            return;
        }
        out.replace(extent.from, extent.to, slot.head() + gap(extent.to));
        out.replace(extent.bodyFrom, extent.bodyTo, slot.body());
    }

    /** The library takes a comment right behind a quoted text, without a blank; behind anything else it needs one. */
    private String gap(int at) {
        return document.text().startsWith("#", at) ? " " : "";
    }

    /** In a flow collection. */
    void replaceInline(Member member, String inline, Splices out) {
        Node value = member.value;
        if (value.end > value.outerStart()) {
            out.replace(contentStart(value), value.end, blank(value) + inline);
        } else if (member.mark >= 0) {
            out.insert(member.mark + 1, " " + inline);
        } else {
            out.insert(member.end(), ": " + inline);
        }
    }

    /** Between the anchor of an empty value and the value that comes there. */
    private static String blank(Node value) {
        return contentStart(value) == value.end ? " " : "";
    }

    /** An anchor without aliases stays; a tag would say what the new value is not. */
    private static int contentStart(Node value) {
        return value.tag() == null ? value.start : value.outerStart();
    }
}
