package dev.keyturn.files;

import dev.keyturn.files.comments.WayBack;
import dev.keyturn.files.proof.Editable;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/**
 * Edits of a file, each checked before anybody writes it.
 *
 * @param part what of the file they are edits of
 * @param format its format
 * @param source what messages call it
 */
record Editing(Part part, SettingsFormat format, String source) {
    /** The file with an edit in it: what the edit takes back looks as it did, as far as that can be. */
    Opened of(Opened there, Edit edit) {
        if (edit.layout().isEmpty()) {
            return plain(there, edit)
                    .saying(there.lost(edit).stream()
                            .map(key -> lost(there, key))
                            .toList());
        }
        Value look = edit.layout().get();
        Opened back = restoredWithComments(there, edit, look)
                .or(() -> restored(there, edit, look))
                .orElseGet(() -> plain(there, edit));
        List<Problem> all = new ArrayList<>(back.notices());
        Look.lostComments(there.content().text(), back.content().text(), look)
                .forEach(line -> all.add(CommentNotices.leftOut(Origin.of(source, line, 1))));
        return back.saying(all);
    }

    private static Problem lost(Opened there, Key key) {
        return CommentNotices.notCarried(there.parsed().settings().origin(key), key);
    }

    private Opened plain(Opened there, Edit edit) {
        String edited = there.with(edit);
        return checked(there, edited, edit.changes(), () -> there.after(edit));
    }

    /** Where comments may have been edited since: without those edits first, and with them at what came back. */
    private Optional<Opened> restoredWithComments(Opened there, Edit edit, Value look) {
        WayBack comments = there.wayBack(look);
        if (comments.isEmpty() || there.isUntouched(look)) {
            return Optional.empty();
        }
        try {
            String text = there.content().text();
            return comments.unedited()
                    .flatMap(unedited -> comments.commented(restored(there, unedited, edit, look)))
                    .filter(restored -> !Look.losesComments(text, restored, look))
                    .map(restored -> checked(there, restored, edit.changes())
                            .saying(comments.guessed().stream()
                                    .map(key -> CommentNotices.guessed(source, key))
                                    .toList()));
        } catch (RefusedException doesNotFit) {
            return Optional.empty(); // then as if nobody knew what was edited
        }
    }

    private String restored(Opened there, String unedited, Edit edit, Value look) {
        Opened base = Opened.of(there.content().with(unedited), part, source);
        Edit same = edit.asOf(there.parsed().settings(), base.parsed().settings());
        return restored(base, same, look)
                .orElseGet(() -> plain(base, same))
                .content()
                .text();
    }

    /** As a whole; else place by place, without those that an edit is in the way of; else not at all. */
    private Optional<Opened> restored(Opened there, Edit edit, Value look) {
        Settings now = there.parsed().settings();
        String text = there.content().text();
        boolean isTogether = there.isUntouched(look) || !Look.isWrittenAgain(now, look);
        List<BiPredicate<String, String>> ways = new ArrayList<>();
        if (isTogether) {
            ways.add((before, after) -> true);
        }
        ways.add((before, after) -> changesWhatIsMeant(before, after, edit));
        for (BiPredicate<String, String> mayBe : ways) {
            try {
                Optional<String> found =
                        there.restored(look, isTogether, mayBe).filter(after -> changesWhatIsMeant(text, after, edit));
                if (found.isPresent()) {
                    Opened restored = checked(there, onTop(now, found.get(), edit), edit.changes());
                    if (there.isUntouched(look)
                            || !Look.losesComments(text, restored.content().text(), look)) {
                        return Optional.of(restored);
                    }
                }
            } catch (RefusedException lookDoesNotFit) {
                // the file was edited so that its old look, or this much of it, no longer fits
            }
        }
        return Optional.empty();
    }

    /** A place that changes nothing would bring something twice; one that changes another key was found in the wrong place. */
    private boolean changesWhatIsMeant(String text, String changed, Edit edit) {
        try {
            Changes changes = Changes.between(read(text), read(changed));
            boolean isThereAlready = changes.isEmpty() && !Look.isSameButComments(text, changed);
            return !isThereAlready && changes.list().stream().allMatch(change -> isMeant(change.key(), edit.changes()));
        } catch (RefusedException e) {
            return false;
        }
    }

    private Settings read(String text) {
        return parsed(text).settings();
    }

    private Parsed parsed(String text) {
        return part.parse(text, part.place(text, source), source);
    }

    private static boolean isMeant(Key key, Changes changes) {
        KeyPattern one = KeyPattern.of(key);
        return changes.list().stream().anyMatch(change -> one.overlaps(KeyPattern.of(change.key())));
    }

    /** What the restored text does not say yet: edits that were carried back. */
    private String onTop(Settings now, String restored, Edit edit) {
        Settings planned = edit.changes().applyTo(now, edit.places());
        Parsed parsed = parsed(restored);
        Changes rest = Changes.between(parsed.settings(), planned);
        return rest.isEmpty() ? restored : Splice.apply(restored, parsed.edit(Edit.to(planned, rest, List.of())));
    }

    private Opened checked(Opened there, String edited, Changes changes) {
        return checked(there, edited, changes, () -> Opened.of(there.content().with(edited), part, source));
    }

    /** The edited text has to say exactly what was planned, and the encoding has to hold it. */
    private Opened checked(Opened there, String edited, Changes changes, Supplier<Opened> reading) {
        part.checkStays(there.content().text(), edited, source);
        Settings planned = changes.applyTo(there.parsed().settings());
        there.lighten(); // not both texts as trees at once
        Opened changed = readAgain(reading, planned);
        if (!changed.parsed().settings().equals(planned)) {
            throw inexact(planned, Changes.between(planned, changed.parsed().settings()));
        }
        if (!changed.content().isReadAsWritten(format.charsets())) {
            throw new RefusedException(Problem.of(
                    Origin.of(source),
                    Key.root(),
                    "the file's encoding, " + changed.content().encoding()
                            + ", cannot hold the edit, or would be taken for another one",
                    "a file in UTF-8"));
        }
        return changed;
    }

    /** What is wrong with a text that nobody has seen would say nothing to anybody. */
    private static Opened readAgain(Supplier<Opened> reading, Settings planned) {
        try {
            return reading.get();
        } catch (RefusedException e) {
            throw inexact(planned, Changes.between(planned, planned));
        }
    }

    private static RefusedException inexact(Settings planned, Changes difference) {
        Key key = difference.isEmpty() ? Key.root() : difference.list().get(0).key();
        return new RefusedException(
                Problem.of(planned.origin(key), key, Editable.INEXACT, "an edit that changes nothing else")
                        .hint("the file was not touched; change this place by hand, or report it"));
    }
}
