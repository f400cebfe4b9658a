package dev.keyturn.spi;

import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Place;
import dev.keyturn.settings.Settings;
import dev.keyturn.step.Comment;
import java.util.List;
import java.util.Map;

/**
 * What a write is to change.
 *
 * @param changes the changes, each with the value that is there before
 * @param places where the keys that are added stand among the others, for a place that keeps an order
 * @param comments what to write above keys that are added, for a place that holds comments
 */
public record Edit(Changes changes, Map<Key, Place> places, List<Comment> comments) {
    public Edit {
        places = Map.copyOf(places);
        comments = List.copyOf(comments);
    }

    /** Changes without more. */
    public static Edit of(Changes changes) {
        return new Edit(changes, Map.of(), List.of());
    }

    /** The changes that lead to these settings. */
    public static Edit to(Settings after, Changes changes, List<Comment> comments) {
        return new Edit(changes, changes.places(after), comments);
    }
}
