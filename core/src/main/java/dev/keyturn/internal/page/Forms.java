package dev.keyturn.internal.page;

import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** The parts of reports as JSON. Their names are promised: a field may come, none goes or changes its meaning. */
public final class Forms {
    private Forms() {}

    /** The beginning of every report: what it is, in which form, and of what source. */
    public static Table.Builder report(String kind, String source) {
        return Table.builder()
                .put("report", Value.of(kind))
                .put("form", Value.of(1))
                .put("source", Value.of(source));
    }

    /** A list of texts. */
    public static Value texts(Collection<String> texts, Redaction redaction) {
        return list(texts, text -> Value.of(redaction.text(text)));
    }

    /** A list of whatever. */
    public static <T> Value list(Collection<? extends T> items, Function<T, Value> form) {
        List<Value> values = new ArrayList<>();
        items.forEach(item -> values.add(form.apply(item)));
        return Value.of(values);
    }

    /** Problems, with what was expected and whether to retry. */
    public static Value problems(Collection<Problem> problems, Redaction redaction) {
        return list(problems, found -> form(redaction.problem(found)));
    }

    private static Value form(Problem problem) {
        return Table.builder()
                .put("origin", Value.of(problem.origin().toString()))
                .put("key", Value.of(problem.key().toString()))
                .put("what", Value.of(problem.what()))
                .put("expected", Value.of(problem.expected()))
                .put(
                        "retry",
                        Value.of(problem.unsafe().map(why -> "unsafe: " + why).orElse("safe")))
                .put("hint", Value.of(problem.hint()))
                .build();
    }

    /** Changes, key by key, as text; a field is missing where the key is not there. */
    public static Value changes(Changes changes, Redaction redaction) {
        return list(changes.list(), change -> {
            Table.Builder fields =
                    Table.builder().put("key", Value.of(change.key().toString()));
            before(change, redaction, fields);
            change.after().ifPresent(value -> fields.put("after", Value.of(redaction.shown(change.key(), value))));
            return fields.build();
        });
    }

    private static void before(Change change, Redaction redaction, Table.Builder fields) {
        change.before().ifPresent(value -> fields.put("before", Value.of(redaction.shown(change.key(), value))));
    }

    /** Adds changes to a page. */
    public static void changes(Page page, Changes changes, Redaction redaction) {
        for (Change change : changes.list()) {
            page.change(
                    change.key().toString(),
                    change.before()
                            .map(value -> redaction.shown(change.key(), value))
                            .orElse(""),
                    change.after()
                            .map(value -> redaction.shown(change.key(), value))
                            .orElse(""));
        }
    }
}
