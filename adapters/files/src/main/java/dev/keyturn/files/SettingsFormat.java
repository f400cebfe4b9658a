package dev.keyturn.files;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A way of writing settings as text. It never throws for text that it cannot read or edit exactly; it throws a {@link
 * dev.keyturn.settings.RefusedException} that says where and why.
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
