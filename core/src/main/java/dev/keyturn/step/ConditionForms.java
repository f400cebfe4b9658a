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
            throw Form.notAccepted(list, at, "a list of conditions");
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
                conditions.add(new Form(table, at.item(i), CodecRegistry.builtIn())
                        .read(ConditionForms::read, "a condition that can be answered"));
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
        Condition standIn = new Condition.Absent(Form.STAND_IN);
        if (found.size() != 1) {
            form.problem(
                    "it has " + (found.isEmpty() ? "no condition" : "several conditions"),
                    "one of present, absent, equals, matches");
            return standIn;
        }
        return switch (found.get(0)) {
            case "present" -> new Condition.Present(form.key("present"));
            case "absent" -> new Condition.Absent(form.key("absent"));
            case "equals" ->
                form.inner("equals", equal -> new Condition.Equal(equal.key("key"), equal.value("value")), standIn);
            default ->
                form.inner(
                        "matches",
                        matches -> new Condition.Matches(matches.key("key"), matches.anyText("pattern")),
                        standIn);
        };
    }
}
