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
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Steps to and from their form in migration documents: a table of one entry, the kind, with the step's fields. */
public final class StepForms {
    private static final Map<String, Function<Form, Step>> READERS = new TreeMap<>(Map.ofEntries(
            Map.entry("addDefault", AddDefault::read),
            Map.entry("convert", Convert::read),
            Map.entry("copy", Copy::read),
            Map.entry("custom", Custom::read),
            Map.entry("each", Each::read),
            Map.entry("flatten", Flatten::read),
            Map.entry("join", Join::read),
            Map.entry("mapValue", MapValue::read),
            Map.entry("move", Move::read),
            Map.entry("nest", Nest::read),
            Map.entry("remove", Remove::read),
            Map.entry("rename", Rename::read),
            Map.entry("set", SetValue::read),
            Map.entry("split", Split::read),
            Map.entry("unwrap", Unwrap::read),
            Map.entry("when", When::read),
            Map.entry("wrap", Wrap::read)));

    /** Of all kinds: none has changed its meaning yet. */
    private static final int VERSION = 1;

    private StepForms() {}

    /** The kinds of steps, sorted. */
    public static List<String> kinds() {
        return List.copyOf(READERS.keySet());
    }

    /** The form of a step, with the versions of what it names. */
    public static Table write(Step step) {
        return Table.empty().with(step.kind() + "@" + step.version(), step.form());
    }

    /**
     * The steps of a list in a document.
     *
     * @param list the list
     * @param at its key in the document, for messages
     * @param codecs the conversions that it may name
     * @throws RefusedException with everything that is wrong in it
     */
    public static List<Step> readAll(Value list, Key at, CodecRegistry codecs) {
        if (!(list instanceof Items items)) {
            throw Form.notAccepted(list, at, "a list of steps");
        }
        List<Step> steps = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            try {
                steps.add(read(items.items().get(i), at.item(i), codecs));
            } catch (RefusedException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return steps;
    }

    private static Step read(Value value, Key at, CodecRegistry codecs) {
        if (!(value instanceof Table step) || step.size() != 1 || step.own().isPresent()) {
            throw Form.refuse(
                    value.origin(), at, "it is no step", "a table of one entry, such as rename: {from: a, to: b}");
        }
        String versioned = step.names().get(0);
        Value fields = step.get(versioned).orElseThrow();
        Versioned name = Versioned.of(versioned, fields.origin(), at);
        Function<Form, Step> reader = READERS.get(name.name());
        if (reader == null) {
            throw new RefusedException(Problem.of(
                            fields.origin(),
                            at,
                            "there is no step named " + Form.quoted(name.name()),
                            "one of " + String.join(", ", kinds()))
                    .hint(Form.meant(name.name(), kinds())));
        }
        name.check(VERSION, "step", fields.origin(), at); // first: another version may have other fields
        if (!(fields instanceof Table table)) {
            throw Form.notAccepted(fields, at.child(versioned), "a table");
        }
        return new Form(table, at.child(versioned), codecs).read(reader, "a step that can be carried out");
    }
}
