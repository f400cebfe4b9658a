package dev.keyturn.internal.document;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Condition;
import dev.keyturn.step.ConditionForms;
import dev.keyturn.step.Description;
import dev.keyturn.step.SetValue;
import dev.keyturn.step.Step;
import dev.keyturn.step.StepForms;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a migration from a document, or says everything that is wrong with it, each with its place. */
public final class DocumentReader {
    private static final List<String> FIELDS =
            List.of("keyturn", "id", "owner", "expect", "rollback", "assume", "secrets", "stamp", "steps");

    private final Table document;
    private final CodecRegistry codecs;
    private final List<Problem> problems = new ArrayList<>();

    private DocumentReader(Table document, CodecRegistry codecs) {
        this.document = document;
        this.codecs = codecs;
    }

    /**
     * The migration that a document describes.
     *
     * @throws RefusedException with everything that is wrong
     */
    public static Description read(Settings document, CodecRegistry codecs) {
        return new DocumentReader(document.root(), codecs).read();
    }

    /** As {@link #read}, where the source of the document holds nothing but text. */
    public static Description readText(Settings document, CodecRegistry codecs) {
        return new DocumentReader(TextOnly.typed(document.root()), codecs).read();
    }

    private Description read() {
        form();
        unknownFields(document, FIELDS, Key.root());
        String id = collect("", this::id);
        String owner = collect("", () -> text(document, Key.root(), "owner"));
        String says = collect("", this::says);
        List<Condition> checks = collect(List.of(), this::checks);
        String rollback = collect("", () -> text(document, Key.root(), "rollback"));
        List<Condition> assumptions = collect(List.of(), () -> conditions(document, "assume", Key.ofNames("assume")));
        List<KeyPattern> secrets = collect(List.of(), this::secrets);
        Optional<Key> stamp = collect(Optional.empty(), this::stamp);
        List<Step> steps = collect(List.of(), this::steps);
        if (problems.isEmpty()) {
            return new Description(id, owner, says, checks, assumptions, rollback, secrets, stamp, steps);
        }
        throw new RefusedException(problems);
    }

    /** What one part gives; its problems are told together with those of the others. */
    private <T> T collect(T otherwise, Supplier<T> part) {
        try {
            return part.get();
        } catch (RefusedException e) {
            problems.addAll(e.problems());
            return otherwise;
        }
    }

    /** Of a form that is not known, nothing else could be said truly. */
    private void form() {
        Optional<Value> form = document.get("keyturn");
        boolean isKnown = form.isEmpty()
                || (form.get() instanceof Num number
                        && number.asLong().filter(n -> n == DocumentWriter.FORM).isPresent());
        if (!isKnown) {
            throw refused(
                    form.orElseThrow(),
                    Key.ofNames("keyturn"),
                    "this form of documents is not known",
                    "form " + DocumentWriter.FORM + ", which this program reads");
        }
    }

    private String id() {
        String id = text(document, Key.root(), "id");
        if (Description.isId(id)) {
            return id;
        }
        throw refused(required(document, Key.root(), "id"), Key.ofNames("id"), "it is no id", Description.ID);
    }

    private String says() {
        Value expect = required(document, Key.root(), "expect");
        if (!(expect instanceof Table table)) {
            return text(document, Key.root(), "expect");
        }
        unknownFields(table, List.of("says", "check"), Key.ofNames("expect"));
        return text(table, Key.ofNames("expect"), "says");
    }

    private List<Condition> checks() {
        Optional<Value> expect = document.get("expect");
        return expect.isPresent() && expect.get() instanceof Table table
                ? conditions(table, "check", Key.ofNames("expect", "check"))
                : List.of();
    }

    private static List<Condition> conditions(Table table, String field, Key at) {
        Optional<Value> list = table.get(field);
        return list.isPresent() ? ConditionForms.readAll(list.get(), at) : List.of();
    }

    private List<KeyPattern> secrets() {
        Optional<Value> list = document.get("secrets");
        if (list.isEmpty()) {
            return List.of();
        }
        Key at = Key.ofNames("secrets");
        if (!(list.get() instanceof Items items)) {
            throw notAccepted(list.get(), at, "a list of keys");
        }
        List<KeyPattern> secrets = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Value item = items.items().get(i);
            Key place = at.item(i);
            collect(false, () -> secrets.add(parse(item, place, KeyPattern::of)));
        }
        return secrets;
    }

    private Optional<Key> stamp() {
        return document.get("stamp").map(value -> parse(value, Key.ofNames("stamp"), DocumentReader::stampKey));
    }

    /** A key that the stamp's step accepts. */
    private static Key stampKey(String text) {
        return new SetValue(Key.of(text), Value.ofNull()).key();
    }

    private static <T> T parse(Value value, Key at, Function<String, T> parse) {
        if (!(value instanceof Text text)) {
            throw notAccepted(value, at, "a key, as text");
        }
        try {
            return parse.apply(text.text());
        } catch (IllegalArgumentException e) {
            throw refused(value, at, String.valueOf(e.getMessage()), "a key such as db.url");
        }
    }

    private List<Step> steps() {
        boolean isStamped = document.get("stamp").isPresent();
        if (isStamped && document.get("steps").isEmpty()) {
            return List.of();
        }
        Value list = required(document, Key.root(), "steps");
        List<Step> steps = StepForms.readAll(list, Key.ofNames("steps"), codecs);
        if (steps.isEmpty() && !isStamped) {
            throw refused(list, Key.ofNames("steps"), "the migration does nothing", "at least one step, or a stamp");
        }
        return steps;
    }

    private static Value required(Table table, Key at, String field) {
        return table.get(field).orElseThrow(() -> refused(table, at, "it has no " + field, "the field " + field));
    }

    private static String text(Table table, Key at, String field) {
        Value value = required(table, at, field);
        if (value instanceof Text text && !text.text().isBlank()) {
            return text.text();
        }
        throw value instanceof Text
                ? refused(value, at.child(field), "the text there is blank", "text")
                : notAccepted(value, at.child(field), "text");
    }

    private static RefusedException notAccepted(Value value, Key at, String expected) {
        return refused(value, at, "the " + value.kind() + " there is not accepted", expected);
    }

    private static RefusedException refused(Value value, Key at, String what, String expected) {
        return new RefusedException(Problem.of(value.origin(), at, what, expected));
    }

    private void unknownFields(Table table, List<String> known, Key at) {
        table.own()
                .ifPresent(own ->
                        problems.add(Problem.of(own.origin(), at, "a value stands beside the fields", "fields only")));
        table.forEach((name, value) -> {
            if (!known.contains(name)) {
                problems.add(Problem.of(
                                value.origin(),
                                at.child(name),
                                "there is no such field here",
                                "one of " + String.join(", ", known))
                        .hint("did you mean " + Nearest.to(name, known) + "?"));
            }
        });
    }
}
