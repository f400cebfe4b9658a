package dev.keyturn.files.proof;

import dev.keyturn.settings.Key;

/**
 * An edit that did not come out exactly.
 *
 * @param operation what was tried
 * @param key what was edited
 * @param outcome what came of it
 * @param why the reason; never a value
 */
public record Finding(String operation, Key key, Outcome outcome, String why) {
    @Override
    public String toString() {
        return operation + " " + key + ": " + outcome.words() + ": " + why;
    }
}
