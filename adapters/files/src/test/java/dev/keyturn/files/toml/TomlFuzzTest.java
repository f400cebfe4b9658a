package dev.keyturn.files.toml;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.keyturn.files.Fuzzed;
import java.util.regex.Pattern;

/** Fuzzed with JAZZER_FUZZ=1 in the environment, see CONTRIBUTING; else what fuzzers and people found before is tried. */
class TomlFuzzTest {
    /** tomlj has no numbers of more than 64 bits. */
    private static final Pattern LONG_NUMBER =
            Pattern.compile("[0-9a-fA-F_]{17}|e[-+]?[0-9_]{3}", Pattern.CASE_INSENSITIVE);

    /** What a line end is in a text of several lines, TOML leaves open: tomlj makes all alike, we keep them. */
    private static final Pattern LINE_ENDS = Pattern.compile("(\"\"\"|''').*\r\n", Pattern.DOTALL);

    private static final Fuzzed FUZZED = new Fuzzed(
            new TomlFormat(),
            (text, settings) -> LONG_NUMBER.matcher(text).find()
                    || LINE_ENDS.matcher(text).find()
                    || TomlReadTest.isReadAlike(text, settings));

    @FuzzTest
    void anyTextIsReadAndEditedExactlyOrRefused(byte[] input) {
        FUZZED.tryOut(input);
    }
}
