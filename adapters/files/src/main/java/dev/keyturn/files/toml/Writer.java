package dev.keyturn.files.toml;

import dev.keyturn.files.edit.CommentLines;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
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

/** Writes keys and values. */
final class Writer {
    private final Origin origin;

    Writer(Origin origin) {
        this.origin = origin;
    }

    static String name(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> Parser.isBare((char) c)) ? name : quoted(name);
    }

    /** A name in the place of another, in its quotes if it has some. */
    static String name(String name, char quote) {
        boolean isLiteral = quote == '\'' && name.chars().allMatch(c -> c >= ' ' && c != '\'' && c != 0x7F);
        return isLiteral ? "'" + name + "'" : quote == '"' ? quoted(name) : name(name);
    }

    /** An assignment with its comments; a table that is not empty becomes dotted keys. */
    List<Written> entries(Key key, String name, Value value, List<Comment> comments, String separator) {
        List<Written> out = new ArrayList<>();
        List<String> above = CommentLines.of(comments, key);
        if (value instanceof Table table && table.size() > 0 && table.own().isEmpty()) {
            table.forEach((child, below) ->
                    out.addAll(entries(key.child(child), name + "." + name(child), below, comments, separator)));
            if (!above.isEmpty()) {
                Written first = out.get(0);
                List<String> all = new ArrayList<>(above);
                all.addAll(first.comments());
                out.set(0, new Written(all, first.text(), first.trail()));
            }
            return out;
        }
        out.add(new Written(above, name + separator + value(key, value), ""));
        return out;
    }

    /** A value on one line. */
    String value(Key key, Value value) {
        if (value instanceof Text text) {
            return quoted(text.text());
        }
        if (value instanceof Num number) {
            if (!Literals.isNumber(number.lexeme())) {
                throw refuse(key, "TOML has no number that is written like this one", "a number as TOML writes it");
            }
            return number.lexeme();
        }
        if (value instanceof Bool) {
            return value.toString();
        }
        if (value instanceof Items list) {
            List<String> items = new ArrayList<>();
            for (int i = 0; i < list.size(); i++) {
                items.add(value(key.item(i), list.items().get(i)));
            }
            return "[" + String.join(", ", items) + "]";
        }
        if (value instanceof Table table && table.own().isEmpty()) {
            List<String> entries = new ArrayList<>();
            table.forEach((name, child) -> entries.add(name(name) + " = " + value(key.child(name), child)));
            return entries.isEmpty() ? "{}" : "{ " + String.join(", ", entries) + " }";
        }
        throw refuse(
                key,
                value instanceof Table ? "a value beside entries cannot be written in TOML" : "TOML has no null",
                "a value that TOML can hold");
    }

    /** Text in the place of a string, in the quotes of that if they can hold it. */
    static String text(String text, String old) {
        boolean isPlain = text.chars().allMatch(c -> c >= ' ' && c != 0x7F);
        if (old.startsWith("\"\"\"") && text.contains("\n")) {
            StringBuilder out = new StringBuilder("\"\"\"").append(old.contains("\r\n") ? "\r\n" : "\n");
            for (String line : text.split("\n", -1)) {
                String escaped = quoted(line);
                out.append(escaped, 1, escaped.length() - 1).append('\n');
            }
            return out.deleteCharAt(out.length() - 1).append("\"\"\"").toString();
        }
        boolean isLiteral = old.startsWith("'") && !old.startsWith("'''") && isPlain && text.indexOf('\'') < 0;
        return isLiteral ? "'" + text + "'" : quoted(text);
    }

    static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int plain = "\"\\\b\f\n\r\t".indexOf(c);
            if (plain >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(plain));
            } else if (c < ' ' || c == 0x7F) {
                out.append(String.format("\\u%04X", (int) c));
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
