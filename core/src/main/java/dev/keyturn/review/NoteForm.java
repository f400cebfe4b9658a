package dev.keyturn.review;

import dev.keyturn.PastRun;
import dev.keyturn.PastRun.Checked;
import dev.keyturn.PastRun.Edit;
import dev.keyturn.PastRun.Part;
import dev.keyturn.PastRun.Return;
import dev.keyturn.Shift;
import dev.keyturn.internal.page.Forms;
import dev.keyturn.internal.secret.Redaction;
import dev.keyturn.settings.Json;
import dev.keyturn.settings.Table;
import dev.keyturn.settings.Value;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A note as JSON. What it says hides its secrets already. */
final class NoteForm {
    private NoteForm() {}

    static String json(String source, Optional<PastRun> run, Commands commands) {
        Table.Builder form = Forms.report("note", source);
        run.ifPresentOrElse(
                past -> add(form, past, commands),
                () -> form.put("entries", Value.of(List.of())).put("migrations", Value.of(List.of())));
        return Json.exact(form.build());
    }

    private static void add(Table.Builder form, PastRun past, Commands commands) {
        form.put("run", Value.of(past.number()))
                .put("entries", Forms.list(past.entries(), Value::of))
                .put("journal", Value.of(past.journal()))
                .put("begun", Value.of(past.begun().toString()));
        past.ended().ifPresent(end -> form.put("ended", Value.of(end.toString())));
        past.backup()
                .ifPresent(copy -> form.put(
                        "backup",
                        Table.empty().with("name", Value.of(copy.name())).with("place", Value.of(copy.place()))));
        past.rehearsed()
                .ifPresent(rehearsed -> form.put(
                        "rehearsed",
                        Table.empty()
                                .with("tried", Value.of(rehearsed.tried()))
                                .with("carriedBack", Value.of(rehearsed.carriedBack()))
                                .with("conflicts", Value.of(rehearsed.conflicts()))));
        form.put("migrations", Forms.list(past.parts(), NoteForm::form));
        past.wayBack().ifPresent(back -> form.put("rollback", form(back, commands)));
    }

    private static Value form(Part part) {
        Table.Builder form = Table.builder()
                .put("id", Value.of(part.id()))
                .put("what", word(part.what()))
                .put("owner", Value.of(part.owner()))
                .put("expectation", Value.of(part.expectation()))
                .put("rollbackNote", Value.of(part.rollbackNote()))
                .put("changes", Forms.list(part.shifts(), NoteForm::form))
                .put("edits", Forms.list(part.edits(), NoteForm::form));
        part.now().ifPresent(now -> form.put("now", form(now)));
        return form.build();
    }

    static Value form(Shift shift) {
        Table.Builder form = Table.builder().put("key", Value.of(shift.key()));
        shift.before().ifPresent(before -> form.put("before", Value.of(before)));
        shift.after().ifPresent(after -> form.put("after", Value.of(after)));
        return form.build();
    }

    private static Value form(Edit edit) {
        return Table.empty().with("key", Value.of(edit.key().toString())).with("became", word(edit.became()));
    }

    private static Value form(Checked now) {
        return Table.empty()
                .with("checks", Value.of(now.checks()))
                .with("problems", Forms.problems(now.problems(), Redaction.none()))
                .with("notices", Forms.texts(now.notices(), Redaction.none()));
    }

    private static Value form(Return back, Commands commands) {
        return Table.empty()
                .with(
                        "command",
                        Value.of(commands.line(
                                "rollback", List.of("--to", back.to().toString()))))
                .with("to", Value.of(back.to().toString()))
                .with("takesBack", Forms.list(back.takesBack(), Value::of))
                .with("edits", Forms.list(back.edits(), NoteForm::form))
                .with("problems", Forms.problems(back.problems(), Redaction.none()));
    }

    private static Value word(Enum<?> one) {
        return Value.of(one.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
