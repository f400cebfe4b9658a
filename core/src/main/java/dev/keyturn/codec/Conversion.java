package dev.keyturn.codec;

import dev.keyturn.settings.Table;
import java.util.Optional;

/**
 * What a {@link Codec} and a {@link Splitter} have in common: a name under which migrations refer to them, and what
 * they accept.
 *
 * <p>A conversion is a pure function: it depends on its argument and its options only, never on locale, time zone,
 * clock or environment, keeps nothing, may be called by several threads at once, and answers every value, if only by
 * not accepting it. It never throws for a value and never shows one in a message.
 */
public sealed interface Conversion permits Codec, Splitter {
    /** The name in migration documents, such as {@code millis-to-duration}: lower case letters, digits and hyphens. */
    String name();

    /** Goes up when the conversion begins to give other results than before. */
    default int version() {
        return 1;
    }

    /** What was chosen where there is a choice (a separator, a table of words); empty where there is none. */
    default Table options() {
        return Table.empty();
    }

    /** What the way up accepts, as the end of a sentence that begins with "expected". */
    String upAccepts();

    /** What the way down accepts, as the end of a sentence that begins with "expected". */
    String downAccepts();

    /** What the way up does not keep, where it does not keep everything: the original is kept beside it then. */
    default Optional<String> upLoses() {
        return Optional.empty();
    }

    /** What the way down does not keep, where it does not keep everything. */
    default Optional<String> downLoses() {
        return Optional.empty();
    }
}
