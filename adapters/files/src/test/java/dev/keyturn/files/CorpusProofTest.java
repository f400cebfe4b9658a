package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.keyturn.files.yaml.Corpus;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.spi.format.SettingsFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every edit of files that nobody here wrote is exact, or refused for a reason, and comes back as the same bytes. */
class CorpusProofTest {
    private static final boolean IS_THOROUGH = Boolean.getBoolean("keyturn.thorough");

    /** In the ordinary build so many of each file that it takes a minute or so. */
    private static final int MOST_ENTRIES = IS_THOROUGH ? 500 : 20;

    private final Map<String, ProofSum> sums = new TreeMap<>();
    private int unreadable;

    @ParameterizedTest(name = "{0}")
    @CsvSource({"helm, 0.02", "kafka, 0.02", "pekko, 0.02", "hocon, 1", "toml-test/valid, 1", "json-test-suite, 1"})
    void everyEditOfRealFilesIsExactOrRefusedForAReason(String folder, double mostRefused) throws IOException {
        String corpus = System.getProperty("keyturn.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus: give its folder with -Dkeyturn.corpus=DIR");
        try (Stream<Path> files = Files.walk(Path.of(corpus, folder))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                boolean isWanted = !folder.equals("json-test-suite")
                        || String.valueOf(file.getFileName()).startsWith("y_");
                if (isWanted && Formats.of(file).isPresent()) {
                    prove(file);
                }
            }
        }
        check(folder, mostRefused);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"yaml-test-suite, 1"})
    void everyEditOfTheDocumentsOfAYamlTestSuiteIsExactOrRefusedForAReason(String folder, double mostRefused) {
        SettingsFormat yaml = Formats.of(Path.of("x.yaml")).orElseThrow();
        for (Corpus.Case given : Corpus.suite()) {
            if (!given.isWrong()) {
                try {
                    add(given.name(), Proof.of(given.name(), given.text(), yaml, MOST_ENTRIES), yaml);
                } catch (RefusedException e) {
                    unreadable++;
                }
            }
        }
        check(folder, mostRefused);
    }

    private void prove(Path file) {
        SettingsFormat format = Formats.of(file).orElseThrow();
        try {
            add(file.toString(), Proof.of(file, format, MOST_ENTRIES), format);
        } catch (RefusedException e) {
            unreadable++; // another test says which files are not read, and why
        }
    }

    private void add(String name, Proof proof, SettingsFormat format) {
        sums.computeIfAbsent(format.name(), any -> new ProofSum()).add(name, proof);
    }

    private void check(String folder, double mostRefused) {
        System.out.println(ProofSum.head());
        sums.forEach((format, sum) -> System.out.println(sum.line(folder, format) + "\n" + sum.details()));
        System.out.println("    " + unreadable + " files are refused as a whole");
        assertThat(sums).isNotEmpty();
        sums.values().forEach(sum -> {
            sum.check(folder);
            assertThat(sum.exact()).isPositive();
            assertThat(sum.partRefused()).isLessThan(mostRefused);
        });
    }
}
