package dev.keyturn.review.draft;

import dev.keyturn.settings.Key;
import dev.keyturn.step.Step;
import java.util.List;

/**
 * A step that may have been meant.
 *
 * @param step the step
 * @param confidence how sure it is
 * @param why what speaks for it; no value is in it
 * @param others keys that it could have been about just as well
 */
public record Guess(Step step, Confidence confidence, String why, List<Key> others) {
    public Guess {
        others = List.copyOf(others);
    }

    Guess(Step step, Confidence confidence, String why) {
        this(step, confidence, why, List.of());
    }

    /** Why, and what else is possible, as one sentence. */
    String says() {
        return others.isEmpty()
                ? why
                : why + "; it could be "
                        + String.join(" or ", others.stream().map(Key::toString).toList()) + " as well";
    }
}
