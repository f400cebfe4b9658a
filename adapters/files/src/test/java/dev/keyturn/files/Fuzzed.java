package dev.keyturn.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.testkit.source.FormatRules;
import java.util.Arrays;
import java.util.function.BiPredicate;

/**
 * What is promised of every format, tried on the bytes that a fuzzer makes up.
 *
 * @param format the format
 * @param reference whether what everybody reads the format with reads these settings in a text
 */
public record Fuzzed(SettingsFormat format, BiPredicate<String, Settings> reference) {
    private static final String SOURCE = "test";

    /** A text, and two last bytes that pick an entry and what is done to it. */
    public void tryOut(byte[] input) {
        int length = Math.max(0, input.length - 2);
        boolean isLong = input.length >= 2;
        String decoded;
        try {
            decoded = FileContent.of(Arrays.copyOf(input, length), SOURCE, format.charsets())
                    .text();
        } catch (RefusedException e) {
            assertThat(e.problems())
                    .allMatch(problem -> problem.origin().source().startsWith(SOURCE));
            return;
        }
        new FormatRules(format, reference).tryOut(decoded, isLong ? input[length] : 0, isLong ? input[length + 1] : 0);
    }
}
