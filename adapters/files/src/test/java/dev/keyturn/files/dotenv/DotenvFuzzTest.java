package dev.keyturn.files.dotenv;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.Fuzzed;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class DotenvFuzzTest {
    private static final Fuzzed FUZZED = new Fuzzed(new DotenvFormat(), (text, settings) -> true);

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        FUZZED.tryOut(input);
    }
}
