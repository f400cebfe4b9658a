package dev.keyturn.files.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.Fuzzed;
import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.Jackson;
import dev.keyturn.settings.Settings;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class JsoncFuzzTest {
    private static final Fuzzed FUZZED = new Fuzzed(JsonFormat.withComments(), JsoncFuzzTest::isWhatJacksonReads);

    /** Jackson refuses control characters in comments, where they do no harm. */
    private static boolean isWhatJacksonReads(String text, Settings settings) {
        return JsonFuzzTest.HALVES.matcher(text).find()
                || text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                || Jackson.withComments().compare(text, settings) == Verdict.SAME;
    }

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        FUZZED.tryOut(input);
    }
}
