package dev.keyturn.files;

import dev.keyturn.files.comments.WayBack;
import dev.keyturn.files.proof.Editable;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.KeyPattern;
import dev.keyturn.settings.Origin;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Edit;
import dev.keyturn.spi.format.Parsed;
import dev.keyturn.spi.format.SettingsFormat;
import dev.keyturn.spi.format.Splice;
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
        if (there.isUntouched(look)) {
            return restored(there, edit, look, true).orElseGet(() -> plain(there, edit));
        }
        CommentLoss loss = CommentLoss.of(there.content().text(), look);
        Opened back = best(
                List.of(
                        () -> restoredWithComments(there, edit, look),
                        () -> restored(there, edit, look, true),
                        () -> restored(there, edit, look, false),
                        () -> Optional.of(plain(there, edit))),
                loss);
        List<Problem> all = new ArrayList<>(back.notices());
        all.addAll(lost(there, edit, loss, back.content().text()));
        return back.saying(all);
    }

    /** The first way that loses no comment; where there is none, the one that loses the least. */
    private static Opened best(List<Supplier<Optional<Opened>>> ways, CommentLoss loss) {
        Optional<Opened> best = Optional.empty();
        int least = Integer.MAX_VALUE;
        for (Supplier<Optional<Opened>> way : ways) {
            try {
                Optional<Opened> found = way.get();
                int lost = found.map(one -> loss.in(one.content().text())).orElse(Integer.MAX_VALUE);
                if (lost < least) {
                    best = found;
                    least = lost;
                }
                if (least == 0) {
                    break;
                }
                found.ifPresent(Opened::lighten); // not a tree for each way
            } catch (RefusedException e) {
                if (best.isEmpty() && way.equals(ways.get(ways.size() - 1))) {
                    throw e;
                }
            }
        }
        return best.orElseThrow();
    }

    /** What is to be known of comments that are nowhere any more; the parser knows what is one. */
    private List<Problem> lost(Opened there, Edit edit, CommentLoss loss, String back) {
        String text = there.content().text();
        List<Problem> lost = new ArrayList<>();
        if (loss.in(back) > 0) {
            Settings now = there.parsed().settings();
            loss.lines(back).stream()
                    .filter(at -> says(Splice.apply(text, List.of(at.without())), now))
                    .forEach(at -> lost.add(CommentNotices.leftOut(Origin.of(source, at.line(), 1))));
            loss.places(back).forEach(place -> lost.add(CommentNotices.notBack(source, keyOf(place, edit.changes()))));
        }
        return lost;
    }

    private boolean says(String text, Settings settings) {
        try {
            return read(text).equals(settings);
        } catch (RefusedException e) {
            return false;
        }
    }

    /** The key that comes back at a place, as far as its text tells. */
    private static Key keyOf(OldPlace place, Changes changes) {
        return changes.list().stream()
                .filter(change -> change.after().isPresent())
                .map(Change::key)
                .filter(key -> !key.isRoot()
                        && place.was().contains(key.last().orElseThrow().toString()))
                .findFirst()
                .orElse(Key.root());
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
        if (comments.isEmpty()) {
            return Optional.empty();
        }
        try {
            return comments.unedited()
                    .filter(unedited -> comments.isNeeded(unedited))
                    .flatMap(unedited -> comments.commented(restored(there, unedited, edit, look)))
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
        Opened restored = best(
                List.of(
                        () -> restored(base, same, look, true),
                        () -> restored(base, same, look, false),
                        () -> Optional.of(plain(base, same))),
                CommentLoss.of(unedited, look));
        return restored.content().text();
    }

    /** As a whole; or place by place, without those that an edit is in the way of. */
    private Optional<Opened> restored(Opened there, Edit edit, Value look, boolean isWhole) {
        Settings now = there.parsed().settings();
        String text = there.content().text();
        boolean isTogether = there.isUntouched(look) || !Look.isWrittenAgain(now, look);
        BiPredicate<String, String> mayBe =
                isWhole ? (before, after) -> true : (before, after) -> changesWhatIsMeant(before, after, edit);
        try {
            return isWhole && !isTogether
                    ? Optional.empty()
                    : there.restored(look, isTogether, mayBe)
                            .filter(after -> changesWhatIsMeant(text, after, edit))
                            .map(after -> checked(there, onTop(now, after, edit), edit.changes()));
        } catch (RefusedException doesNotFit) {
            return Optional.empty(); // the file was edited so that its old look, or this much of it, no longer fits
        }
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
