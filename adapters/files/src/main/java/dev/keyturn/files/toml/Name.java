package dev.keyturn.files.toml;

/**
 * One name of a key: {@code b} of {@code a.b."c.d"}.
 *
 * @param name the name, without quotes
 * @param start where it begins in the text
 * @param end where it ends
 */
record Name(String name, int start, int end) {}
