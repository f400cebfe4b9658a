package dev.keyturn.files;

import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import java.util.List;

/** A format whose texts may hold several documents, each with settings of its own. */
public interface HoldsDocuments extends SettingsFormat {
    /**
     * The documents of a text, in order; at least one, be it empty. Each begins at the beginning of a line. It never throws.
     *
     * @param text the text, which may be malformed
     */
    List<DocumentPlace> documents(String text);

    /**
     * Reads one document. Lines and offsets are those of the whole text; what stands outside the document is not looked at,
     * and no splice reaches it.
     *
     * @param text the whole text
     * @param document one of its documents
     * @param source what messages call it
     */
    Parsed parse(String text, DocumentPlace document, String source);
}
