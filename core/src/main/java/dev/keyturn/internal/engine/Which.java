package dev.keyturn.internal.engine;

import java.util.Optional;

/**
 * Which of the migrations that are to be done a run does.
 *
 * @param upTo the last of them, if one is named
 * @param most how many of them
 * @param isHeldToo whether those that were rolled back run again
 */
public record Which(Optional<String> upTo, int most, boolean isHeldToo) {
    /** All that was never done. */
    public static final Which ALL = new Which(Optional.empty(), Integer.MAX_VALUE, false);
}
