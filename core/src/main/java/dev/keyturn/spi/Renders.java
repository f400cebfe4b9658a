package dev.keyturn.spi;

/** A source that can say what its whole content would be after an edit, without writing it. */
public interface Renders {
    /** The content with this edit in it; nothing is written. */
    String rendered(Edit edit);
}
