package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Expressions.Part;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.List;

/** Gives an entry another value. */
final class ValueEdit {
    private final Draft draft;
    private final Refusals refusals;
    private final ValueText values;
    private final ExpressionEdit expressions;

    ValueEdit(Draft draft) {
        this.draft = draft;
        this.refusals = draft.refusals;
        this.values = new ValueText(draft);
        this.expressions = new ExpressionEdit(draft, values);
    }

    void set(Key key, Value value) {
        Entry entry = draft.entry(key);
        refusals.checkIncludes(entry, key);
        List<Part> parts = Expressions.parts(value);
        if (parts.isEmpty() || entry.isTable() || !isLookalike(entry)) {
            refusals.checkLookalikes(entry, key);
        } else {
            draft.replace(entry.assignments.get(0).node(), Writer.quoted(((Text) value).text()));
            return;
        }
        boolean isMerged = value instanceof Table || !parts.isEmpty();
        if (entry.hidesSomething && isMerged) {
            throw refusals.of(
                    entry, key, "it is set several times, and an earlier value would show", "a key that is set once");
        }
        if (entry.isTable()) {
            setTable(entry, key, value);
        } else if (entry.isExpression() || !parts.isEmpty()) {
            expressions.set(entry, key, value, parts);
        } else {
            Node old = entry.assignments.get(0).node();
            draft.replace(old, values.inPlaceOf(old, key, value));
        }
    }

    private static boolean isLookalike(Entry entry) {
        return entry.assignments.size() == 1 && Refusals.isLookalike(entry, entry.assignments.get(0));
    }

    /** A table that becomes something else: its first field gets the value, the others go. */
    private void setTable(Entry entry, Key key, Value value) {
        refusals.checkLock(entry, key);
        if (value instanceof Table table && table.size() > 0) {
            if (!entry.isExpression() || table.own().isEmpty()) {
                throw refusals.of(
                        entry, key, "a value beside entries would come or go", "a substitution there before and after");
            }
            Value own = table.own().get();
            expressions.set(entry, key, own, Expressions.parts(own));
            return;
        }
        if (entry.element != null) {
            Node old = entry.element.node();
            draft.replace(old, values.inPlaceOf(old, key, value));
            return;
        }
        if (entry.isExpression()) {
            throw refusals.of(entry, key, "it is a substitution with entries of its own", "one of the two");
        }
        Use first = entry.uses.get(0);
        Field field = first.field();
        String separator = first.isLast() && field.separator() != Token.Kind.OPEN_CURLY
                ? draft.text.substring(first.name().end(), field.value().start())
                : value instanceof Table ? " " : " = ";
        draft.splices.replace(first.name().end(), field.end(), separator + values.inField(field, key, value));
        entry.uses.subList(1, entry.uses.size()).forEach(draft::drop);
    }
}
