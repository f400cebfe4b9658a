package dev.keyturn.selftest.everywhere;

import dev.keyturn.Migration;
import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.files.FileSource;
import dev.keyturn.files.MigrationFiles;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Text;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page on migration documents shows of each kind of step: the step, settings before it and after it. */
final class Examples {
    private static final Pattern PART = Pattern.compile("(?m)^### (\\w+)$|^```yaml (\\w+)\n((?s:.*?))^```$");

    private static final Pattern DOTTED = Pattern.compile("\"[a-z]+(\\.[a-z]+)+\"");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[a-z.]+}");

    private final Path folder;
    private String kind = "";
    private String step = "";
    private String before = "";
    private final Map<String, List<Example>> all = new TreeMap<>();

    private Examples(Path folder) {
        this.folder = folder;
    }

    /** One of them. */
    record Example(Migration migration, Settings before, Settings after) {
        /** The same with underscores for the dots of its keys, for places whose names have none. */
        Example flat() {
            String json = DOTTED.matcher(migration.toJson())
                    .replaceAll(key -> key.group().replace('.', '_'));
            return new Example(Migration.fromJson(json, CodecRegistry.builtIn()), flat(before), flat(after));
        }

        private static Settings flat(Settings settings) {
            Settings flat = Settings.empty();
            for (Change change : Changes.between(Settings.empty(), settings).list()) {
                flat = flat.with(
                        Key.root().child(change.key().toString().replace('.', '_')),
                        flat(change.after().orElseThrow()));
            }
            return flat;
        }

        /** With references to the flat keys. */
        private static Value flat(Value value) {
            return value instanceof Text text
                    ? Value.of(REFERENCE
                            .matcher(text.text())
                            .replaceAll(
                                    key -> Matcher.quoteReplacement(key.group().replace('.', '_'))))
                    : value;
        }
    }

    /** By the kind of the step, from the page, which is written into a folder part by part. */
    static Map<String, List<Example>> of(Path page, Path folder) throws IOException {
        Examples examples = new Examples(folder);
        Matcher parts = PART.matcher(Files.readString(page));
        while (parts.find()) {
            if (parts.group(1) != null) {
                examples.kind = parts.group(1);
            } else {
                examples.add(parts.group(2), parts.group(3));
            }
        }
        return examples.all;
    }

    private void add(String part, String text) throws IOException {
        switch (part) {
            case "step" -> step = text;
            case "before" -> before = text;
            case "after" ->
                all.computeIfAbsent(kind, none -> new ArrayList<>())
                        .add(new Example(migration(), settings(before), settings(text)));
            default -> step = "";
        }
    }

    private Migration migration() throws IOException {
        Path file = Files.writeString(folder.resolve("migration.yaml"), """
                id: 2026-11-example
                owner: docs
                expect: what the page says
                rollback: nothing to know
                steps:
                """ + step.indent(2));
        return MigrationFiles.load(file, CodecRegistry.builtIn()).list().get(0);
    }

    private Settings settings(String yaml) throws IOException {
        try (FileSource source = FileSource.of(Files.writeString(folder.resolve("settings.yaml"), yaml))) {
            return source.read(Selection.all()).settings();
        }
    }
}
