package dev.keyturn.settings;

import java.util.Optional;

/**
 * One finding: where, what failed, what was expected, whether to retry, and what to do about it.
 *
 * <p>A problem never shows a value: it may be a secret, and its origin says where to look.
 *
 * @param origin where the setting was read
 * @param key the setting; the root where the finding is about all of them
 * @param what what failed
 * @param expected what would have been right
 * @param unsafe why trying again could do harm; nothing where it is safe
 * @param hint what to do; empty where that is plain from the rest
 */
public record Problem(Origin origin, Key key, String what, String expected, Optional<String> unsafe, String hint) {

    /** A finding before which nothing was changed, so that trying again is safe. */
    public static Problem of(Origin origin, Key key, String what, String expected) {
        return new Problem(origin, key, what, expected, Optional.empty(), "");
    }

    /** The same finding with advice. */
    public Problem hint(String advice) {
        return new Problem(origin, key, what, expected, unsafe, advice);
    }

    /** The same finding in other words about what would have been right. */
    public Problem expecting(String other) {
        return new Problem(origin, key, what, other, unsafe, hint);
    }

    /** The same finding below another key: what a step inside {@code each} says of an element, said of the whole. */
    public Problem below(Key around) {
        return new Problem(origin, around.append(key), what, expected, unsafe, hint);
    }

    /** The same finding with the name of a source before its origin, which does not say of which one it speaks. */
    public Problem in(String source) {
        Origin place = new Origin(source + ": " + origin.source(), origin.line(), origin.column());
        return new Problem(place, key, what, expected, unsafe, hint);
    }

    /** {@code <origin>: <key>: <what failed>; expected <what>; <safe to retry or not>; <hint>}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder().append(origin).append(": ");
        if (!key.isRoot()) {
            out.append(key).append(": ");
        }
        out.append(what).append("; expected ").append(expected);
        out.append(unsafe.map(why -> "; not safe to retry: " + why).orElse("; safe to retry"));
        return (hint.isEmpty() ? out : out.append("; ").append(hint)).toString();
    }
}
