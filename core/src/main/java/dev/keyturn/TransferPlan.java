package dev.keyturn;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.transfer.Crossing;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Problem;
import dev.keyturn.step.Remark;
import java.util.List;

/** What a transfer would do, there or back: which settings would go, and what is in the way. */
public final class TransferPlan implements Shown {
    private final Mark.Head head;
    private final Crossing.Outcome outcome;
    private final boolean isBack;

    TransferPlan(Mark.Head head, Crossing.Outcome outcome, boolean isBack) {
        this.head = head;
        this.outcome = outcome;
        this.isBack = isBack;
    }

    /** The keys that would go. */
    public List<Key> keys() {
        return outcome.keys();
    }

    /** What would become of edits. */
    public List<Remark> remarks() {
        return outcome.remarks();
    }

    /** What else should be known. */
    public List<String> notices() {
        return outcome.notices();
    }

    /** Why nothing would be done; empty if it can be. */
    public List<Problem> problems() {
        return outcome.problems();
    }

    private Page page() {
        String from = isBack ? head.to() : head.from();
        String to = isBack ? head.from() : head.to();
        Page page = new Page(
                (isBack ? "Taking back transfer " : "Transfer ") + head.name() + ": " + from + " to " + to,
                outcome.redaction());
        page.fact("owner", head.owner()).fact("stands", Words.said(outcome.before(), head));
        if (keys().isEmpty() && problems().isEmpty()) {
            page.line("nothing would go");
        }
        if (!keys().isEmpty()) {
            page.grid("key", "is in", "will be in");
            keys().forEach(key -> page.row(key.toString(), from, to));
        }
        if (!remarks().isEmpty()) {
            page.section("Edits");
            remarks().forEach(remark -> page.line(remark.key() + ": " + Words.carried(remark.what())));
        }
        if (!problems().isEmpty()) {
            page.section("Problems");
            problems().forEach(page::problem);
        }
        notices().forEach(notice -> page.message("note: ", notice));
        return page;
    }

    /** The plan as a page of text, for people. */
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
        return Json.exact(Words.form(isBack ? "transfer-rollback-plan" : "transfer-plan", head, outcome)
                .put("problems", Forms.problems(problems(), outcome.redaction()))
                .build());
    }
}
