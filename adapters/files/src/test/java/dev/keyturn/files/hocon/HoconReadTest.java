package dev.keyturn.files.hocon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.typesafe.config.ConfigObject;
import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.TypesafeConfig;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
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

/** What is read is what Typesafe Config reads. */
class HoconReadTest {
    private static final HoconFormat FORMAT = new HoconFormat();

    static List<Path> corpus(String... folders) {
        String corpus = System.getProperty("keyturn.corpus");
        assumeTrue(corpus != null, "the corpus is not there: give its folder as -Dkeyturn.corpus=DIR");
        List<Path> files = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> all = Files.walk(Path.of(corpus, folder))) {
                all.filter(file -> file.toString().endsWith(".conf")
                                || (folder.equals("hocon") && file.toString().endsWith(".json")))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isRight(String text, Settings settings) {
        Verdict verdict = new TypesafeConfig().compare(text, settings);
        return verdict == Verdict.SAME || verdict == Verdict.UNDECIDED;
    }

    /** Whether both read it, to the same, or both do not. */
    private static String compared(String text) {
        Optional<ConfigObject> expected = TypesafeConfig.tryParse(text);
        Settings settings;
        try {
            settings = FORMAT.read(text, "test.conf");
        } catch (RefusedException e) {
            return expected.isEmpty()
                    ? "both refuse"
                    : "refused: " + e.problems().get(0).what();
        }
        if (expected.isEmpty()) {
            return "WRONG: read what Typesafe Config refuses";
        }
        return switch (new TypesafeConfig().compare(text, settings)) {
            case SAME -> "same";
            case UNDECIDED -> "in part: an expression over a table";
            case DIFFERENT, UNREADABLE -> "WRONG: " + settings;
        };
    }

    @Test
    void everyFileOfTheCorpusIsReadAsTypesafeConfigReadsIt() {
        int same = 0;
        for (Path file : corpus("hocon", "pekko")) {
            String result = compared(text(file));
            if (result.equals("same")) {
                same++;
            } else {
                System.out.println(file + ": " + result);
            }
            assertThat(result).describedAs("%s", file).doesNotStartWith("WRONG");
        }
        System.out.println(same + " files of the corpus mean the same");
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "a",
                "b",
                "c",
                ".",
                "=",
                ":",
                "+=",
                " ",
                " ",
                "\t",
                "\n",
                "\n",
                "\r\n",
                "{",
                "}",
                "[",
                "]",
                ",",
                "#x",
                "//y",
                "\"",
                "\"q\"",
                "\"\"",
                "\"\"\"",
                "${a}",
                "${?b.c}",
                "1",
                "2.5",
                "-",
                "true",
                "null",
                "10s",
                "\\n",
                "e",
                "include",
                "a = 1\n",
                "b.c = 2\n",
                "a {",
                "}\n",
                "a = ${b}\n",
                "c += 3\n",
                "a = ${b} {}\n",
                "a = ${?b} {c : 1}\n",
                "a = {d : 1} ${b}\n",
                "a {}\n",
                "a.c = 2\n",
                "\u00e4",
                "\u00a0",
                "$",
                "/",
                "+");
        return pieces.list().ofMaxSize(14).map(list -> String.join("", list));
    }

    @Test
    void anEmptyTableOnAnExpressionIsPartOfTheExpression() {
        for (String text : List.of("a = ${b}\na {}", "a = ${b} {}", "a = {} ${b}", "a = ${b}\na {}\na = ${c}")) {
            assertThat(compared(text)).describedAs("%s", text).isEqualTo("same");
        }
        assertThat(FORMAT.read("a = ${b}\na {}", "test.conf").text("a")).contains("${b}\n{}");
    }

    @Property(tries = 20000)
    void aTextIsReadAsTypesafeConfigReadsIt(@ForAll("texts") String text) {
        String result = compared(text);
        assertThat(result).describedAs("%s", text).doesNotStartWith("WRONG");
        if (result.startsWith("refused")) {
            assertThat(result)
                    .describedAs("%s", text)
                    .isIn("refused: values of different kinds stand side by side", "refused: the text is a list");
        }
    }
}
