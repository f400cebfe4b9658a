package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.hocon.Writer.Habit;
import dev.keyturn.files.layout.Block.Style;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;

/** Writes a value the way that the one in its place is written. */
final class ValueText {
    private final Draft draft;
    private final String text;

    ValueText(Draft draft) {
        this.draft = draft;
        this.text = draft.text;
    }

    String inPlaceOf(Node old, Key key, Value value) {
        Style style = Style.ofLines(draft.layout.indent(old.start()), draft.layout.lineEnd());
        if (value instanceof Text written) {
            boolean isQuoted = text.charAt(old.start()) == '"' || !(old instanceof Node.Scalar);
            boolean isTriple =
                    text.startsWith("\"\"\"", old.start()) && written.text().contains("\n");
            if (isTriple
                    && !written.text().contains("\"\"\"")
                    && !written.text().endsWith("\"")) {
                return "\"\"\"" + written.text() + "\"\"\"";
            }
            boolean wasText = old instanceof Node.Scalar scalar && scalar.value() instanceof Text;
            Habit habit = new Habit(false, isQuoted || !wasText, " = ", " ");
            return draft.writer.value(key, value, List.of(), habit, style);
        }
        return draft.writer.value(key, value, List.of(), habitAround(old), style);
    }

    /** The value of a field that has held entries. */
    String inField(Field field, Key key, Value value) {
        Style style = Style.ofLines(draft.layout.indent(field.start()), draft.layout.lineEnd());
        return draft.writer.value(key, value, List.of(), habitAround(field.value()), style);
    }

    private Habit habitAround(Node old) {
        int before = old.start() - 1;
        while (before > 0 && Lexer.isWhitespace(text.charAt(before))) {
            before--;
        }
        boolean isJson = before > 0 && text.charAt(before) == ':' && text.charAt(before - 1) == '"';
        return isJson ? new Habit(true, true, ": ", ": ") : Habit.PLAIN;
    }
}
