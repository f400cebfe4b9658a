package dev.keyturn;

import dev.keyturn.internal.engine.Mark;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.transfer.Crossing;
import dev.keyturn.internal.transfer.State;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.spi.Instructions;
import dev.keyturn.step.Remark;
import java.util.ArrayList;
import java.util.List;

/** What a transfer did, there or back. */
public final class TransferReport implements Shown {
    private final Mark.Head head;
    private final Crossing.Outcome outcome;
    private final List<String> notices;

    TransferReport(Mark.Head head, Crossing.Outcome outcome, List<String> more) {
        this.head = head;
        this.outcome = outcome;
        List<String> all = new ArrayList<>(outcome.notices());
        all.addAll(more);
        this.notices = List.copyOf(all);
    }

    /** The keys that went. */
    public List<Key> keys() {
        return outcome.keys();
    }

    /** Where the transfer stands now. */
    public TransferStatus.State state() {
        return TransferStatus.State.valueOf(outcome.after().name());
    }

    /** Whether anything was done. */
    public boolean hasChanged() {
        return outcome.before() != outcome.after() || !keys().isEmpty();
    }

    /** What became of edits. */
    public List<Remark> remarks() {
        return outcome.remarks();
    }

    /** What is to be done by whoever sets the settings of a place that cannot be written from here. */
    public Instructions instructions() {
        return outcome.instructions();
    }

    /** What else should be known. */
    public List<String> notices() {
        return notices;
    }

    private Page page() {
        Page page = new Page("Transfer " + head.name() + ": " + head.from() + " to " + head.to(), outcome.redaction());
        boolean isResumed = hasChanged()
                && !outcome.isAwaited()
                && outcome.before() != State.PENDING
                && outcome.before() != State.DONE
                && outcome.before() != State.ROLLED_BACK;
        if (isResumed) {
            page.line("an earlier run did not come to its end: " + Words.said(outcome.before(), head));
        }
        boolean isWaiting = !instructions().isEmpty();
        page.line(hasChanged() || isWaiting ? "now " + Words.said(outcome.after(), head) : "nothing to do");
        keys().forEach(key -> page.line("  " + key));
        remarks().forEach(remark -> page.line(remark.key() + ": " + Words.carried(remark.what())));
        if (isWaiting) {
            page.line(Words.INSTRUCTIONS + ":");
            instructions().sentences().forEach(sentence -> page.line("  " + sentence));
        }
        notices.forEach(notice -> page.message("note: ", notice));
        return page;
    }

    /** The report as a page of text, for people. */
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
        return Json.exact(Words.form("transfer", head, outcome, notices)
                .put("instructions", instructions().form())
                .build());
    }
}
