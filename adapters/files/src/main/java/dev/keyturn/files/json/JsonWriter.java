package dev.keyturn.files.json;

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
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Writes new values in the style of a file. */
final class JsonWriter {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    private final JsonStyle style;
    private final Origin origin;
    private final boolean hasComments;

    /** @param origin what messages begin with */
    JsonWriter(JsonStyle style, Origin origin, boolean hasComments) {
        this.style = style;
        this.origin = origin;
        this.hasComments = hasComments;
    }

    /**
     * A place to write at.
     *
     * @param lineEnd the line ends there
     * @param indent what the line is indented by
     * @param isOnLines whether entries and elements get lines of their own
     */
    record Site(String lineEnd, String indent, boolean isOnLines) {
        /** What stands in front of a line of its own. */
        String newLine() {
            return lineEnd + indent;
        }

        Site inner(String unit) {
            return new Site(lineEnd, indent + unit, isOnLines);
        }

        Site inOneLine() {
            return new Site(lineEnd, indent, false);
        }
    }

    String value(Key key, Value value, Site site, List<Comment> comments) {
        StringBuilder out = new StringBuilder();
        write(out, key, value, site, comments);
        return out.toString();
    }

    private void write(StringBuilder out, Key key, Value value, Site site, List<Comment> comments) {
        if (value instanceof Text text) {
            quote(out, text.text());
        } else if (value instanceof Num number) {
            out.append(number(key, number));
        } else if (value instanceof Bool || value instanceof Null) {
            out.append(value);
        } else if (value instanceof Items list) {
            write(out, key, list, site, comments);
        } else if (value instanceof Table table) {
            write(out, key, table, site, comments);
        }
    }

    private void write(StringBuilder out, Key key, Items list, Site site, List<Comment> comments) {
        boolean isOnLines = site.isOnLines
                && (style.hasListsOnLines() || list.items().stream().anyMatch(item -> item.depth() > 0));
        Site at = isOnLines ? site : site.inOneLine();
        Site inner = at.inner(style.unit());
        out.append('[');
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : ",").append(between(inner, i == 0));
            write(out, key.isRoot() ? key : key.item(i), list.items().get(i), inner, comments);
        }
        out.append(list.size() > 0 && isOnLines ? at.newLine() : "").append(']');
    }

    private void write(StringBuilder out, Key key, Table table, Site site, List<Comment> comments) {
        if (table.own().isPresent()) {
            throw refuse(key, "a value beside what is below it cannot be written in JSON", "one of the two");
        }
        Site inner = site.inner(style.unit());
        out.append('{');
        int start = out.length();
        table.forEach((name, value) -> {
            boolean isFirst = out.length() == start;
            Key child = key.child(name);
            out.append(isFirst ? "" : ",").append(between(inner, isFirst)).append(comments(child, inner, comments));
            quote(out, name);
            out.append(style.colon());
            write(out, child, value, inner, comments);
        });
        out.append(table.size() > 0 && site.isOnLines ? site.newLine() : "").append('}');
    }

    private String between(Site site, boolean isFirst) {
        return site.isOnLines ? site.newLine() : isFirst ? "" : style.separator();
    }

    /** The comments for an entry, as they stand in front of it: in lines of their own, or in its line. */
    String comments(Key key, Site site, List<Comment> comments) {
        StringBuilder out = new StringBuilder();
        for (Comment comment : comments) {
            if (hasComments && comment.key().equals(key)) {
                comment.text().lines().map(JsonWriter::printable).forEach(line -> {
                    if (site.isOnLines) {
                        out.append(line.isEmpty() ? "//" : "// ").append(line).append(site.newLine());
                    } else {
                        out.append("/* ").append(line.replace("*/", "* /")).append(" */ ");
                    }
                });
            }
        }
        return out.toString();
    }

    private static String printable(String line) {
        return line.replaceAll("\\p{Cntrl}", " ").stripTrailing();
    }

    private String number(Key key, Num number) {
        if (!NUMBER.matcher(number.lexeme()).matches()) {
            throw refuse(key, "this number is written in a way that JSON does not have", "a decimal number");
        }
        return number.lexeme();
    }

    private RefusedException refuse(Key key, String what, String expected) {
        return new RefusedException(Problem.of(origin, key, what, expected));
    }

    /** Text in quotes. */
    String quoted(String text) {
        StringBuilder out = new StringBuilder();
        quote(out, text);
        return out.toString();
    }

    private void quote(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    boolean isEscaped = c < 0x20 || (c > 0x7e && style.escapesNonAscii()) || isLone(text, i);
                    out.append(isEscaped ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
                }
            }
        }
        out.append('"');
    }

    /** Half of a surrogate pair: no encoding can hold it. */
    private static boolean isLone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 >= text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
