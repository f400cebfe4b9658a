package dev.keyturn.files.yaml;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.files.independent.SnakeYaml;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Files that nobody here wrote: their folder is given by {@code -Dkeyturn.corpus=DIR}. */
public final class Corpus {
    private Corpus() {}

    /** A document of a test suite. */
    public record Case(String name, String text, boolean isWrong) {}

    static List<Path> files(String folder) {
        String corpus = System.getProperty("keyturn.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus: give its folder with -Dkeyturn.corpus=DIR");
        try (Stream<Path> files = Files.walk(Path.of(corpus, folder))) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The cases of the YAML test suite. What a case does not say, it has from the case in front of it. */
    public static List<Case> suite() {
        List<Case> cases = new ArrayList<>();
        for (Path file : files("yaml-test-suite")) {
            String text = "";
            boolean isWrong = false;
            int number = 0;
            for (Object item : (List<?>) SnakeYaml.load(text(file)).get(0)) {
                Map<?, ?> fields = (Map<?, ?>) item;
                if (fields.containsKey("skip")) {
                    continue;
                }
                text = fields.containsKey("yaml") ? fields.get("yaml").toString() : text;
                isWrong = fields.containsKey("fail") ? Boolean.TRUE.equals(fields.get("fail")) : isWrong;
                cases.add(new Case(file.getFileName() + "/" + number++, visible(text), isWrong));
            }
        }
        return cases;
    }

    private static String visible(String text) {
        return text.replace("\u2423", " ")
                .replaceAll("\u2014*\u00bb", "\t")
                .replace("\u21b5", "")
                .replaceAll("\u220e\n$", "")
                .replace("\u2190", "\r")
                .replace("\u21d4", "\ufeff");
    }
}
