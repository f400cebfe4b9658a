package dev.keyturn.step;

import dev.keyturn.settings.Key;

/**
 * A comment for a key that a step adds.
 *
 * @param key the key
 * @param text the comment, possibly of several lines, without comment characters
 */
public record Comment(Key key, String text) {}
