package dev.keyturn.review;

import dev.keyturn.Plan;
import dev.keyturn.Rehearsal;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Key;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;

/** A runbook as JSON. */
final class RunbookForm {
    private RunbookForm() {}

    static String json(String source, Plan plan, Rehearsal rehearsal, Runbook runbook) {
        Table.Builder form = Forms.report("runbook", source)
                .put("migrations", Forms.list(plan.parts(), RunbookForm::form))
                .put("steps", Forms.list(runbook.steps(), RunbookForm::form))
                .put("instructions", plan.instructions().form())
                .put("notices", Forms.texts(plan.notices(), Redaction.none()));
        if (!plan.isEmpty()) {
            form.put("rollback", back(rehearsal, runbook))
                    .put("troubles", Forms.list(runbook.troubles(), RunbookForm::form));
        }
        return Json.exact(form.build());
    }

    private static Value form(Plan.Part part) {
        return Table.builder()
                .put("id", Value.of(part.id()))
                .put("owner", Value.of(part.owner()))
                .put("expectation", Value.of(part.expectation()))
                .put("checks", Forms.list(part.checks(), Value::of))
                .put("rollbackNote", Value.of(part.rollbackNote()))
                .put("wayBackSays", Value.of(part.wayBack()))
                .put("changes", Forms.list(part.shifts(), NoteForm::form))
                .build();
    }

    private static Value form(Runbook.Step step) {
        return Table.empty().with("command", Value.of(step.command())).with("expect", Value.of(step.expect()));
    }

    private static Value form(Runbook.Trouble trouble) {
        return Table.empty().with("when", Value.of(trouble.when())).with("act", Value.of(trouble.act()));
    }

    private static Value back(Rehearsal rehearsal, Runbook runbook) {
        return Table.empty()
                .with("command", Value.of(runbook.rollbackCommand()))
                .with("carriedBack", keys(rehearsal.carriedBack()))
                .with("kept", keys(rehearsal.kept()))
                .with("conflicts", keys(rehearsal.conflicts()));
    }

    private static Value keys(List<Key> keys) {
        return Forms.list(keys, key -> Value.of(key.toString()));
    }
}
