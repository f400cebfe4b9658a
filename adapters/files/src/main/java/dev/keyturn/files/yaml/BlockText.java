package dev.keyturn.files.yaml;

import dev.keyturn.files.yaml.ValueWriter.Slot;
import java.util.List;

/** Text of several lines as a block scalar. */
final class BlockText {
    private BlockText() {}

    /** Whether a text has several lines, and says the same as a block scalar without further indicators. */
    static boolean isPossible(String text) {
        return text.indexOf('\n') >= 0 && isBlock(text);
    }

    /** Whether a text, of one line or of several, can be a block scalar. */
    static boolean isBlock(String text) {
        if (text.isEmpty() || " \t\n".indexOf(text.charAt(0)) >= 0 || text.endsWith("\n\n")) {
            return false;
        }
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        String last = body.substring(body.lastIndexOf('\n') + 1);
        return !last.isBlank() && body.codePoints().allMatch(c -> c == '\n' || c == '\t' || ScalarText.isPrintable(c));
    }

    static Slot literal(String text, int column, String lineEnd) {
        return slot("|", text, List.of(lines(text)), column, lineEnd);
    }

    /** As literal or folded as the text before was. */
    static Slot like(Node.Scalar before, String text, int column, String lineEnd) {
        String[] lines = lines(text);
        boolean isFolded =
                before.text.length() > 0 && before.style == org.snakeyaml.engine.v2.common.ScalarStyle.FOLDED;
        for (String line : lines) {
            isFolded &= !line.isEmpty() && " \t".indexOf(line.charAt(0)) < 0;
        }
        return isFolded
                ? slot(">", text, List.of(String.join("\n\n", lines).split("\n", -1)), column, lineEnd)
                : literal(text, column, lineEnd);
    }

    private static String[] lines(String text) {
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return body.split("\n", -1);
    }

    private static Slot slot(String indicator, String text, List<String> lines, int column, String lineEnd) {
        StringBuilder body = new StringBuilder();
        for (String line : lines) {
            body.append(lineEnd)
                    .append(line.isEmpty() ? "" : " ".repeat(column))
                    .append(line);
        }
        return new Slot(" " + indicator + (text.endsWith("\n") ? "" : "-"), body.toString());
    }
}
