package dev.keyturn.files.edit;

import dev.keyturn.settings.Key;
import dev.keyturn.step.Comment;
import java.util.List;

/** New comments as lines of a text whose comments begin with a hash. */
public final class CommentLines {
    private CommentLines() {}

    /** The lines for the entry with this key, not for what is below it. */
    public static List<String> of(List<Comment> comments, Key key) {
        return comments.stream()
                .filter(comment -> comment.key().equals(key))
                .flatMap(comment -> comment.text().lines())
                .map(line -> ("# " + line).stripTrailing())
                .toList();
    }
}
