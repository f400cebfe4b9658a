package dev.keyturn.files.yaml;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.Fuzzed;
import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.SnakeYaml;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class YamlFuzzTest {
    private static final Fuzzed FUZZED =
            new Fuzzed(new YamlFormat(), (text, settings) -> new SnakeYaml().compare(text, settings) == Verdict.SAME);

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        FUZZED.tryOut(input);
    }
}
