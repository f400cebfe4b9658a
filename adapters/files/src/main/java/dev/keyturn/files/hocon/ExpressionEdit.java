package dev.keyturn.files.hocon;

import dev.keyturn.files.hocon.Entry.Assignment;
import dev.keyturn.files.hocon.Entry.Use;
import dev.keyturn.files.hocon.Expressions.Part;
import dev.keyturn.files.hocon.Node.Field;
import dev.keyturn.files.layout.Block.Written;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import java.util.List;

/** Gives an entry another value where one of the two is an expression: as many assignments as that has parts. */
final class ExpressionEdit {
    private final Draft draft;
    private final ValueText values;

    ExpressionEdit(Draft draft, ValueText values) {
        this.draft = draft;
        this.values = values;
    }

    /** @param parts those of the value; none where it is no expression */
    void set(Entry entry, Key key, Value value, List<Part> parts) {
        List<Assignment> old = entry.assignments;
        int wanted = Math.max(1, parts.size());
        if (wanted > old.size()
                || old.stream().limit(wanted).anyMatch(assignment -> assignment.use() < 0 && wanted > 1)) {
            addParts(entry, key, parts);
        }
        for (int i = 0; i < old.size(); i++) {
            Assignment assignment = old.get(i);
            if (i >= wanted) {
                if (!assignment.isAlone() || assignment.use() < 0) {
                    throw besideObject(entry, key);
                }
                draft.drop(entry.uses.get(assignment.use()));
                continue;
            }
            boolean isAppend = !parts.isEmpty() && parts.get(i).isAppend();
            if (isAppend != assignment.isAppend()) {
                Field field = entry.uses.get(assignment.use()).field();
                draft.splices.replace(field.separatorStart(), field.separatorEnd(), isAppend ? "+=" : "=");
            }
            if (parts.isEmpty() && !assignment.isAlone()) {
                throw besideObject(entry, key);
            }
            Node node = assignment.node();
            String written = parts.isEmpty()
                    ? values.inPlaceOf(node, key, value)
                    : parts.get(i).text();
            if (!draft.text.substring(node.start(), node.end()).equals(written)) {
                draft.replace(node, written);
            }
        }
    }

    private RefusedException besideObject(Entry entry, Key key) {
        return draft.refusals.of(entry, key, "an expression stands beside an object", "an expression on its own");
    }

    private void addParts(Entry entry, Key key, List<Part> parts) {
        Assignment last = entry.assignments.get(entry.assignments.size() - 1);
        if (last.use() < 0 || !last.isAlone() || entry.isTable()) {
            throw draft.refusals.of(entry, key, "it cannot be set several times here", "a single value");
        }
        Use use = entry.uses.get(last.use());
        String path = draft.text.substring(use.field().start(), use.name().end());
        for (Part part : parts.subList(entry.assignments.size(), parts.size())) {
            String separator = part.isAppend() ? " += " : " = ";
            draft.block(use.holder())
                    .insert(
                            use.number() + 1,
                            style -> List.of(new Written(List.of(), path + separator + part.text(), "")));
        }
    }
}
