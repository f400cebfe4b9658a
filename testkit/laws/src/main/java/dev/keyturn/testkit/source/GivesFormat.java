package dev.keyturn.testkit.source;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.format.SettingsFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/** Where {@link SettingsFormatContract} gets the format that it tries, and texts to try it on. */
public interface GivesFormat {
    /** The format. */
    SettingsFormat format();

    /**
     * A few texts in it, as people write them: with comments, odd layout, every way of writing a value. Short ones are better than long
     * ones: each entry is edited in every way. Their lines end with a line feed; other line ends are tried by themselves.
     */
    List<String> texts();

    /**
     * Whether what everybody reads the format with, such as the library that programs use, reads just these settings in a text.
     * Without this, nobody but the format says what its texts mean, and REFERENCE is skipped.
     */
    default Optional<BiPredicate<String, Settings>> reference() {
        return Optional.empty();
    }

    /** Where what is made up at random begins; another one makes up others. */
    default long seed() {
        return 1;
    }
}
