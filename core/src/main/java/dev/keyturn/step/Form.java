package dev.keyturn.step;

import dev.keyturn.codec.Codec;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.codec.Codecs;
import dev.keyturn.codec.Conversion;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Reads the fields of one table in a migration document. What is wrong is thrown as a {@link RefusedException} that says
 * where; {@link #done} finds the fields that nobody asked for.
 */
final class Form {
    private final Table table;
    private final Key at;
    private final CodecRegistry codecs;
    private final Set<String> asked = new LinkedHashSet<>();

    Form(Table table, Key at, CodecRegistry codecs) {
        this.table = table;
        this.at = at;
        this.codecs = codecs;
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
        asked.add(field);
        return table.get(field)
                .orElseThrow(() -> refuse(table.origin(), at, "it has no " + field, "the field " + field));
    }

    String text(String field) {
        Value value = value(field);
        if (value instanceof Text text && !text.text().isBlank()) {
            return text.text();
        }
        throw refuse(value.origin(), at.child(field), "the " + value.kind() + " there is not accepted", "text");
    }

    Optional<String> optionalText(String field) {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    Key key(String field) {
        return parse(field, value(field), Key::of);
    }

    KeyPattern pattern(String field) {
        return parse(field, value(field), KeyPattern::of);
    }

    List<Key> keys(String field) {
        return list(field, value -> parse(field, value, Key::of));
    }

    List<KeyPattern> patterns(String field) {
        return list(field, value -> parse(field, value, KeyPattern::of));
    }

    private <T> List<T> list(String field, Function<Value, T> read) {
        Value value = value(field);
        if (!(value instanceof Items list)) {
            throw refuse(value.origin(), at.child(field), "the " + value.kind() + " there is not accepted", "a list");
        }
        List<T> items = new ArrayList<>();
        list.items().forEach(item -> items.add(read.apply(item)));
        return items;
    }

    private <T> T parse(String field, Value value, Function<String, T> parse) {
        if (!(value instanceof Text text)) {
            throw refuse(
                    value.origin(),
                    at.child(field),
                    "the " + value.kind() + " there is not accepted",
                    "a key, as text");
        }
        try {
            return parse.apply(text.text());
        } catch (IllegalArgumentException e) {
            throw refuse(value.origin(), at.child(field), String.valueOf(e.getMessage()), "a key such as db.url");
        }
    }

    <E extends Enum<E>> E option(String field, E usual) {
        if (!has(field)) {
            return usual;
        }
        Value value = value(field);
        List<String> names = new ArrayList<>();
        for (E choice : usual.getDeclaringClass().getEnumConstants()) {
            String name = choice.name().toLowerCase(Locale.ROOT);
            if (value.equals(Value.of(name))) {
                return choice;
            }
            names.add(name);
        }
        throw refuse(
                value.origin(), at.child(field), "it is none of the choices", "one of " + String.join(", ", names));
    }

    boolean flag(String field) {
        if (!has(field)) {
            return false;
        }
        Value value = value(field);
        if (value instanceof Bool bool) {
            return bool.bool();
        }
        throw refuse(
                value.origin(), at.child(field), "the " + value.kind() + " there is not accepted", "true or false");
    }

    Form inner(String field) {
        Value value = value(field);
        if (value instanceof Table inner) {
            return new Form(inner, at.child(field), codecs);
        }
        throw refuse(value.origin(), at.child(field), "the " + value.kind() + " there is not accepted", "a table");
    }

    List<Step> steps(String field) {
        Value value = value(field);
        return StepForms.readAll(value, at.child(field), codecs);
    }

    /** The two-column table of words of a mapValue. */
    Codec words(String field) {
        Value value = value(field);
        if (value instanceof Table words && !words.isEmpty()) {
            return (Codec) find("enum-map", words, value.origin(), at.child(field));
        }
        throw refuse(value.origin(), at.child(field), "it maps nothing", "a table of old words and new words");
    }

    Codec codec(String field) {
        if (conversion(field) instanceof Codec codec) {
            return codec;
        }
        throw refuse(
                value(field).origin(),
                at.child(field),
                "this conversion is between one value and several",
                "one that converts a single value, such as "
                        + Codecs.millisToDuration().name());
    }

    Splitter splitter(String field) {
        if (conversion(field) instanceof Splitter splitter) {
            return splitter;
        }
        throw refuse(
                value(field).origin(),
                at.child(field),
                "this conversion is between two single values",
                "one between a value and its parts, such as "
                        + Codecs.hostPort().name());
    }

    private Conversion conversion(String field) {
        Value value = value(field);
        if (value instanceof Text name) {
            return find(name.text(), Table.empty(), value.origin(), at.child(field));
        }
        if (value instanceof Table named && named.size() == 1) {
            String name = named.names().get(0);
            if (named.get(name).orElseThrow() instanceof Table options) {
                return find(name, options, value.origin(), at.child(field));
            }
        }
        throw refuse(
                value.origin(),
                at.child(field),
                "it names no conversion",
                "a name such as millis-to-duration, or a table of one name with its options");
    }

    private Conversion find(String versioned, Table options, Origin origin, Key key) {
        Versioned name = Versioned.of(versioned, origin, key);
        Conversion found;
        try {
            found = codecs.find(name.name(), options)
                    .orElseThrow(() -> new RefusedException(Problem.of(
                                    origin,
                                    key,
                                    "there is no conversion named " + name.name(),
                                    "one that is registered")
                            .hint("did you mean " + Nearest.to(name.name(), codecs.names()) + "?")));
        } catch (IllegalArgumentException e) {
            throw refuse(
                    origin, key, "the options of " + name.name() + " are not accepted", String.valueOf(e.getMessage()));
        }
        name.check(found.version(), "conversion", origin, key);
        return found;
    }

    /** Refuses the fields that nobody asked for. */
    void done() {
        List<Problem> problems = new ArrayList<>();
        table.forEach((name, value) -> {
            if (!asked.contains(name)) {
                problems.add(Problem.of(
                                value.origin(),
                                at.child(name),
                                "there is no such field here",
                                "one of " + String.join(", ", asked))
                        .hint("did you mean " + Nearest.to(name, asked) + "?"));
            }
        });
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    RefusedException refuse(String what, String expected) {
        return refuse(table.origin(), at, what, expected);
    }

    static RefusedException refuse(Origin origin, Key key, String what, String expected) {
        return new RefusedException(Problem.of(origin, key, what, expected));
    }
}
