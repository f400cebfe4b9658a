package dev.keyturn.files.hocon;

import dev.keyturn.files.edit.CommentLines;
import dev.keyturn.files.layout.Block;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.files.layout.Lines;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Comment;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes names and values, in the style of what stands around them. */
final class Writer {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]*|[0-9]{1,18}");

    private final Origin origin;
    private final String step;

    Writer(Origin origin, String step) {
        this.origin = origin;
        this.step = step;
    }

    /**
     * How fields are written.
     *
     * @param quotesNames whether names are in quotes
     * @param quotesTexts whether texts are in quotes that need none
     * @param separator what stands between a name and a value
     * @param objectSeparator what stands between a name and an object
     */
    record Habit(boolean quotesNames, boolean quotesTexts, String separator, String objectSeparator) {
        static final Habit PLAIN = new Habit(false, true, " = ", " ");
    }

    static String name(String name, boolean isQuoted) {
        return isQuoted || !PLAIN_NAME.matcher(name).matches() || name.equals("include") ? quoted(name) : name;
    }

    /** An entry with its comments; several lines where an expression falls back on others. */
    List<Block.Written> entry(Key key, String name, Value value, List<Comment> comments, Habit habit, Style style) {
        List<Block.Written> entries = new ArrayList<>();
        List<String> above = CommentLines.of(comments, key);
        if (value instanceof Table table && table.own().isPresent()) {
            entries.addAll(entry(key, name, table.own().get(), comments, habit, style));
            entries.add(new Block.Written(
                    List.of(), name + habit.objectSeparator + table(key, table, comments, habit, style), ""));
            return entries;
        }
        List<Expressions.Part> parts = Expressions.parts(value);
        for (Expressions.Part part : parts) {
            String separator = part.isAppend() ? " += " : habit.separator;
            entries.add(new Block.Written(entries.isEmpty() ? above : List.of(), name + separator + part.text(), ""));
        }
        if (parts.isEmpty()) {
            String separator = value instanceof Table ? habit.objectSeparator : habit.separator;
            entries.add(new Block.Written(above, name + separator + value(key, value, comments, habit, style), ""));
        }
        return entries;
    }

    /** A value; an expression has to be a single one. */
    String value(Key key, Value value, List<Comment> comments, Habit habit, Style style) {
        if (value instanceof Text text) {
            return text(key, text, habit);
        }
        if (value instanceof Num number) {
            if (!Lexer.isNumber(number.lexeme())) {
                throw refuse(key, "HOCON has no number that is written like this one", "a decimal number");
            }
            return number.lexeme();
        }
        if (value instanceof Items list) {
            return list(key, list, comments, habit, style);
        }
        if (value instanceof Table table) {
            if (table.own().isPresent()) {
                String own = value(key, table.own().get(), comments, habit, style);
                return own + " " + table(key, table, comments, habit, style);
            }
            return table(key, table, comments, habit, style);
        }
        return value instanceof Bool || value instanceof Null ? value.toString() : "";
    }

    private String text(Key key, Text text, Habit habit) {
        List<Expressions.Part> parts = Expressions.parts(text);
        if (parts.size() > 1 || parts.stream().anyMatch(Expressions.Part::isAppend)) {
            throw refuse(key, "an element of a list cannot be several assignments", "a value or one substitution");
        }
        if (!parts.isEmpty()) {
            return text.text();
        }
        return !habit.quotesTexts && isPlain(text.text()) ? text.text() : quoted(text.text());
    }

    /** Whether a text can stand without quotes. */
    static boolean isPlain(String text) {
        if (text.isEmpty() || text.chars().anyMatch(c -> c == '\n' || c == '"')) {
            return false;
        }
        try {
            List<Parser.Piece> pieces = Parser.pieces(new Lines(text, ""));
            return pieces.size() == 1
                    && !pieces.get(0).isAppend()
                    && pieces.get(0).node() instanceof Node.Scalar scalar
                    && scalar.value().equals(Value.of(text));
        } catch (RefusedException e) {
            return false;
        }
    }

    private String list(Key key, Items list, List<Comment> comments, Habit habit, Style style) {
        boolean isShort = style.isInline() || list.items().stream().noneMatch(item -> item.depth() > 0);
        Style inner = isShort ? style : Style.ofLines(style.indent() + step, style.lineEnd());
        List<String> items = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            items.add(value(key.item(i), list.items().get(i), comments, habit, inner));
        }
        if (isShort) {
            return "[" + String.join(", ", items) + "]";
        }
        String lineStart = style.lineEnd() + inner.indent();
        return "[" + lineStart + String.join("," + lineStart, items) + style.lineEnd() + style.indent() + "]";
    }

    private String table(Key key, Table table, List<Comment> comments, Habit habit, Style style) {
        if (table.size() == 0) {
            return "{}";
        }
        boolean hasComments = comments.stream()
                .anyMatch(comment -> !comment.key().equals(key) && comment.key().startsWith(key));
        boolean isInline = style.isInline() && !hasComments;
        Style inner = new Style(style.indent() + step, style.lineEnd(), isInline, true);
        List<Block.Written> entries = new ArrayList<>();
        table.forEach((name, value) ->
                entries.addAll(entry(key.child(name), name(name, habit.quotesNames), value, comments, habit, inner)));
        return braces(entries, habit, style, inner);
    }

    /** An object with these members. */
    static String braces(List<Block.Written> entries, Habit habit, Style style, Style inner) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < entries.size(); i++) {
            Block.Written entry = entries.get(i);
            boolean isLast = i == entries.size() - 1;
            if (inner.isInline() && entry.comments().isEmpty()) {
                out.append(' ').append(entry.text()).append(isLast ? " " : ",");
                continue;
            }
            out.append(style.lineEnd());
            entry.comments()
                    .forEach(line -> out.append(inner.indent()).append(line).append(style.lineEnd()));
            out.append(inner.indent()).append(entry.text());
            out.append(habit.quotesNames && !isLast ? "," : "").append(entry.trail());
        }
        return out.append(inner.isInline() ? "" : style.lineEnd() + style.indent())
                .append('}')
                .toString();
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int plain = "\"\\\b\f\n\r\t".indexOf(c);
            if (plain >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(plain));
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || c == '\uFEFF') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }

    RefusedException refuse(Key key, String what, String expected) {
        return new RefusedException(Problem.of(origin, key, what, expected));
    }
}
