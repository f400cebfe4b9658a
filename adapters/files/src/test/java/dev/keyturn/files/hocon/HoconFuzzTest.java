package dev.keyturn.files.hocon;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.Fuzzed;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class HoconFuzzTest {
    private static final Fuzzed FUZZED = new Fuzzed(new HoconFormat(), HoconReadTest::isRight);

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        FUZZED.tryOut(input);
    }
}
