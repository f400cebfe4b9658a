package dev.keyturn.files.layout;

/** A stretch of the text. */
public interface Part {
    /** Where it begins. */
    int start();

    /** Where it ends. */
    int end();
}
