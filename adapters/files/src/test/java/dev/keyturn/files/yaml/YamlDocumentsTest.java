package dev.keyturn.files.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The documents of a text, each read by itself, are those that the library finds in the whole. */
class YamlDocumentsTest {
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    private static Optional<List<String>> all(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setAllowDuplicateKeys(true)
                .setAllowRecursiveKeys(true)
                .build();
        List<String> found = new ArrayList<>();
        try {
            new Load(settings)
                    .loadAllFromString(text)
                    .forEach(one -> found.add(String.valueOf(one).replaceAll("\\[B@[0-9a-f]+", "bytes")));
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private static Optional<List<String>> oneByOne(String text) {
        List<String> found = new ArrayList<>();
        for (var place : new YamlFormat().documents(text)) {
            Optional<List<String>> one = all(text.substring(place.start(), place.end()));
            if (one.isEmpty()) {
                return Optional.empty();
            }
            found.addAll(one.get());
        }
        return Optional.of(found);
    }

    private void compare(String name, String text) {
        Optional<List<String>> whole = all(text);
        Optional<List<String>> parts = oneByOne(text);
        String result = whole.isEmpty()
                ? parts.isEmpty() ? "both refuse" : "refused as a whole"
                : !whole.equals(parts) ? "WRONG" : whole.get().size() > 1 ? "several, same" : "one, same";
        counts.merge(result, 1, Integer::sum);
        if (result.equals("WRONG")) {
            wrong.add(name);
        }
    }

    @Test
    void documentsOfTheTestSuiteAloneAndJoinedAreThoseOfTheLibrary() {
        List<Corpus.Case> suite = Corpus.suite();
        Corpus.Case before = suite.get(0);
        for (Corpus.Case given : suite) {
            compare(given.name(), given.text());
            for (String joint : List.of("---\n", "...\n---\n", "...\n# next\n%YAML 1.2\n---\n")) {
                String end = before.text().endsWith("\n") ? "" : "\n";
                compare(before.name() + " and " + given.name(), before.text() + end + joint + given.text());
            }
            before = given;
        }
        System.out.println("yaml-test-suite, documents: " + counts);
        assertThat(wrong).isEmpty();
        assertThat(counts.get("several, same")).isGreaterThan(400);
    }
}
