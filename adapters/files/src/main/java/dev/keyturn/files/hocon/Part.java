package dev.keyturn.files.hocon;

/** A stretch of the text. */
interface Part {
    /** Where it begins. */
    int start();

    /** Where it ends. */
    int end();
}
