package dev.keyturn;

import dev.keyturn.internal.engine.Basis;
import dev.keyturn.internal.engine.Forward;
import dev.keyturn.internal.engine.Forward.Todo;
import dev.keyturn.internal.engine.WayBack;
import dev.keyturn.internal.layer.Layer;
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
import dev.keyturn.step.Description;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What a run would change, key by key, or why it would not run. Values that are secret are not shown. */
public final class Plan implements Shown {
    private final Forward.Outcome outcome;
    private final Basis basis;
    private final Supplier<String> fingerprint;
    private final Redaction redaction;
    private final Instructions instructions;

    Plan(
            Forward.Outcome outcome,
            Basis basis,
            Supplier<String> fingerprint,
            Redaction redaction,
            Instructions instructions) {
        this.outcome = outcome;
        this.basis = basis;
        this.fingerprint = fingerprint;
        this.redaction = redaction;
        this.instructions = instructions;
    }

    /** Of a source that could not be looked at. */
    static Plan refused(String source, List<Problem> problems) {
        return new Plan(
                new Forward.Outcome(List.of(), Settings.empty(), List.of(), List.of(), problems),
                new Basis(source, "", 0, "", List.of(), Pending.all().which()),
                () -> "",
                Redaction.none(),
                Instructions.none());
    }

    Basis basis() {
        return basis;
    }

    String source() {
        return basis.source();
    }

    /** Its source as one of several that lie over each other. */
    Layer layer() {
        return new Layer(
                source(),
                instructions.isEmpty(),
                outcome.todo().isEmpty()
                        ? outcome.after()
                        : outcome.todo().get(0).before(),
                outcome.after(),
                outcome.todo().stream().map(Todo::migration).toList(),
                outcome.todo().stream().allMatch(todo -> todo.why() == Forward.Why.FOUND));
    }

    /** The ids of the migrations that would run, in order. */
    public List<String> migrations() {
        return outcome.todo().stream().map(todo -> todo.migration().id()).toList();
    }

    /**
     * One migration of it, as it may be shown.
     *
     * @param id its id
     * @param owner who answers for it
     * @param expectation what will be true afterwards
     * @param checks what can be checked of that
     * @param rollbackNote what whoever takes it back has to know
     * @param wayBack how it can be taken back
     * @param shifts what becomes of each key
     */
    public record Part(
            String id,
            String owner,
            String expectation,
            List<String> checks,
            String rollbackNote,
            String wayBack,
            List<Shift> shifts) {
        public Part {
            checks = List.copyOf(checks);
            shifts = List.copyOf(shifts);
        }
    }

    /** What would be done, one migration after the other. */
    public List<Part> parts() {
        return outcome.todo().stream().map(this::part).toList();
    }

    private Part part(Todo todo) {
        Description migration = todo.migration();
        return new Part(
                migration.id(),
                redaction.text(migration.owner()),
                redaction.text(migration.expectation()),
                migration.checks().stream()
                        .map(check -> redaction.hidesAt(check.key())
                                ? "what " + migration.id() + " expects at " + check.key()
                                : redaction.text(check.expected()))
                        .toList(),
                redaction.text(migration.rollbackNote()),
                redaction.text(todo.wayBack().says()),
                todo.changes().list().stream()
                        .map(change -> new Shift(
                                change.key().toString(),
                                change.before().map(value -> redaction.shown(change.key(), value)),
                                change.after().map(value -> redaction.shown(change.key(), value))))
                        .toList());
    }

    /** What would change, for one migration after the other. */
    public List<Change> changes() {
        return outcome.todo().stream()
                .flatMap(todo -> todo.changes().list().stream())
                .toList();
    }

    /**
     * What whoever sets these settings has to do, where this program cannot write them: then {@link Migrator#migrate} changes
     * nothing. Empty for places that are written.
     */
    public Instructions instructions() {
        return instructions;
    }

    /** What else should be known. */
    public List<String> notices() {
        return outcome.notices().stream().map(redaction::text).toList();
    }

    /** Why nothing would be done; empty if all can be. */
    public List<Problem> problems() {
        return outcome.problems();
    }

    /**
     * What this plan was made for, as a text: another process that is given it does {@linkplain Migrator#migrateAsPlanned the same
     * or nothing}. It may be shown to whoever may see the plan; what secrets are is not in it. Empty where the source could not be
     * looked at.
     */
    public String fingerprint() {
        return fingerprint.get();
    }

    /** Whether there is nothing to do. */
    public boolean isEmpty() {
        return outcome.todo().isEmpty() && outcome.problems().isEmpty();
    }

    private Page page() {
        Page page = new Page("Plan for " + basis.source(), redaction);
        for (Todo todo : outcome.todo()) {
            String why = switch (todo.why()) {
                case PENDING -> todo.changes().isEmpty() ? " (it finds nothing to change, which is noted)" : "";
                case RETURNED -> " (again: the old settings are back)";
                case LATE -> " (again: its old names came later)";
                case FOUND -> " (its result is there already; it is noted, and nothing is changed)";
            };
            page.section(todo.migration().id() + why)
                    .fact("owner", todo.migration().owner())
                    .fact("expect", todo.migration().expectation())
                    .fact("rollback", todo.migration().rollbackNote())
                    .fact("way back", todo.wayBack().says());
            Forms.changes(page, todo.changes(), redaction);
        }
        if (!instructions.isEmpty()) {
            page.section(Words.INSTRUCTIONS);
            instructions.sentences().forEach(page::line);
        }
        if (!outcome.notices().isEmpty()) {
            page.section("Notes");
            outcome.notices().forEach(notice -> page.message("", notice));
        }
        if (!outcome.problems().isEmpty()) {
            page.section("Nothing can be done");
            outcome.problems().forEach(page::problem);
        } else if (outcome.todo().isEmpty()) {
            page.section("Nothing to do");
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
        Table report = Forms.report("plan", basis.source())
                .put("fingerprint", Value.of(fingerprint()))
                .put("migrations", Forms.list(outcome.todo(), this::form))
                .put("instructions", instructions.form())
                .put("notices", Forms.texts(outcome.notices(), redaction))
                .put("problems", Forms.problems(outcome.problems(), redaction))
                .build();
        return Json.exact(report);
    }

    private Value form(Todo todo) {
        WayBack wayBack = todo.wayBack();
        return Table.builder()
                .put("id", Value.of(todo.migration().id()))
                .put("why", Value.of(todo.why().name().toLowerCase(Locale.ROOT)))
                .put("owner", Value.of(todo.migration().owner()))
                .put("expectation", Value.of(redaction.text(todo.migration().expectation())))
                .put("rollbackNote", Value.of(redaction.text(todo.migration().rollbackNote())))
                .put("wayBack", Value.of(name(wayBack.kind())))
                .put("wayBackSays", Value.of(redaction.text(wayBack.says())))
                .put("changes", Forms.changes(todo.changes(), redaction))
                .build();
    }

    private static String name(WayBack.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
