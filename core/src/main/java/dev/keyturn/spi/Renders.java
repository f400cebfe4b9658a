package dev.keyturn.spi;

/** A source that can say what its whole content would be after an edit, without writing it. */
public interface Renders {
    /**
     * The content with this edit in it, as a write would leave it; nothing is written.
     *
     * @throws dev.keyturn.settings.RefusedException if this edit cannot be written exactly
     */
    String rendered(Edit edit);
}
