package dev.keyturn.files.yaml;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Null;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** New values as text. */
final class ValueWriter {
    /** As long as a key may be without a question mark in front of it. */
    static final int LONGEST_KEY = 1_000;

    private final String source;
    private final Style style;
    private final String lineEnd;
    private final Quotes keys;
    private final Quotes texts;
    private final boolean hasBlockTexts;

    /**
     * @param lineEnd what ends a line
     * @param keys how keys are quoted
     * @param texts how texts are quoted
     */
    ValueWriter(String source, Style style, String lineEnd, Quotes keys, Quotes texts) {
        this(source, style, lineEnd, keys, texts, true);
    }

    private ValueWriter(String source, Style style, String lineEnd, Quotes keys, Quotes texts, boolean hasBlockTexts) {
        this.source = source;
        this.style = style;
        this.lineEnd = lineEnd;
        this.keys = keys;
        this.texts = texts;
        this.hasBlockTexts = hasBlockTexts;
    }

    /** Without block scalars, which would swallow a comment that stands below them and is indented. */
    ValueWriter withoutBlockTexts() {
        return new ValueWriter(source, style, lineEnd, keys, texts, false);
    }

    String lineEnd() {
        return lineEnd;
    }

    int step() {
        return style.step();
    }

    /**
     * What stands behind a colon or a dash.
     *
     * @param head what stands in its line
     * @param body the lines below, each with a line end in front of it
     */
    record Slot(String head, String body) {
        String joined() {
            return head + body;
        }
    }

    String key(String name, Key key, boolean isFlow) {
        String written = ScalarText.of(name, keys, isFlow);
        if (written.length() > LONGEST_KEY) {
            throw refuse(key, "the name is too long for YAML", "at most " + LONGEST_KEY + " characters");
        }
        return written;
    }

    /** A value in one line. */
    String inline(Value value, Key key, boolean isFlow) {
        if (value instanceof Text text) {
            return ScalarText.of(text.text(), texts, isFlow);
        }
        if (value instanceof Num number) {
            if (Typing.isText(number.lexeme())) {
                throw refuse(key, "the number is not written as YAML writes numbers", "decimal digits, 0x or 0o");
            }
            return number.lexeme();
        }
        if (value instanceof Bool || value instanceof Null) {
            return value.toString();
        }
        List<String> parts = new ArrayList<>();
        if (value instanceof Items items) {
            items.items().forEach(item -> parts.add(inline(item, key, true)));
            return "[" + String.join(", ", parts) + "]";
        }
        Table table = (Table) value;
        checkNoOwn(table, key);
        table.forEach((name, child) -> parts.add(key(name, key, true) + ": " + inline(child, key.child(name), true)));
        return "{" + String.join(", ", parts) + "}";
    }

    /**
     * A value behind a colon or a dash.
     *
     * @param column where the key or the dash stands
     * @param isCompact whether a table or a list may begin in the line of the dash
     */
    Slot slot(Value value, Key key, Map<Key, String> comments, int column, boolean isEntry, boolean isCompact) {
        if (hasBlockTexts && value instanceof Text text && BlockText.isPossible(text.text())) {
            return BlockText.literal(text.text(), column + style.step(), lineEnd);
        }
        boolean isEmpty = !(value instanceof Items items && items.size() > 0)
                && !(value instanceof Table table && table.size() > 0);
        if (isEmpty) {
            return new Slot(" " + inline(value, key, false), "");
        }
        int deeper = column + (!isEntry ? 2 : value instanceof Items ? style.listStep() : style.step());
        List<String> lines = new ArrayList<>();
        if (value instanceof Items items) {
            for (int i = 0; i < items.size(); i++) {
                lines.add(item(items.items().get(i), key.item(i), comments, deeper));
            }
        } else {
            Table table = (Table) value;
            checkNoOwn(table, key);
            table.forEach((name, child) -> lines.add(entry(name, child, key.child(name), comments, deeper)));
        }
        String all = String.join(lineEnd, lines);
        boolean beginsWithComment = all.startsWith("#", deeper);
        return isCompact && !isEntry && !beginsWithComment
                ? new Slot(" ".repeat(deeper - column - 1) + all.substring(deeper), "")
                : new Slot("", lineEnd + all);
    }

    /** An entry in lines of its own, without the last line end. */
    String entry(String name, Value value, Key key, Map<Key, String> comments, int column) {
        return comment(comments.getOrDefault(key, ""), column)
                + " ".repeat(column)
                + key(name, key, false)
                + ":"
                + slot(value, key, comments, column, true, false).joined();
    }

    /** An element in lines of its own, without the last line end. */
    String item(Value value, Key key, Map<Key, String> comments, int column) {
        return comment(comments.getOrDefault(key, ""), column)
                + " ".repeat(column)
                + "-"
                + slot(value, key, comments, column, false, true).joined();
    }

    private String comment(String text, int column) {
        StringBuilder out = new StringBuilder();
        if (!text.isEmpty()) {
            text.lines()
                    .forEach(line -> out.append(" ".repeat(column))
                            .append(line.isEmpty() ? "#" : "# ")
                            .append(line)
                            .append(lineEnd));
        }
        return out.toString();
    }

    private void checkNoOwn(Table table, Key key) {
        if (table.own().isPresent()) {
            throw refuse(key, "a value beside what is below it cannot be written in YAML", "a value or a table");
        }
    }

    private dev.keyturn.settings.RefusedException refuse(Key key, String what, String expected) {
        return Refusal.of(Origin.of(source), key, what, expected);
    }
}
