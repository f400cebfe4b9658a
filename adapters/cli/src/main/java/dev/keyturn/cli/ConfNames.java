package dev.keyturn.cli;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Nearest;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whether all names in a configuration are some of the schema, and have the kind of value that it says. No value is looked at. */
final class ConfNames {
    private static final String SCHEMA = "conf.schema.json";
    private static final String DEFINITIONS = "#/$defs/";

    private final Table schema;
    private final List<Problem> problems = new ArrayList<>();

    private ConfNames(Table schema) {
        this.schema = schema;
    }

    /** The schema, which ships with the jar. */
    static String schema() {
        try (InputStream file = ConfNames.class.getResourceAsStream(SCHEMA)) {
            if (file == null) {
                throw new IllegalStateException(SCHEMA + " is missing from the jar");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What is wrong with the names in this configuration. */
    static List<Problem> problems(ConfigObject root) {
        ConfNames names = new ConfNames(Json.read(schema(), SCHEMA));
        names.check(Key.root(), root, names.schema);
        return List.copyOf(names.problems);
    }

    private void check(Key key, ConfigValue value, Table expected) {
        Table right = expected.text("$ref")
                .map(ref -> table(table(schema, "$defs"), ref.substring(DEFINITIONS.length())))
                .orElse(expected);
        try {
            switch (right.text("type").orElse("")) {
                case "object" -> section(key, value, right);
                case "array" -> list(key, value, right);
                default -> one(key, value);
            }
        } catch (ConfigException.NotResolved e) {
            // what a variable stands for is looked at when it is needed
        }
    }

    private void section(Key key, ConfigValue value, Table right) {
        if (!(value instanceof ConfigObject section)) {
            wrong(key, value, value instanceof ConfigList ? "it is a list" : "it is one value", "a section with names");
            return;
        }
        Table known = right.get("properties").map(Table.class::cast).orElse(Table.empty());
        Optional<Table> others = right.get("additionalProperties")
                .filter(Table.class::isInstance)
                .map(Table.class::cast);
        for (Map.Entry<String, ConfigValue> one : new TreeMap<>(section).entrySet()) {
            Key name = key.child(one.getKey());
            Optional<Value> its = known.get(one.getKey());
            if (its.isPresent()) {
                check(name, one.getValue(), (Table) its.get());
            } else if (others.isPresent()) {
                check(name, one.getValue(), others.get());
            } else {
                problems.add(Problem.of(
                                origin(one.getValue().origin()),
                                name,
                                "there is no such name",
                                "one of " + String.join(", ", known.names()))
                        .hint("did you mean " + Nearest.to(one.getKey(), known.names()) + "?"));
            }
        }
    }

    private void list(Key key, ConfigValue value, Table right) {
        if (!(value instanceof ConfigList list)) {
            wrong(key, value, value instanceof ConfigObject ? "it is a section" : "it is one value", "a list, in [ ]");
            return;
        }
        list.forEach(item -> check(key, item, table(right, "items")));
    }

    private void one(Key key, ConfigValue value) {
        switch (value.valueType()) {
            case OBJECT -> wrong(key, value, "it is a section", "one value");
            case LIST -> wrong(key, value, "it is a list", "one value");
            case NULL -> wrong(key, value, "it is null", "a value, or not this name at all");
            case STRING, NUMBER, BOOLEAN -> {}
        }
    }

    private void wrong(Key key, ConfigValue value, String what, String expected) {
        problems.add(Problem.of(origin(value.origin()), key, what, expected));
    }

    private static Table table(Table around, String name) {
        return (Table) around.get(name).orElseThrow();
    }

    /** The file and the line. */
    static Origin origin(ConfigOrigin origin) {
        String file = origin.filename() == null ? origin.description() : origin.filename();
        return Origin.of(file, Math.max(0, origin.lineNumber()), 0);
    }
}
