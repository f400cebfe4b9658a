package dev.keyturn.files.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.Fuzzed;
import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.files.independent.Jackson;
import java.util.regex.Pattern;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class JsonFuzzTest {
    /** Half a character as an escape: some parsers refuse it in some places, we keep it. */
    static final Pattern HALVES = Pattern.compile("\\\\u[dD][89a-fA-F]");

    private static final Fuzzed FUZZED = new Fuzzed(
            JsonFormat.strict(),
            (text, settings) ->
                    HALVES.matcher(text).find() || Jackson.strict().compare(text, settings) == Verdict.SAME);

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        FUZZED.tryOut(input);
    }
}
