package dev.keyturn.step;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.List;

/** Conditions from their form in migration documents. */
public final class ConditionForms {
    private ConditionForms() {}

    /**
     * The conditions of a list in a document.
     *
     * @param list the list
     * @param at its key in the document, for messages
     * @throws RefusedException with everything that is wrong in it
     */
    public static List<Condition> readAll(Value list, Key at) {
        if (!(list instanceof Items items)) {
            throw Form.refuse(
                    list.origin(), at, "the " + list.kind() + " there is not accepted", "a list of conditions");
        }
        List<Condition> conditions = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Value item = items.items().get(i);
            try {
                if (!(item instanceof Table table)) {
                    throw Form.refuse(
                            item.origin(), at.item(i), "it is no condition", "a table such as {present: db.url}");
                }
                Form form = new Form(table, at.item(i), CodecRegistry.builtIn());
                conditions.add(read(form));
                form.done();
            } catch (RefusedException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return conditions;
    }

    /** The one condition that stands among the fields. */
    static Condition read(Form form) {
        List<String> found = form.which("present", "absent", "equals", "matches");
        if (found.size() != 1) {
            throw form.refuse(
                    "it has " + (found.isEmpty() ? "no condition" : "several conditions"),
                    "one of present, absent, equals, matches");
        }
        return switch (found.get(0)) {
            case "present" -> new Condition.Present(form.key("present"));
            case "absent" -> new Condition.Absent(form.key("absent"));
            case "equals" -> {
                Form equal = form.inner("equals");
                Condition condition = new Condition.Equal(equal.key("key"), equal.value("value"));
                equal.done();
                yield condition;
            }
            default -> {
                Form matches = form.inner("matches");
                Condition condition = new Condition.Matches(matches.key("key"), matches.text("pattern"));
                matches.done();
                yield condition;
            }
        };
    }
}
