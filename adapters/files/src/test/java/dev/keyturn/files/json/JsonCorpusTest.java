package dev.keyturn.files.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The public test suite for JSON parsers, and files that nobody here wrote. */
class JsonCorpusTest {
    private static List<Path> suite = List.of();

    @BeforeAll
    static void find() throws IOException {
        String corpus = System.getProperty("keyturn.corpus");
        assumeTrue(corpus != null, "no folder with test suites: give one with -Dkeyturn.corpus=DIR");
        suite = find(Path.of(corpus, "json-test-suite"));
    }

    private static List<Path> find(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    @Test
    void theSuiteIsReadAsItSays() throws IOException {
        TreeMap<String, Integer> counts = new TreeMap<>();
        for (Path file : suite) {
            String text = text(file);
            String kind = name(file).substring(0, 1);
            String outcome = outcome(text);
            counts.merge(kind + " as a file: " + outcome, 1, Integer::sum);
            assertThat(kind.equals("n") && outcome.equals("read"))
                    .describedAs(name(file))
                    .isFalse();
            assertThat(!kind.equals("y")
                            || List.of("read", "the text does not begin with an object", "it is set in line 1 already")
                                    .contains(outcome))
                    .describedAs(name(file) + outcome)
                    .isTrue();
            // most cases are no object, so that they say more as the value of a key
            String wrapped = "{\"wrapped\":" + (text.startsWith("\ufeff") ? text.substring(1) : text) + "}";
            Optional<Value> expected = JsonFormatTest.jackson(wrapped, false);
            Optional<Value> read = JsonFormatTest.ours(wrapped, false);
            counts.merge(
                    kind + " as a value: " + (read.isPresent() ? "read" : "refused") + ", Jackson "
                            + (expected.isPresent() ? "reads it" : "refuses it"),
                    1,
                    Integer::sum);
            if (!kind.equals("i")) {
                assertThat(read).describedAs(name(file)).isEqualTo(expected);
            }
        }
        System.out.println("json-test-suite: " + counts);
        assertThat(suite).hasSizeGreaterThan(300);
    }

    private static String outcome(String text) {
        try {
            JsonFormat.strict().read(text, "x");
            return "read";
        } catch (RefusedException e) {
            return e.problems().get(0).what();
        }
    }

    @Test
    void noTextOfTheSuiteStopsTheReaderThatAllowsComments() throws IOException {
        for (Path file : suite) {
            String text = text(file);
            assertThatCode(() -> JsonFormatTest.ours(text, true)).doesNotThrowAnyException();
        }
    }
}
