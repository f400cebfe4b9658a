package dev.keyturn.files.properties;

import dev.keyturn.files.DocumentPlace;
import dev.keyturn.files.HoldsDocuments;
import dev.keyturn.files.layout.Vocabulary;
import dev.keyturn.files.spring.Imports;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.Splice;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The format of java.util.Properties. Every value is text; a dot in a name leads one table down. What Spring Boot takes for the
 * line between two documents is a comment to all other programs; a text of documents that could as well be one is read as one.
 */
public final class PropertiesFormat implements HoldsDocuments {
    @Override
    public String name() {
        return "properties";
    }

    @Override
    public List<String> endings() {
        return List.of(".properties");
    }

    /** Programs read them as UTF-8 through a reader, and as ISO-8859-1 through a stream. */
    @Override
    public List<Charset> charsets() {
        return List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1);
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.flat();
    }

    @Override
    public List<DocumentPlace> documents(String text) {
        return Separators.places(text);
    }

    @Override
    public Parsed parse(String text, DocumentPlace document, String source) {
        return document.parse(this, text, "", source);
    }

    @Override
    public Parsed parse(String text, String source) {
        List<Line> lines = Line.all(text);
        Names names = names(text, source, lines);
        Settings settings = Settings.ofText(
                table(names, text, source).origin(Origin.of(source)).build());
        List<Problem> notices = Imports.notices(settings);
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Problem> notices() {
                return notices;
            }

            @Override
            public List<String> commentMarks() {
                return List.of("#", "!");
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new PropertiesEdit(text, source, lines, names).splices(edit);
            }
        };
    }

    private static Table.Builder table(Names names, String text, String source) {
        Table.Builder table = Table.builder();
        names.below().forEach((name, child) -> table.put(name, value(child, text, source)));
        return table;
    }

    private static Value value(Names names, String text, String source) {
        Optional<Text> own = names.line().map(line -> text(line, text, source));
        if (names.below().isEmpty()) {
            return own.orElseThrow();
        }
        Table.Builder table = table(names, text, source);
        own.ifPresent(table::own);
        return table.build();
    }

    private static Text text(Line line, String text, String source) {
        Origin origin = origin(line, source);
        String value =
                Escapes.read(text.substring(line.valueStart(), line.valueEnd())).orElseThrow(() -> malformed(origin));
        return new Text(value, origin);
    }

    private static Origin origin(Line line, String source) {
        return Origin.of(source, line.number(), line.keyStart() - line.start() + 1);
    }

    /** A name that comes twice is refused: which of the two a program reads is an accident. */
    private static Names names(String text, String source, List<Line> lines) {
        Names names = new Names();
        Vocabulary words = new Vocabulary();
        List<Problem> problems = new ArrayList<>();
        for (Line line : lines) {
            if (line.beginsContinued(text)) {
                problems.add(Problem.of(
                        origin(line, source),
                        Key.root(),
                        "the line is nothing but a backslash",
                        "a key, or no line at all"));
                continue;
            }
            String name = name(text, line, source);
            names.add(name, line, words)
                    .ifPresent(first -> problems.add(Problem.of(
                            origin(line, source),
                            Key.ofNames(name.split("\\.", -1)),
                            "it is set in line " + first.number() + " already",
                            "each key once")));
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return names;
    }

    private static String name(String text, Line line, String source) {
        String name = Escapes.read(text.substring(line.keyStart(), line.keyEnd()))
                .orElseThrow(() -> malformed(origin(line, source)));
        if (name.length() >= Key.MAX_DEPTH && name.chars().filter(c -> c == '.').count() >= Key.MAX_DEPTH) {
            throw new RefusedException(Problem.of(
                    origin(line, source), Key.root(), "the key has too many parts", "at most " + Key.MAX_DEPTH));
        }
        return name;
    }

    private static RefusedException malformed(Origin origin) {
        return new RefusedException(
                Problem.of(origin, Key.root(), "a unicode escape is not complete", "\\u with four hexadecimal digits"));
    }
}
