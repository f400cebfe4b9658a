package dev.keyturn.files;

import dev.keyturn.settings.Settings;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
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

    /** What the format can hold. */
    Capabilities capabilities();

    /**
     * The settings in a text.
     *
     * @param text the text
     * @param source what messages call it
     */
    Settings read(String text, String source);

    /**
     * The splices that carry out an edit, in the order of their offsets, none overlapping another.
     *
     * @param text the text
     * @param source what messages call it
     * @param edit the changes, which begin with what is in the text
     */
    List<Splice> edit(String text, String source, Edit edit);
}
