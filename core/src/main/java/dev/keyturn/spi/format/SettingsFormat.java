package dev.keyturn.spi.format;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A way of writing settings as text.
 *
 * <p>What is promised of one:
 *
 * <ol>
 *   <li>Any text is read or refused, and any edit is written or refused, in a time that follows from their length; refusing is
 *       a {@link dev.keyturn.settings.RefusedException} that says where and why, and shows no value. Nothing else is thrown.
 *   <li>Origins begin with the name that {@code parse} was given, and each value has one of its own: by it an edit recognises
 *       a value that has moved.
 *   <li>A text says the same each time that it is read, in any locale and for several threads at once; an edit of nothing has no
 *       splices.
 *   <li>An edited text says what was planned, and nothing else; what cannot be written like that is refused. Whoever writes
 *       the file looks, and refuses what is not so, but users then learn less.
 *   <li>What an edit does not name keeps every character: other entries, comments, line ends, the last one too.
 *   <li>The way back is an edit like any other: planned from what the edited text says, with values that have no place.
 *   <li>What the format can hold it says in {@link #capabilities}, and holds. One that holds nothing but text says so with {@link
 *       Settings#ofText}; otherwise numbers, true and false come back as what they are.
 * </ol>
 *
 * <p>Then let a test implement {@code dev.keyturn.testkit.source.SettingsFormatContract}, which needs a few texts in the format and
 * tries all of this, and name the class in {@code META-INF/services/dev.keyturn.spi.format.SettingsFormat}: files with one of its
 * endings are read by it from then on.
 */
public interface SettingsFormat {
    /** The name, such as {@code properties}. */
    String name();

    /** The endings of the names of its files, such as {@code .properties}. */
    List<String> endings();

    /** The encodings of its files where no byte order mark says, the likeliest first: the first that fits is taken. */
    default List<Charset> charsets() {
        return List.of(StandardCharsets.UTF_8);
    }

    /** What the format can hold. */
    Capabilities capabilities();

    /**
     * Reads a text, once for all that is asked of it.
     *
     * @param text the text, without the byte order mark of its file
     * @param source what messages call it
     */
    Parsed parse(String text, String source);

    /** The settings in a text. */
    default Settings read(String text, String source) {
        return parse(text, source).settings();
    }

    /** The splices that carry out an edit of a text. */
    default List<Splice> edit(String text, String source, Edit edit) {
        return parse(text, source).edit(edit);
    }
}
