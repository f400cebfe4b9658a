package dev.keyturn.files.properties;

import dev.keyturn.files.Parsed;
import dev.keyturn.files.SettingsFormat;
import dev.keyturn.files.Splice;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Text;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The format of java.util.Properties. Every value is text; a dot in a name leads one table down. */
public final class PropertiesFormat implements SettingsFormat {
    @Override
    public String name() {
        return "properties";
    }

    @Override
    public List<String> endings() {
        return List.of(".properties");
    }

    @Override
    public Capabilities capabilities() {
        return Capabilities.flat();
    }

    @Override
    public Parsed parse(String text, String source) {
        Map<Key, Line> entries = entries(text, source);
        Settings settings = settings(text, source, entries);
        return new Parsed() {
            @Override
            public Settings settings() {
                return settings;
            }

            @Override
            public List<Splice> edit(Edit edit) {
                return new PropertiesEdit(text, source, entries).splices(edit);
            }
        };
    }

    private static Settings settings(String text, String source, Map<Key, Line> entries) {
        Settings settings = Settings.ofText(Table.empty().withOrigin(Origin.of(source)));
        for (Map.Entry<Key, Line> entry : entries.entrySet()) {
            Line line = entry.getValue();
            Origin origin = Origin.of(source, line.number(), line.keyStart() - line.start() + 1);
            String value = value(text, line, origin);
            settings = settings.with(entry.getKey(), new Text(value, origin));
        }
        return settings;
    }

    /** The entries by key. A name that comes twice is refused: which of the two a program reads is an accident. */
    private static Map<Key, Line> entries(String text, String source) {
        Map<Key, Line> entries = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (Line line : Line.all(text)) {
            Origin origin = Origin.of(source, line.number(), line.keyStart() - line.start() + 1);
            if (line.beginsContinued(text)) {
                problems.add(Problem.of(
                        origin, Key.root(), "the line is nothing but a backslash", "a key, or no line at all"));
                continue;
            }
            Key key = key(text, line, origin);
            Line first = entries.putIfAbsent(key, line);
            if (first != null) {
                problems.add(
                        Problem.of(origin, key, "it is set in line " + first.number() + " already", "each key once"));
            }
        }
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        return entries;
    }

    private static Key key(String text, Line line, Origin origin) {
        String name =
                Escapes.read(text.substring(line.keyStart(), line.keyEnd())).orElseThrow(() -> malformed(origin));
        try {
            return Key.ofNames(name.split("\\.", -1));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(
                    Problem.of(origin, Key.root(), "the key has too many parts", "at most " + Key.MAX_DEPTH));
        }
    }

    private static String value(String text, Line line, Origin origin) {
        return Escapes.read(text.substring(line.valueStart(), line.valueEnd())).orElseThrow(() -> malformed(origin));
    }

    private static RefusedException malformed(Origin origin) {
        return new RefusedException(
                Problem.of(origin, Key.root(), "a unicode escape is not complete", "\\u with four hexadecimal digits"));
    }
}
