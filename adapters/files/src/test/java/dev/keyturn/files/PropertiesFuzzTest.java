package dev.keyturn.files;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.properties.PropertiesFormat;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class PropertiesFuzzTest {
    private static final Fuzzed FUZZED = new Fuzzed(
            new PropertiesFormat(),
            // Java takes a byte order mark for a part of the first name
            (text, settings) -> text.startsWith("\ufeff")
                    || PropertiesFormatTest.flat(settings).equals(PropertiesFormatTest.oracle(text)));

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        FUZZED.tryOut(input);
    }
}
