package dev.keyturn.files.proof;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import java.util.function.UnaryOperator;

/**
 * An edit to try.
 *
 * @param operation what users call it
 * @param key what it is an edit of
 * @param up what it makes of settings
 * @param down what takes it back: it makes of the edited settings, each value with its new place, those before
 * @param hasComments whether what is added gets a comment
 */
record Attempt(
        String operation, Key key, UnaryOperator<Settings> up, UnaryOperator<Settings> down, boolean hasComments) {}
