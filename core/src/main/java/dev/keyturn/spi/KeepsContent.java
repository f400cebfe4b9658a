package dev.keyturn.spi;

/**
 * A source whose content can be copied as it is, to the last byte, and put back even where it can no longer be read as
 * settings. A backup of another source is a copy of its settings.
 */
public interface KeepsContent {
    /**
     * The content as it is.
     *
     * @throws StaleException if it no longer has this revision
     */
    byte[] content(String expectedRevision);

    /**
     * Replaces the whole content, whatever it is now, also where it cannot be read or is gone.
     *
     * @throws SourceException if it cannot be written
     */
    void restore(byte[] content);
}
