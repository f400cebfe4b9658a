package dev.keyturn.files;

import dev.keyturn.settings.Key;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;

/** What reports say of comments that are not where somebody would look for them. */
final class CommentNotices {
    private CommentNotices() {}

    static Problem notCarried(Origin origin, Key key) {
        return Problem.of(
                        origin,
                        key,
                        "its comment cannot stand at what comes in its place, and was left out",
                        "an entry with a line for itself")
                .hint("it comes back with a rollback; write it by hand where it is missed");
    }

    static Problem guessed(String source, Key key) {
        return Problem.of(
                        Origin.of(source),
                        key,
                        "a comment that was added since the migration may belong to it, or to another entry that came back",
                        "one entry that it can belong to")
                .hint("it stands here now; move it by hand if it belongs elsewhere");
    }

    static Problem leftOut(Origin origin) {
        return Problem.of(
                        origin,
                        Key.root(),
                        "the comment in this line has gone with what it stood at",
                        "a comment at an entry that stays or comes back")
                .hint("write it by hand where it is missed; the backup of before this run has it, where one is kept");
    }

    static Problem notBack(String source, Key key) {
        return Problem.of(
                        Origin.of(source),
                        key,
                        "a comment that the migration took out with it could not be put back",
                        "an entry whose surroundings were not edited since")
                .hint(
                        "write it by hand where it is missed; the backup of before the migration has it, where one is kept");
    }
}
