package dev.keyturn.review.draft;

import dev.keyturn.codec.CodecRegistry;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.step.Sequence;
import dev.keyturn.step.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A draft in the making: the steps so far, and what they make of the old settings. A step that is refused there is not taken. */
final class Drafting {
    private final Settings goal;
    private final CodecRegistry codecs;
    private final List<Guess> guesses = new ArrayList<>();
    private Settings now;

    Drafting(Settings before, Settings goal, CodecRegistry codecs) {
        this.now = before;
        this.goal = goal;
        this.codecs = codecs;
    }

    Settings now() {
        return now;
    }

    Settings goal() {
        return goal;
    }

    CodecRegistry codecs() {
        return codecs;
    }

    List<Guess> guesses() {
        return guesses;
    }

    List<Step> steps() {
        return guesses.stream().map(Guess::step).toList();
    }

    /** Takes a step, if it can be carried out and changes something. */
    boolean take(Guess guess) {
        Sequence.Result result = Sequence.up(List.of(guess.step()), now);
        if (!result.isDone() || result.settings().equals(now)) {
            return false;
        }
        now = result.settings();
        guesses.add(guess);
        return true;
    }

    /** What is in the settings so far and not in the goal. */
    Map<Key, Value> gone() {
        return only(now, goal);
    }

    /** What is in the goal and not yet in the settings. */
    Map<Key, Value> added() {
        return only(goal, now);
    }

    private static Map<Key, Value> only(Settings here, Settings there) {
        Map<Key, Value> only = new LinkedHashMap<>();
        here.forEach((key, value) -> {
            if (there.value(key).isEmpty()) {
                only.put(key, value);
            }
        });
        return only;
    }

    /** What is in both with another value each: that of the settings so far. */
    Map<Key, Value> changed() {
        Map<Key, Value> changed = new LinkedHashMap<>();
        now.forEach((key, value) -> {
            if (goal.value(key).filter(other -> !other.equals(value)).isPresent()) {
                changed.put(key, value);
            }
        });
        return changed;
    }
}
