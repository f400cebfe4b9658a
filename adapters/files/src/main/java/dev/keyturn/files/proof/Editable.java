package dev.keyturn.files.proof;

import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;

/** A content that is edited in memory, just as a file is when a migration writes it. */
public interface Editable {
    /** Why an edit is refused that the format wrote wrong: what came out was read again and says something else. */
    String INEXACT = "the file cannot be edited exactly at this place";

    /** The text, with its byte order mark if it has one: it is what programs get. */
    String text();

    /** What the text says. */
    Settings settings();

    /**
     * What a source keeps for the way back of an edit.
     *
     * @throws dev.keyturn.settings.RefusedException if the edit cannot be written exactly
     */
    Value look(Edit edit);

    /**
     * The content after an edit.
     *
     * @throws dev.keyturn.settings.RefusedException if it cannot be written exactly
     */
    Editable edited(Edit edit);
}
