package dev.keyturn;

import dev.keyturn.internal.engine.Backward;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.page.Page;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Change;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Problem;
import dev.keyturn.settings.Settings;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import dev.keyturn.spi.Instructions;
import dev.keyturn.step.Conflict;
import dev.keyturn.step.Remark;
import java.util.List;

/** What a rollback would do: what comes back, what becomes of edits, and where somebody has to decide. */
public final class RollbackPlan implements Shown {
    private final Backward.Outcome outcome;
    private final List<String> notices;
    private final To to;
    private final String source;
    private final Redaction redaction;
    private final Instructions instructions;

    RollbackPlan(
            Backward.Outcome outcome,
            List<String> notices,
            To to,
            String source,
            Redaction redaction,
            Instructions instructions) {
        this.instructions = instructions;
        this.outcome = outcome;
        this.notices = notices;
        this.to = to;
        this.source = source;
        this.redaction = redaction;
    }

    /** Of a source that could not be looked at. */
    static RollbackPlan refused(String source, To to, List<Problem> problems) {
        return new RollbackPlan(
                new Backward.Outcome(List.of(), Settings.empty(), List.of(), problems, List.of()),
                List.of(),
                to,
                source,
                Redaction.none(),
                Instructions.none());
    }

    String source() {
        return source;
    }

    /** The ids of the migrations that would be taken back, in order. */
    public List<String> migrations() {
        return outcome.undos().stream().map(undo -> undo.applied().id()).toList();
    }

    /** What would change, for one migration after the other. */
    public List<Change> changes() {
        return outcome.undos().stream()
                .flatMap(undo -> undo.changes().list().stream())
                .toList();
    }

    /** What would become of edits. */
    public List<Remark> remarks() {
        return outcome.undos().stream().flatMap(undo -> undo.remarks().stream()).toList();
    }

    /** Where an edit and the old state exclude each other, so that somebody has to decide. */
    public List<Conflict> conflicts() {
        return outcome.conflicts();
    }

    /** Why nothing would be taken back, conflicts included; empty if all can be. */
    public List<Problem> problems() {
        return outcome.problems();
    }

    /** What whoever sets these settings has to do, where this program cannot write them. Empty for places that are written. */
    public Instructions instructions() {
        return instructions;
    }

    /** What else should be known. */
    public List<String> notices() {
        return notices;
    }

    private Page page() {
        Page page = new Page("Rollback of " + source + " to " + to, redaction);
        outcome.undos().forEach(undo -> {
            page.section(undo.applied().id());
            Forms.changes(page, undo.changes(), redaction);
            undo.remarks().forEach(remark -> page.line(remark.key() + ": " + Words.said(remark.what())));
            undo.losses().forEach(loss -> page.message("lost: ", loss));
        });
        if (!instructions.isEmpty()) {
            page.section(Words.INSTRUCTIONS);
            instructions.sentences().forEach(page::line);
        }
        if (!notices.isEmpty()) {
            page.section("Notes");
            notices.forEach(notice -> page.message("", notice));
        }
        if (!outcome.problems().isEmpty()) {
            page.section("Nothing can be taken back");
            outcome.problems().forEach(page::problem);
        } else if (outcome.undos().isEmpty()) {
            page.section("Nothing to take back");
        }
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
        Table report = Forms.report("rollback-plan", source)
                .put("to", Value.of(to.toString()))
                .put("migrations", Forms.list(outcome.undos(), undo -> Words.form(undo, redaction)))
                .put(
                        "conflicts",
                        Forms.list(
                                outcome.conflicts(),
                                conflict -> Table.builder()
                                        .put("key", Value.of(conflict.key().toString()))
                                        .put("what", Value.of(redaction.text(conflict.what())))
                                        .put("keepEdited", Value.of(redaction.text(conflict.edited())))
                                        .put("restoreOld", Value.of(redaction.text(conflict.old())))
                                        .build()))
                .put("instructions", instructions.form())
                .put("notices", Forms.texts(notices, redaction))
                .put("problems", Forms.problems(outcome.problems(), redaction))
                .build();
        return Json.exact(report);
    }
}
