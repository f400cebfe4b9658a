package dev.keyturn.spi;

import dev.keyturn.settings.Changes;
import dev.keyturn.step.Comment;
import java.util.List;

/**
 * What a write is to change.
 *
 * @param changes the changes, each with the value that is there before
 * @param comments what to write above keys that are added, where the place can hold comments
 */
public record Edit(Changes changes, List<Comment> comments) {
    public Edit {
        comments = List.copyOf(comments);
    }

    /** Changes without comments. */
    public static Edit of(Changes changes) {
        return new Edit(changes, List.of());
    }
}
