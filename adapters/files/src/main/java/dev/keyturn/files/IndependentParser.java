package dev.keyturn.files;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.format.SettingsFormat;

/**
 * A parser of a format that shares nothing with the {@link SettingsFormat} of that name: the library that programs read such
 * files with. {@link Proof} asks it whether edited texts say what they should.
 *
 * <p>One for a format of one's own is given to {@link Proof#of(String, String, SettingsFormat, IndependentParser)}, or found by
 * ServiceLoader.
 */
public interface IndependentParser {
    /** The name of the format that it reads. */
    String format();

    /** What users know it by, such as {@code Typesafe Config}. */
    String name();

    /**
     * Whether it reads these settings, and no others, in a text. It throws nothing.
     *
     * @param text the text
     * @param settings what the format read in this very text, each value with its place
     */
    Verdict compare(String text, Settings settings);

    /** What came of a comparison. */
    enum Verdict {
        /** It reads the same. */
        SAME,
        /** It reads something else. */
        DIFFERENT,
        /** It refuses the text. */
        UNREADABLE,
        /** What the text means hangs on something that is not in it, so that the two cannot be compared. */
        UNDECIDED
    }
}
