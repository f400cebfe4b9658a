package dev.keyturn.files.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.FormatRules;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class JsoncFuzzTest {
    private static final FormatRules RULES = new FormatRules(
            JsonFormat.withComments(), (text, settings) -> settings.equals(JacksonReading.settings(text, true)));

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        RULES.tryOut(input);
    }
}
