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

/** java.util.Properties. */
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
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(text));
        } catch (IOException | IllegalArgumentException e) {
            return Verdict.UNREADABLE;
        }
        return properties.equals(flat(settings)) ? Verdict.SAME : Verdict.DIFFERENT;
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
