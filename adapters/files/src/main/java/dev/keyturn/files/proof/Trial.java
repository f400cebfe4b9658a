package dev.keyturn.files.proof;

import dev.keyturn.files.IndependentParser;
import dev.keyturn.files.IndependentParser.Verdict;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Changes;
import dev.keyturn.settings.RefusedException;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Capabilities;
import dev.keyturn.spi.Edit;
import dev.keyturn.step.Comment;
import java.util.List;
import java.util.Optional;

/**
 * Carries out edits of one content, there and back. The way back is tried twice: with the look that was kept, as a rollback takes it,
 * and without it, as where the file was edited so that the look no longer fits.
 */
public final class Trial {
    /** What is hardest to write as a comment: what ends one, what begins one, and a second line. */
    private static final String COMMENT = "why */ this # is\nhere";

    private final Editable before;
    private final Capabilities capabilities;
    private final Optional<IndependentParser> parser;
    private final Verdict verdictBefore;
    private final Tally tally;

    /**
     * Trials of one content.
     *
     * @param capabilities what the format can hold; nobody plans anything else
     * @param parser who says what texts mean, if anybody does
     */
    public Trial(Editable before, Capabilities capabilities, Optional<IndependentParser> parser) {
        this.before = before;
        this.capabilities = capabilities;
        this.parser = parser;
        this.tally = new Tally();
        this.verdictBefore = verdict(before);
    }

    /** What the independent parser says of the content as it is. */
    public Verdict verdictBefore() {
        return verdictBefore;
    }

    /** What came of all that was tried. */
    public Tally tally() {
        return tally;
    }

    private Verdict verdict(Editable content) {
        return parser.map(them -> them.compare(content.text(), content.settings()))
                .orElse(Verdict.UNDECIDED);
    }

    void run(Attempt attempt) {
        Settings after;
        try {
            after = attempt.up().apply(before.settings());
        } catch (IllegalArgumentException e) {
            return; // settings do not allow it, so nobody plans it
        }
        Changes changes = Changes.between(before.settings(), after);
        if (changes.isEmpty() || !capabilities.problems(after, changes).isEmpty()) {
            return;
        }
        Edit edit = Edit.to(after, changes, attempt.hasComments() ? comments(changes) : List.of());
        try {
            Value look = before.look(edit);
            Editable there = before.edited(edit);
            judge(attempt, there, look);
        } catch (RefusedException e) {
            tally.add(attempt, Outcome.REFUSED, e.problems().get(0).what());
        } catch (RuntimeException e) {
            tally.add(attempt, Outcome.WRONG, e.getClass().getSimpleName());
        }
    }

    private static List<Comment> comments(Changes changes) {
        return changes.list().stream()
                .filter(change -> change.before().isEmpty())
                .map(Change::key)
                .map(key -> new Comment(key, COMMENT))
                .toList();
    }

    private void judge(Attempt attempt, Editable there, Value look) {
        Verdict verdict = verdict(there);
        if (isWrong(verdict)) {
            tally.add(attempt, Outcome.WRONG, "the independent parser " + words(verdict));
            return;
        }
        Edit back = back(attempt, there);
        withoutLook(attempt, there, back);
        Editable again = there.edited(back.restoring(Optional.of(look)));
        if (!again.text().equals(before.text())) {
            boolean isWrong = isWrong(verdict(again));
            tally.add(
                    attempt,
                    isWrong ? Outcome.WRONG : Outcome.NOT_SAME_BYTES_BACK,
                    isWrong ? "the way back gives other settings" : "the way back gives other bytes");
        } else if (verdict == Verdict.SAME) {
            tally.add(attempt, Outcome.EXACT, "");
        } else {
            tally.add(attempt, Outcome.UNCHECKED, parser.isEmpty() ? "" : "the independent parser " + words(verdict));
        }
    }

    /** Where it does not even read the content as it is, it is no judge of what becomes of it. */
    private boolean isWrong(Verdict verdict) {
        return verdict == Verdict.DIFFERENT || (verdict == Verdict.UNREADABLE && verdictBefore != Verdict.UNREADABLE);
    }

    private static String words(Verdict verdict) {
        return switch (verdict) {
            case SAME -> "reads the same";
            case DIFFERENT -> "reads something else";
            case UNREADABLE -> "refuses the text";
            case UNDECIDED -> "cannot tell what the text means by itself";
        };
    }

    private Edit back(Attempt attempt, Editable there) {
        Settings wanted = attempt.down().apply(there.settings());
        if (!wanted.equals(before.settings())) {
            throw new IllegalStateException(attempt.operation() + " is taken back to something else");
        }
        // the places are those before the edit
        return Edit.to(before.settings(), Changes.between(there.settings(), wanted), List.of());
    }

    private void withoutLook(Attempt attempt, Editable there, Edit back) {
        try {
            Editable again = there.edited(back);
            Verdict verdict = verdict(again);
            if (isWrong(verdict) || !again.settings().equals(before.settings())) {
                tally.addWithoutLook(attempt, Outcome.WRONG, "the way back without the look gives other settings");
            } else {
                tally.addWithoutLook(attempt, verdict == Verdict.SAME ? Outcome.EXACT : Outcome.UNCHECKED, "");
            }
        } catch (RefusedException e) {
            tally.addWithoutLook(attempt, Outcome.REFUSED, e.problems().get(0).what());
        }
    }
}
