package dev.keyturn.files.independent;

import dev.keyturn.files.IndependentParser;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Segment;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * java.util.Properties. A byte order mark it takes for a part of the first key, which Keyturn does not: what follows is compared, but
 * what programs make of such a file is not decided.
 */
public final class JavaProperties implements IndependentParser {
    @Override
    public String format() {
        return "properties";
    }

    @Override
    public String name() {
        return "java.util.Properties";
    }

    @Override
    public Verdict compare(String text, Settings settings) {
        boolean hasMark = text.startsWith("\uFEFF");
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(hasMark ? text.substring(1) : text));
        } catch (IOException | IllegalArgumentException e) {
            return Verdict.UNREADABLE;
        }
        return !properties.equals(flat(settings)) ? Verdict.DIFFERENT : hasMark ? Verdict.UNDECIDED : Verdict.SAME;
    }

    private static Map<String, String> flat(Settings settings) {
        Map<String, String> flat = new HashMap<>();
        settings.forEach(
                (key, value) -> flat.put(name(key), value instanceof Text text ? text.text() : "a " + value.kind()));
        return flat;
    }

    private static String name(Key key) {
        return key.segments().stream()
                .map(segment -> segment instanceof Segment.Name name ? name.name() : segment.toString())
                .collect(Collectors.joining("."));
    }
}
