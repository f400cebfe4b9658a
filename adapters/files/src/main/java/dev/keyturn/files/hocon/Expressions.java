package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Assignment;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Expressions as text: the characters of the file, so that nothing of them is lost. Where a key is given several values that
 * an expression may fall back on, such as {@code port = 80} and then <code>port = ${?PORT}</code>, the text has them one
 * below the other: <code>80\n${?PORT}</code>.
 */
final class Expressions {
    private static final String APPEND = "+= ";

    private Expressions() {}

    /** The text of these assignments. */
    static String text(String whole, List<Assignment> assignments) {
        return assignments.stream()
                .map(assignment -> (assignment.isAppend() ? APPEND : "")
                        + whole.substring(
                                assignment.node().start(), assignment.node().end()))
                .collect(Collectors.joining("\n"));
    }

    /** The assignments that make this value; none where it is no expression. */
    static List<Part> parts(Value value) {
        return value instanceof Text text ? parts(text.text()).orElse(List.of()) : List.of();
    }

    /** The assignments that make this text, if there are such. */
    static Optional<List<Part>> parts(String text) {
        if (!text.contains("${") && !text.contains(APPEND)) {
            return Optional.empty();
        }
        try {
            List<Parser.Piece> pieces = Parser.pieces(new Lines(text, ""));
            Entry entry = new Entry();
            pieces.forEach(piece -> entry.assign(piece.node(), piece.isAppend()));
            boolean isWhole = entry.isExpression()
                    && !entry.isTable()
                    && entry.assignments.size() == pieces.size()
                    && text(text, entry.assignments).equals(text);
            return isWhole
                    ? Optional.of(pieces.stream()
                            .map(piece -> new Part(
                                    piece.isAppend(),
                                    text.substring(
                                            piece.node().start(), piece.node().end())))
                            .toList())
                    : Optional.empty();
        } catch (RefusedException e) {
            return Optional.empty(); // it is no HOCON, so it is a text that merely looks like it
        }
    }

    /**
     * One of the assignments of a text.
     *
     * @param isAppend whether it is written with {@code +=}
     * @param text the value
     */
    record Part(boolean isAppend, String text) {}
}
