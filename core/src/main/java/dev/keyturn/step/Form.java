package dev.keyturn.step;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Splitter;
import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads the fields of one table in a migration document. What is wrong with a field is collected, so that all of it is
 * told at once, and something stands in for the field; {@link #read} gives nothing that was made of such a stand-in.
 */
final class Form {
    static final Key STAND_IN = Key.ofNames("?");

    private final Table table;
    private final Key at;
    private final CodecRegistry codecs;
    private final List<Problem> problems;
    private final Set<String> asked = new LinkedHashSet<>();

    Form(Table table, Key at, CodecRegistry codecs) {
        this(table, at, codecs, new ArrayList<>());
    }

    private Form(Table table, Key at, CodecRegistry codecs, List<Problem> problems) {
        this.table = table;
        this.at = at;
        this.codecs = codecs;
        this.problems = problems;
    }

    /**
     * What {@code reader} makes of the fields.
     *
     * @throws RefusedException with everything that is wrong with them
     */
    <T> T read(Function<Form, T> reader, String expected) {
        Optional<T> read = Optional.empty();
        try {
            read = Optional.of(reader.apply(this));
        } catch (IllegalArgumentException e) {
            if (problems.isEmpty()) { // else it may come of what stands in for a field
                problems.add(told(table.origin(), at, e, expected));
            }
        }
        done();
        return read.filter(made -> problems.isEmpty()).orElseThrow(() -> new RefusedException(problems));
    }

    private <T> T collect(Supplier<T> field, T standIn) {
        try {
            return field.get();
        } catch (RefusedException e) {
            problems.addAll(e.problems());
            return standIn;
        }
    }

    static Fields table() {
        return new Fields();
    }

    boolean has(String field) {
        asked.add(field);
        return table.get(field).isPresent();
    }

    /** Those of the fields that are there. */
    List<String> which(String... fields) {
        return Stream.of(fields).filter(this::has).toList();
    }

    Value value(String field) {
        return collect(() -> required(field), Value.ofNull());
    }

    private Value required(String field) {
        asked.add(field);
        return table.get(field)
                .orElseThrow(() -> refuse(table.origin(), at, "it has no " + field, "the field " + field));
    }

    private <T extends Value> T required(String field, Class<T> kind, String expected) {
        Value value = required(field);
        if (kind.isInstance(value)) {
            return kind.cast(value);
        }
        throw notAccepted(value, at.child(field), expected);
    }

    /** Text that says something. */
    String text(String field) {
        return collect(
                () -> {
                    Text text = required(field, Text.class, "text");
                    if (text.text().isBlank()) {
                        throw refuse(text.origin(), at.child(field), "the text there is blank", "text");
                    }
                    return text.text();
                },
                "?");
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /** Any text, be it blank. */
    String anyText(String field) {
        return collect(() -> required(field, Text.class, "text").text(), "?");
    }

    Key key(String field) {
        return collect(() -> parse(field, required(field), Key::of), STAND_IN);
    }

    KeyPattern pattern(String field) {
        return collect(() -> parse(field, required(field), KeyPattern::of), KeyPattern.of(STAND_IN));
    }

    List<Key> keys(String field) {
        return list(field, value -> parse(field, value, Key::of));
    }

    List<KeyPattern> patterns(String field) {
        return list(field, value -> parse(field, value, KeyPattern::of));
    }

    private <T> List<T> list(String field, Function<Value, T> read) {
        List<T> items = new ArrayList<>();
        for (Value item : collect(() -> required(field, Items.class, "a list").items(), List.<Value>of())) {
            collect(() -> items.add(read.apply(item)), false);
        }
        return items;
    }

    private <T> T parse(String field, Value value, Function<String, T> parse) {
        if (!(value instanceof Text text)) {
            throw notAccepted(value, at.child(field), "a key, as text");
        }
        try {
            return parse.apply(text.text());
        } catch (IllegalArgumentException e) {
            throw refuse(value.origin(), at.child(field), String.valueOf(e.getMessage()), "a key such as db.url");
        }
    }

    <E extends Enum<E>> E option(String field, E usual) {
        return has(field) ? collect(() -> choice(field, usual.getDeclaringClass()), usual) : usual;
    }

    private <E extends Enum<E>> E choice(String field, Class<E> choices) {
        Value value = required(field);
        List<String> names = new ArrayList<>();
        for (E choice : choices.getEnumConstants()) {
            String name = choice.name().toLowerCase(Locale.ROOT);
            if (value.equals(Value.of(name))) {
                return choice;
            }
            names.add(name);
        }
        Problem problem = Problem.of(
                value.origin(), at.child(field), "it is none of the choices", "one of " + String.join(", ", names));
        throw new RefusedException(value instanceof Text text ? problem.hint(meant(text.text(), names)) : problem);
    }

    boolean flag(String field) {
        return has(field)
                && collect(() -> required(field, Bool.class, "true or false").bool(), false);
    }

    /** The fields of a table in this one; what is wrong with them is told with the rest. */
    <T> T inner(String field, Function<Form, T> reader, T standIn) {
        return collect(
                () -> {
                    Table inner = required(field, Table.class, "a table");
                    return new Form(inner, at.child(field), codecs).read(reader, "fields that fit together");
                },
                standIn);
    }

    List<Step> steps(String field) {
        return collect(() -> StepForms.readAll(required(field), at.child(field), codecs), List.of());
    }

    /** The two-column table of words of a mapValue. */
    Codec words(String field) {
        return collect(
                () -> {
                    Table words = required(field, Table.class, "a table of old words and new words");
                    return (Codec) ConversionForms.find("enum-map", words, words.origin(), at.child(field), codecs);
                },
                Codecs.enumMap(Map.of("?", "!")));
    }

    Codec codec(String field) {
        return collect(
                () -> ConversionForms.codec(required(field), at.child(field), codecs), Codecs.millisToDuration());
    }

    Splitter splitter(String field) {
        return collect(() -> ConversionForms.splitter(required(field), at.child(field), codecs), Codecs.hostPort());
    }

    /** Finds the fields that nobody asked for. */
    private void done() {
        table.own()
                .ifPresent(own ->
                        problems.add(Problem.of(own.origin(), at, "a value stands beside the fields", "fields only")));
        table.forEach((name, value) -> {
            if (!asked.contains(name)) {
                problems.add(Problem.of(
                                value.origin(),
                                at.child(name),
                                "there is no such field here",
                                "one of " + String.join(", ", asked))
                        .hint(meant(name, asked)));
            }
        });
    }

    void problem(String what, String expected) {
        problems.add(Problem.of(table.origin(), at, what, expected));
    }

    /** A name as messages show it: in quotes where it has characters that no name has. */
    static String quoted(String name) {
        return Key.ofNames(name).toString();
    }

    static String meant(String typed, Collection<String> names) {
        return "did you mean " + Nearest.to(typed, names) + "?";
    }

    /** What a constructor says against its arguments, which may name what it expects. */
    static Problem told(Origin origin, Key key, IllegalArgumentException wrong, String otherwise) {
        String[] said = String.valueOf(wrong.getMessage()).split("; expected ", 2);
        return Problem.of(origin, key, said[0], said.length == 2 ? said[1] : otherwise);
    }

    static RefusedException notAccepted(Value value, Key at, String expected) {
        return refuse(value.origin(), at, "the " + value.kind() + " there is not accepted", expected);
    }

    static RefusedException refuse(Origin origin, Key key, String what, String expected) {
        return new RefusedException(Problem.of(origin, key, what, expected));
    }
}
