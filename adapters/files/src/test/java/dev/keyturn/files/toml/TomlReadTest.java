package dev.keyturn.files.toml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.Tomlj;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.tomlj.TomlTable;

/** What is read is what tomlj reads, and the public suite of TOML files is accepted and refused as it says. */
class TomlReadTest {
    private static final TomlFormat FORMAT = new TomlFormat();

    static List<Path> corpus(String folder) {
        String corpus = System.getProperty("keyturn.corpus");
        assumeTrue(corpus != null, "the corpus is not there: give its folder as -Dkeyturn.corpus=DIR");
        try (Stream<Path> all = Files.walk(Path.of(corpus, folder))) {
            return all.filter(file -> file.toString().endsWith(".toml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text; nothing where it is no UTF-8, which the format never sees. */
    static Optional<String> text(Path file) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Optional<Settings> read(String text) {
        try {
            return Optional.of(FORMAT.read(text, "test.toml"));
        } catch (RefusedException e) {
            return Optional.empty();
        }
    }

    static boolean isReadAlike(String text, Settings settings) {
        return new Tomlj().compare(text, settings) == Verdict.SAME;
    }

    @Test
    void everyValidFileIsReadAsTomljReadsIt() {
        int same = 0;
        int alone = 0;
        List<String> problems = new ArrayList<>();
        for (Path file : corpus("toml-test/valid")) {
            String text = text(file).orElseThrow();
            Optional<Settings> settings = read(text);
            Optional<TomlTable> expected = Tomlj.parse(text);
            if (settings.isEmpty()) {
                problems.add("refused" + (expected.isEmpty() ? ", as tomlj does (TOML 1.1): " : ": ") + file);
            } else if (expected.isEmpty()) {
                alone++;
                System.out.println("tomlj refuses " + file);
            } else if (isReadAlike(text, settings.get())) {
                same++;
            } else {
                problems.add("WRONG: " + file + " " + settings.get());
            }
        }
        problems.forEach(System.out::println);
        System.out.println(
                same + " valid files mean the same, " + alone + " are read here only, " + problems.size() + " not");
        assertThat(problems).allMatch(problem -> problem.contains("(TOML 1.1)"));
    }

    @Test
    void everyInvalidFileIsRefused() {
        int refused = 0;
        List<Path> read = new ArrayList<>();
        for (Path file : corpus("toml-test/invalid")) {
            Optional<String> text = text(file);
            if (text.isEmpty() || read(text.get()).isEmpty()) {
                refused++;
            } else {
                read.add(file);
            }
        }
        System.out.println(refused + " invalid files are refused");
        assertThat(read).isEmpty();
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b",
                ".",
                " = ",
                "=",
                " ",
                "\n",
                "\n",
                "\r\n",
                "[",
                "]",
                "[[",
                "]]",
                "{",
                "}",
                ", ",
                "# c\n",
                "\"q\"",
                "'l'",
                "\"\"\"x\ny\"\"\"",
                "'''z'''",
                "1",
                "-2.5",
                "0x1F",
                "1_000",
                "true",
                "1979-05-27",
                "07:32:00",
                "inf",
                "a = 1\n",
                "b.c = 2\n",
                "[a]\n",
                "[a.b]\n",
                "[[t]]\n",
                "[[t.u]]\n",
                "c = [1, 2]\n",
                "d = {x = 1, y.z = 2}\n",
                "\\u00e9",
                "\t");
        return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
    }

    @Property(tries = 20000)
    void aTextIsReadAsTomljReadsIt(@ForAll("texts") String text) {
        Optional<TomlTable> expected = Tomlj.parse(text);
        Optional<Settings> settings = read(text);
        assertThat(settings.isPresent()).describedAs("%s", text).isEqualTo(expected.isPresent());
        settings.ifPresent(read ->
                assertThat(isReadAlike(text, read)).describedAs("%s", text).isTrue());
    }
}
