package dev.keyturn;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.transfer.Crossing;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Problem;
import java.util.List;

/** Where a transfer stands: which of its two places counts, and what a run would have to do. */
public final class TransferStatus implements Shown {
    private final Mark.Head head;
    private final Crossing.Outcome outcome;

    TransferStatus(Mark.Head head, Crossing.Outcome outcome) {
        this.head = head;
        this.outcome = outcome;
    }

    /** Where it stands. */
    public enum State {
        /** It was not begun. */
        PENDING,
        /** It was begun; the source counts. */
        BEGUN,
        /** The target counts; the settings are not gone from the source yet. */
        SWITCHED,
        /** The settings are in the target only. */
        DONE,
        /** Taking it back was begun; the target counts. */
        ROLLBACK_BEGUN,
        /** The source counts again; the settings are not gone from the target yet. */
        ROLLBACK_SWITCHED,
        /** It was taken back or given up, and does not run again by itself. */
        ROLLED_BACK
    }

    /** Where it stands. */
    public State state() {
        return State.valueOf(outcome.before().name());
    }

    /** Whether {@link Transfer#run} would have something to do. */
    public boolean needsRun() {
        return switch (state()) {
            case PENDING -> !outcome.keys().isEmpty();
            case BEGUN, SWITCHED, ROLLBACK_BEGUN, ROLLBACK_SWITCHED -> true;
            case DONE, ROLLED_BACK -> false;
        };
    }

    /** What is in the way of a run. */
    public List<Problem> problems() {
        return outcome.problems();
    }

    /** What else should be known. */
    public List<String> notices() {
        return outcome.notices();
    }

    private Page page() {
        Page page = new Page("Transfer " + head.name() + ": " + head.from() + " to " + head.to(), outcome.redaction());
        page.line(Words.said(outcome.before(), head));
        problems().forEach(page::problem);
        notices().forEach(notice -> page.message("note: ", notice));
        return page;
    }

    /** The status as a page of text, for people. */
    @Override
    public String toString() {
        return page().text();
    }

    @Override
    public String toMarkdown() {
        return page().markdown();
    }

    @Override
    public String toHtml() {
        return page().html();
    }

    @Override
    public String toJson() {
        return Json.exact(Words.form("transfer-status", head, outcome)
                .put("problems", Forms.problems(problems(), outcome.redaction()))
                .build());
    }
}
