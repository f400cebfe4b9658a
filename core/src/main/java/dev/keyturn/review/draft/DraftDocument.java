package dev.keyturn.review.draft;

import dev.keyturn.settings.Bool;
import dev.keyturn.settings.Items;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Num;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Description;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A draft as a document: a line for each step, and in YAML a comment above it that says how sure it is. */
final class DraftDocument {
    private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_./\\[\\]-]*";
    private static final String PLAIN_NUMBER = "-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?";

    /** What YAML, or the YAML of some, reads as something else than text. */
    private static final Set<String> NO_TEXT = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    /** As long as a comment is before it goes on in the next line. */
    private static final int WIDTH = 110;

    private final Description migration;
    private final List<Guess> guesses;
    private final List<Key> withheld;

    DraftDocument(Description migration, List<Guess> guesses, List<Key> withheld) {
        this.migration = migration;
        this.guesses = guesses;
        this.withheld = withheld;
    }

    String yaml() {
        StringBuilder out = new StringBuilder();
        comment(
                out,
                "",
                "A draft: nobody has looked at it yet. Read each step, those first that are a guess, mend what was not"
                        + " meant, say what stands at TODO, and rehearse it.");
        field(out, "id", migration.id());
        field(out, "owner", migration.owner());
        field(out, "expect", migration.expectation());
        field(out, "rollback", migration.rollbackNote());
        if (!migration.secrets().isEmpty()) {
            out.append("secrets: ").append(flow(secrets(), true)).append('\n');
        }
        withheld.forEach(
                key -> comment(out, "", key + " is left out: its value is secret, and this is for everybody to read."));
        out.append("steps:\n");
        for (Guess guess : guesses) {
            comment(out, "  ", guess.confidence().word() + ": " + guess.says());
            out.append("  - ").append(guess.step().kind()).append(": ");
            out.append(flow(unversioned(guess.step().form()), true)).append('\n');
        }
        return out.toString();
    }

    String json() {
        List<String> fields = new ArrayList<>();
        fields.add("\"id\": " + quoted(migration.id()));
        fields.add("\"owner\": " + quoted(migration.owner()));
        fields.add("\"expect\": " + quoted(migration.expectation()));
        fields.add("\"rollback\": " + quoted(migration.rollbackNote()));
        if (!migration.secrets().isEmpty()) {
            fields.add("\"secrets\": " + flow(secrets(), false));
        }
        fields.add(guesses.stream()
                .map(Guess::step)
                .map(step -> "    {" + quoted(step.kind()) + ": " + flow(unversioned(step.form()), false) + "}")
                .collect(Collectors.joining(",\n", "\"steps\": [\n", "\n  ]")));
        return fields.stream().collect(Collectors.joining(",\n  ", "{\n  ", "\n}\n"));
    }

    private Value secrets() {
        return Value.of(migration.secrets().stream()
                .map(KeyPattern::toString)
                .map(Value::of)
                .toList());
    }

    /** What a step is about, without the values in it. */
    static String what(Step step) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        step.form().forEach((name, value) -> {
            switch (name) {
                case "key", "from", "keys" -> from.add(plain(value));
                case "to", "into" -> to.add(plain(value));
                case "with" ->
                    to.add("with " + (value instanceof Table codec ? bare(only(codec)) : bare(plain(value))));
                case "equals" ->
                    from.add(
                            value instanceof Table asked
                                    ? plain(asked.get("key").orElseThrow())
                                    : "");
                default -> {
                    // options, and values
                }
            }
        });
        String target = to.isEmpty() ? "" : (to.get(0).startsWith("with ") ? " " : " -> ") + String.join(" ", to);
        return String.join(", ", from) + target;
    }

    private static String plain(Value value) {
        return value instanceof Items list
                ? list.items().stream().map(DraftDocument::plain).collect(Collectors.joining(", "))
                : value instanceof Text text ? text.text() : value.toString();
    }

    private static void field(StringBuilder out, String name, String text) {
        out.append(name).append(": ").append(text(text, true)).append('\n');
    }

    /** Broken between words; nothing in it can end it. */
    private static void comment(StringBuilder out, String indent, String says) {
        StringBuilder line = new StringBuilder(indent).append('#');
        for (String word : says.split("\\s+", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                out.append(line).append('\n');
                line = new StringBuilder(indent).append('#');
            }
            line.append(' ').append(word);
        }
        out.append(line).append('\n');
    }

    /** A value on one line. JSON is YAML too, but reads worse. */
    private static String flow(Value value, boolean isYaml) {
        if (value instanceof Table table) {
            return table.names().stream()
                    .map(name ->
                            text(name, isYaml) + ": " + flow(table.get(name).orElseThrow(), isYaml))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof Items list) {
            return list.items().stream().map(item -> flow(item, isYaml)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value instanceof Text text) {
            return text(text.text(), isYaml);
        }
        if (value instanceof Num number) {
            // other spellings mean other things in other formats
            return number.lexeme().matches(PLAIN_NUMBER) ? number.lexeme() : number.normalised();
        }
        return value instanceof Bool ? value.toString() : "null";
    }

    /** Nobody writes the versions of steps and conversions: without one, it is that which the program knows. */
    private static Table unversioned(Table form) {
        Table.Builder plain = Table.builder();
        form.forEach((name, value) -> plain.put(
                name,
                switch (name) {
                    case "with" ->
                        value instanceof Table codec
                                ? Table.empty()
                                        .with(
                                                bare(only(codec)),
                                                codec.get(only(codec)).orElseThrow())
                                : Value.of(bare(plain(value)));
                    case "steps", "otherwise" ->
                        Value.of(((Items) value)
                                .items().stream()
                                        .map(step -> step((Table) step))
                                        .toList());
                    default -> value;
                }));
        return plain.build();
    }

    private static Table step(Table versioned) {
        Table fields = (Table) versioned.get(only(versioned)).orElseThrow();
        return Table.empty().with(bare(only(versioned)), unversioned(fields));
    }

    private static String only(Table table) {
        return table.names().get(0);
    }

    private static String bare(String versioned) {
        return versioned.replaceAll("@[0-9]+$", "");
    }

    private static String text(String text, boolean isYaml) {
        boolean isPlain = isYaml
                && text.matches(PLAIN)
                && !text.contains("[")
                && !NO_TEXT.contains(text.toLowerCase(Locale.ROOT));
        return isPlain ? text : quoted(text);
    }

    /** In double quotes, as JSON and YAML both read it: what one of them takes for the end of a line, or for nothing, as its number. */
    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    boolean isUnseen = Character.isISOControl(c)
                            || c == 0x2028
                            || c == 0x2029
                            || c == 0xFEFF
                            || (c >= 0xD800 && c <= 0xDFFF)
                            || (c >= 0xFFFE && c <= 0xFFFF);
                    if (isUnseen) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        return out.append('"').toString();
    }
}
