package dev.keyturn.files.yaml;

/** How a text is written in one line. */
enum Quotes {
    NONE,
    SINGLE,
    DOUBLE
}
